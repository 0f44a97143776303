"""What a person asks about one client's lookup: when its turn comes, and what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.activity import ActivityKind
from clientdesk.model.enrichment_inputs import READ
from clientdesk.queries.activities import of_client

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database

_MANY = 500
"""Changes that are looked through; who made more since the last lookup changed everything."""


def place_in_queue(database: Database, client_id: UUID) -> int:
    """How many turns it takes until the client's own, with it; 0 when it does not wait."""
    [row] = database.rows("place_in_queue", client_id=client_id)
    place: int = row["place"]
    return place


def changed_since(database: Database, client_id: UUID, since: datetime) -> tuple[str, ...]:
    """The fields that enrichment goes by and somebody has changed since, in their order."""
    edits = of_client(database, client_id, kinds=[ActivityKind.UPDATED], limit=_MANY)
    # What was accepted of the lookup itself is no reason for another.
    own = edits["detail"].str.contains("enrichment", literal=True).fill_null(value=False)
    later = set(edits.filter((edits["at"] > since) & ~own)["field"])
    return tuple(field for field in READ if field in later)
