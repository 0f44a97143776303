"""What the pages read of a client's enrichment, kept until the next change or day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.queries import lookups
from clientdesk.queries.client_enrichment import client_enrichment
from clientdesk.queries.found import found_of
from clientdesk.text.dates import day
from clientdesk.ui import cached, profile_reads

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.client_facts import ClientFact
    from clientdesk.model.enrichment import Result
    from clientdesk.queries.client_enrichment import ClientEnrichment


def of(client_id: UUID) -> ClientEnrichment:
    """Where a client's lookup stands, what was found, what is proposed and missing."""
    return cached.read_on_day(
        lambda database, _day: client_enrichment(database, client_id, cached.now()),
        "client-enrichment",
        str(client_id),
    )


def before(client_id: UUID) -> Result | None:
    """What the lookup before the newest one had found."""
    found = cached.read_on_day(
        lambda database, _day: found_of(database, client_id, limit=2),
        "found",
        str(client_id),
    )
    return found[1].result if len(found) > 1 else None


def place(client_id: UUID) -> int:
    """How many turns it takes until the client's own; 0 when it does not wait."""
    return cached.read_on_day(
        lambda database, _day: lookups.place_in_queue(database, client_id),
        "place-in-queue",
        str(client_id),
    )


def changed(client_id: UUID, since: datetime) -> tuple[str, ...]:
    """The fields that enrichment goes by and somebody has changed since."""
    return cached.read_on_day(
        lambda database, _day: lookups.changed_since(database, client_id, since),
        "changed-inputs",
        str(client_id),
        since,
    )


def hands(client_id: UUID, facts: frozenset[ClientFact]) -> dict[ClientFact, str]:
    """Of each of these facts, which a person set: who did and when."""
    return {fact: _set_by(client_id, fact) for fact in facts}


def _set_by(client_id: UUID, fact: ClientFact) -> str:
    changes = profile_reads.changes_of(client_id, fact)
    if changes.is_empty():
        return "Set by hand"
    workspace, last = cached.workspace(), changes.row(0, named=True)
    on = day(workspace.day(last["at"]), workspace.locale)
    return f"Set by {last['actor_name']} on {on}"
