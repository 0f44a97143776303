"""What enrichment proposes for a record: accepted as an ordinary edit, or dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions import client_edits, contacts, facts, records
from clientdesk.actions.clients import Saved
from clientdesk.actions.history import Act
from clientdesk.errors import Refused
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.client_facts import ClientFact, marked
from clientdesk.model.contact import ContactDraft
from clientdesk.model.enrichment_inputs import fingerprint
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.proposals import LABELS, Typed
from clientdesk.model.words import ContactGroup
from clientdesk.queries.found import proposals_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.proposals import Proposal
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

_FROM: Final = {"source": "enrichment"}
_NAMELESS: Final = "Invoices"
"""What a mailbox is called when nobody's name was found with it."""


def accept(
    database: Database, actor: Actor, client_id: UUID, *, seen: Mapping[str, str], now: datetime
) -> Saved:
    """Put proposed values onto the record; seen holds them by field, as the person read them.

    Raises Refused when one of them is not proposed any more.
    """
    require(actor, Permission.WORK_CLIENTS)
    require(actor, Permission.WORK_CONTACTS)

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        chosen = _chosen(tx, client, seen)
        act = Act.begin(tx, actor, now)
        _accept_facts(act, client, [each for each in chosen if each.field in set(ClientFact)])
        _accept_typed(act, client_id, [each for each in chosen if each.field in _TYPED])
        for each in chosen:
            if each.field == Typed.BILLING_CONTACT:
                # An act of its own: an added contact is told by another sentence than an edit.
                _add_contact(Act.begin(tx, actor, now), client, each.value)
        return Saved(client_id)

    return database.write(work)


def dismiss(
    database: Database, actor: Actor, client_id: UUID, *, seen: Mapping[str, str], now: datetime
) -> Saved:
    """Propose these values no more; another value that is found later is proposed again."""
    require(actor, Permission.WORK_CLIENTS)

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        chosen = _chosen(tx, client, seen)
        if chosen:
            act = Act.begin(tx, actor, now)
            facts.dismiss_values(act, client_id, {each.field: each.value for each in chosen})
            edits = [Edit(each.field, each.value, None) for each in chosen]
            act.note_client(ActivityKind.ENRICHMENT_DISMISSED, client, edits)
        return Saved(client_id)

    return database.write(work)


_TYPED: Final = (Typed.NAME, Typed.TAX_ID)


def _chosen(tx: Transaction, client: Mapping[str, Any], seen: Mapping[str, str]) -> list[Proposal]:
    found = [each for each in proposals_of(tx, client) if seen.get(each.field) == each.value]
    missing = sorted(set(seen) - {each.field for each in found})
    if missing:
        raise Refused(
            f"{LABELS.get(missing[0], missing[0])} is not proposed any more with this value.",
            hint="Open the client again to see what is proposed now.",
        )
    return found


def _accept_facts(act: Act, client: Mapping[str, Any], chosen: Sequence[Proposal]) -> None:
    """An accepted fact is enrichment's again, which may keep it up to date."""
    if chosen:
        values = {each.field: each.value for each in chosen}
        by_hand = marked(client["facts_by_hand"]).difference(map(ClientFact, values))
        facts.write(act, {**client, **values}, by_hand)
        edits = [Edit(each.field, each.current, each.value) for each in chosen]
        act.note_client(ActivityKind.UPDATED, client, edits, detail=_FROM)


def _accept_typed(act: Act, client_id: UUID, chosen: Sequence[Proposal]) -> None:
    """Name and tax ID by the ordinary edit; what was found last is then true of them too."""
    if not chosen:
        return
    client = records.client(act.tx, client_id)
    changes = {each.field: each.value for each in chosen}
    wanted, _ = client_edits.cleaned(act.tx, client, changes)
    edits = [Edit(each.field, each.current, str(wanted[each.field])) for each in chosen]
    client_edits.save(act, {**client, **wanted}, edits, detail=_FROM)
    act.tx.execute(
        "renew_enriched_inputs",
        id=client_id,
        before=fingerprint(client),
        after=fingerprint({**client, **wanted}),
    )


def _add_contact(act: Act, client: Mapping[str, Any], email: str) -> None:
    draft = ContactDraft(
        client["finance_contact"] or _NAMELESS,
        email,
        contact_group=ContactGroup.BILLING,
        receives_invoices=True,
    )
    contacts.add_one(act, client, draft, source="enrichment")
