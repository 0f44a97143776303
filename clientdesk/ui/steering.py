"""Which list the directory shows: every change of it goes into the address."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client_filter import Sort
from clientdesk.ui import state
from clientdesk.ui.conditions import without
from clientdesk.ui.tables import CLIENT_COLUMNS, USUAL_COLUMNS

if TYPE_CHECKING:
    from clientdesk.model.client_filter import ClientFilter

PAGE_SIZE: Final = "directory-page-size"
PAGE_SIZES: Final = (25, 50, 100)
_COLUMNS: Final = "directory-columns"
_TURNED: Final = "directory-turned"


def change(**changes: object) -> None:
    """Put changed conditions into the address and start at the first page."""
    values: dict[str, Any] = dict(changes)
    go_to(replace(state.read_filter().filter, **values))


def go_to(client_filter: ClientFilter) -> None:
    """Show another list from its first page."""
    state.show_filter(client_filter)
    show_page(1)


def drop(key: str) -> None:
    """Drop one condition."""
    go_to(without(state.read_filter().filter, key))


def sort_by(column: str) -> None:
    """Order by a column, largest first; the same column again turns the order round."""
    now = state.read_filter().filter
    sort = Sort(column)
    if (now.sort or Sort.NAME) is sort:
        change(sort=sort, descending=not now.descending)
    else:
        change(sort=sort, descending=sort is not Sort.NAME)


def follow() -> None:
    """Begin at the first page where back, forward or a link brought another list."""
    if _last_turned()[2] != state.last_filter():
        show_page(1)


def page() -> int:
    """The page that the session is on, from 1."""
    return state.recall(page_key(), turned()[0])


def turned() -> tuple[int, int]:
    """The page that this list was put on last, and how often any was; people turn on from it."""
    number, times, of = _last_turned()
    return (number if of == state.last_filter() else 1), times


def page_key() -> str:
    """The key of what turns pages: another each time, as a drawn one would keep its own page."""
    return f"directory-page-{turned()[1]}"


def show_page(number: int) -> None:
    """Put the list that the session looks at on a page."""
    state.keep(_TURNED, (number, turned()[1] + 1, state.last_filter()))


def _last_turned() -> tuple[int, int, ClientFilter | None]:
    nothing: tuple[int, int, ClientFilter | None] = (1, 0, None)
    return state.recall(_TURNED, nothing)


def page_size() -> int:
    """How many rows a page has in this session."""
    return state.recall(PAGE_SIZE, PAGE_SIZES[0])


def window() -> tuple[int, int]:
    """The rows that the session's page shows: how many come before them, how many they are."""
    return (page() - 1) * page_size(), page_size()


def turn_to(position: int) -> None:
    """Show the page that the client at this position, from 1, stands on."""
    show_page(max(position - 1, 0) // page_size() + 1)


def shown_columns() -> tuple[str, ...]:
    """The columns that this session shows in the view that is open, in the directory's order."""
    chosen = {"name", *state.recall(_columns_key(), state.recall(_COLUMNS, USUAL_COLUMNS))}
    return tuple(key for key in CLIENT_COLUMNS if key in chosen)


def show_columns(keys: tuple[str, ...]) -> None:
    """Show these columns from now on in this session, in the view that is open."""
    state.keep(_columns_key(), keys)


def forget_columns() -> None:
    """Show the columns again that the view that is open has by itself."""
    state.take(_columns_key(), ())


def usual_columns(keys: tuple[str, ...]) -> None:
    """Show these columns where this session has not chosen others."""
    state.keep(_COLUMNS, keys)


def _columns_key() -> str:
    return f"{_COLUMNS}-of-{state.view_in_address()}"
