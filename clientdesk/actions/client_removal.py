"""The removal of a client for good: what it touches, what it asks for, and what stays."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.actions.merging_traces import end_merges
from clientdesk.errors import InvalidField, Refused
from clientdesk.model.activity import ActivityKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.actions.history import Act
    from clientdesk.store.transaction import Transaction

_KEPT: Final = (
    *("forget_kept_clients_of_client", "forget_kept_client_contacts_of_client"),
    *("forget_kept_portal_links_of_client", "forget_kept_invoices_of_client"),
    *("forget_kept_payments_of_client", "forget_kept_enrichment_jobs_of_client"),
    *("delete_client_ignores", "forget_not_duplicates"),
)
"""What is kept of a client, and of those that it absorbed, beside its records."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What a deletion of a client would touch; its invoices and payments stay without it."""

    name: str
    issued_invoices: int
    draft_invoices: int
    payments: int
    contacts: int
    activities: int
    has_notes: bool
    has_portal_link: bool


def refuse_removal(impact: Impact, typed_name: str, keep_invoices: bool) -> None:
    """Raise unless the name was typed, and it was confirmed that issued invoices stay."""
    refuse_other_name(impact.name, typed_name)
    if impact.issued_invoices and not keep_invoices:
        count = impact.issued_invoices
        said = "1 invoice was" if count == 1 else f"{count:,} invoices were"
        raise Refused(
            f"{said} issued to {impact.name}, so it was not deleted.",
            hint="Archive it, or confirm that the invoices stay without the client.",
        )


def refuse_other_name(name: str, typed: str) -> None:
    """Raise InvalidField unless the name was typed."""
    if _plain(typed) != _plain(name):
        raise InvalidField("name", "Name is not the client's. Type it as it stands in the record.")


def take_out(tx: Transaction, client: Mapping[str, Any]) -> None:
    """Take out a client with all that is its own; its invoices and payments stay without it."""
    client_id = client["id"]
    for each in (client_id, *end_merges(tx, client_id)):
        for name in _KEPT:
            tx.execute(name, client_id=each)
    theirs = tx.rows("sums_of_clients", ids=[client_id])
    tx.changed.invoices.update(UUID(row["id"]) for row in theirs)
    tx.changed.clients.add(client_id)
    tx.execute("detach_invoices", client_id=client_id, name=client["name"])
    for name in (
        *("detach_payments", "delete_client_contacts", "delete_client_activities"),
        *("delete_client_portal_links", "delete_client_portal_views", "delete_client_figures"),
        *("delete_client_enrichment_jobs", "delete_client_enrichment_results"),
        "delete_client_dismissals",
    ):
        tx.execute(name, client_id=client_id)
    tx.execute("delete_client", id=client_id)


def remove(act: Act, client: Mapping[str, Any], impact: Impact) -> None:
    """Remove a client, and note that it was there."""
    take_out(act.tx, client)
    counts = {
        "client_id": client["id"],
        "invoices": impact.issued_invoices + impact.draft_invoices,
        "payments": impact.payments,
        "contacts": impact.contacts,
        "activities": impact.activities,
    }
    # The record is gone: only its name stays, so that nothing points to what is not there.
    gone = {"id": None, "name": client["name"]}
    act.note_client(ActivityKind.DELETED, gone, detail=counts)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
