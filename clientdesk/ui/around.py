"""Who stands before and after a client in the filtered list, without reading the whole list.

The page that the directory shows mostly holds the answer; walking past its ends reads three rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from clientdesk.queries.directory import Neighbours
from clientdesk.ui import cached, state, steering

if TYPE_CHECKING:
    from clientdesk.model.client_filter import ClientFilter

_POSITION: Final = "walked-to"


def around(client_filter: ClientFilter, client_id: UUID) -> Neighbours:
    """The neighbours of a client in the list; position 0 when it is not in it."""
    walked_to: int = state.recall(_POSITION, 1)
    windows = (steering.window(), (max(0, walked_to - 2), 3))
    seen = (_within(client_filter, client_id, window) for window in windows)
    found = next((answer for answer in seen if answer), None)
    found = found or cached.neighbours(client_filter, client_id)
    state.keep(_POSITION, found.position)
    return found


def stepped(places: int) -> None:
    """Remember that the person walks on by so many places, so that the list comes along."""
    position = state.recall(_POSITION, 1) + places
    state.keep(_POSITION, position)
    steering.turn_to(position)


def _within(
    client_filter: ClientFilter, client_id: UUID, window: tuple[int, int]
) -> Neighbours | None:
    """The answer from one stretch of the list; None when the stretch does not hold it wholly."""
    offset, limit = window
    found = cached.directory(client_filter, offset=offset, limit=limit)
    ids = [UUID(text) for text in found.clients["id"]]
    if client_id not in ids:
        return None
    place = ids.index(client_id)
    position = offset + place + 1
    if (place == 0 and offset) or (place == len(ids) - 1 and position < found.total):
        return _within(client_filter, client_id, (max(0, position - 2), 3))
    around_it = [None, *ids, None]
    return Neighbours(around_it[place], around_it[place + 2], position, found.total)
