"""The client that an id on the command line means."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from uuid import UUID

from clientdesk.errors import NotFound
from clientdesk.queries.merges import survivor_of

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def client_id(database: Database, text: str) -> UUID:
    """The id of a client that is there, which an old id leads to; raises NotFound."""
    try:
        named = UUID(text)
    except ValueError as error:
        raise NotFound("client", text) from error
    survivor = survivor_of(database, named)
    if survivor is not None:
        name = survivor.absorbed_name
        print(f"“{name}” was merged into the client {survivor.id}.", file=sys.stderr)
        named = survivor.id
    if not database.rows("enrichments_to_move", ids=[named]):
        raise NotFound("client", text)
    return named
