"""The enrichment of one client: where it stands, what was found, what is proposed and missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.errors import NotFound
from clientdesk.model.client_facts import marked
from clientdesk.model.enrichment_due import is_old
from clientdesk.model.enrichment_inputs import fingerprint
from clientdesk.model.readiness import gaps
from clientdesk.model.words import ContactGroup, EnrichmentStatus
from clientdesk.queries.found import found_of, proposals_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.client_facts import ClientFact
    from clientdesk.model.proposals import Proposal
    from clientdesk.model.readiness import Gap
    from clientdesk.queries.found import Found
    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class ClientEnrichment:
    """All that a page says of a client's enrichment."""

    status: EnrichmentStatus
    skip_reason: str | None
    error_kind: str | None
    error: str | None
    attempts: int
    next_try: datetime | None
    """When it is tried again by itself."""
    page: str | None
    """Which is being read."""
    pages_read: int
    started_at: datetime | None
    enriched_at: datetime | None
    is_old: bool
    inputs_changed: bool
    """Whether a field that was looked up by has changed since."""
    by_hand: frozenset[ClientFact]
    """The facts that people set."""
    newest: Found | None
    proposals: tuple[Proposal, ...]
    gaps: tuple[Gap, ...]


def client_enrichment(database: Database, client_id: UUID, now: datetime) -> ClientEnrichment:
    """The enrichment of a client; earlier results are in queries.found. Raises NotFound."""
    row = database.row("client_enrichment", id=client_id)
    if row is None:
        raise NotFound("client", client_id)
    results = found_of(database, client_id, limit=1)
    newest = results[0] if results else None
    inputs_changed = row["enriched_inputs"] not in {None, fingerprint(row)}
    return ClientEnrichment(
        status=EnrichmentStatus(row["enrichment_status"]),
        skip_reason=row["enrichment_skip_reason"],
        error_kind=row["enrichment_error_kind"],
        error=row["enrichment_error"],
        attempts=row["enrichment_attempts"],
        **{name: row[name] for name in ("next_try", "page", "pages_read", "started_at")},
        enriched_at=row["enriched_at"],
        is_old=is_old(row["enriched_at"], now),
        inputs_changed=inputs_changed,
        by_hand=marked(row["facts_by_hand"]),
        newest=newest,
        proposals=proposals_of(database, row),
        gaps=gaps(
            row,
            newest.result if newest else None,
            billing_mailboxes=_billing_mailboxes(database, row),
            inputs_changed=inputs_changed,
            now=now,
        ),
    )


def _billing_mailboxes(database: Database, client: Mapping[str, Any]) -> list[str]:
    contacts = database.rows("contacts_to_change", client_id=client["id"])
    billing = (each for each in contacts if each["contact_group"] == ContactGroup.BILLING)
    return [contact["email"] for contact in billing if contact["email"]]
