"""The saved view that the address names: read as the page begins, looked at, changed, left."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.actions import list_choices
from clientdesk.errors import InvalidFilter, StoreError
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.saved_view import Shown
from clientdesk.queries import saved_views as queries
from clientdesk.ui import cached, state, steering
from clientdesk.ui.tables import CLIENT_COLUMNS, USUAL_COLUMNS

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.saved_view import SavedView
    from clientdesk.queries.saved_views import ListChoices

EVERYBODY: Final = "all"
"""The list without a view, in an address that must not open somebody's default."""

_LOOKED: Final = "view-looked-at"
_GONE: Final = "The link’s view is private or was deleted."
_KEPT: Final = "The list is filtered as the link says."
_ALL: Final = "All active clients are shown."


@dataclass(frozen=True, slots=True)
class Here:
    """What the address says: a view that is seen, what it shows, and why not when it cannot."""

    view: SavedView | None = None
    shown: Shown | None = None
    problem: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether what is shown differs from what the view shows."""
        return self.view is not None and self.shown != shown_now()


def views() -> list[SavedView]:
    """The views that the member sees, by name."""
    member = cached.actor().id
    return cached.read_on_day(
        lambda database, _: queries.views_of(database, member), "views", member
    )


def choices() -> ListChoices:
    """What the member chose for the list."""
    member = cached.actor().id
    return cached.read_on_day(
        lambda database, _: queries.choices_of(database, member), "list-choices", member
    )


def arrive() -> Here:
    """Read the view as a page begins; an address that says nothing opens the member's default."""
    default = choices().default_view_id
    if not state.view_in_address() and default is not None:
        state.show_view(EVERYBODY if state.has_filter() else str(default))
    found = here()
    state.keep_view(found.shown.filter if found.shown else ClientFilter())
    steering.usual_columns(found.shown.columns if found.shown else _own_columns())
    if found.view and found.shown and state.recall(_LOOKED, "") != state.view_in_address():
        look(found)
    state.keep(_LOOKED, state.view_in_address())
    return found


def here() -> Here:
    """The view that the address names."""
    name = state.view_in_address()
    if name in {"", EVERYBODY}:
        return Here()
    view = next((one for one in views() if str(one.id) == name), None)
    if view is None:
        return Here(problem=f"{_GONE} {_KEPT if state.has_filter() else _ALL}")
    try:
        shown = view.shown()
    except InvalidFilter as problem:
        return Here(view, problem=f"{problem.message} {problem.hint} {_ALL}")
    return Here(view, Shown(shown.filter, _known(shown.columns)))


def shown_now() -> Shown:
    """What the list shows now."""
    return Shown(state.read_filter().filter, steering.shown_columns()[1:])


def go_to(view_id: UUID | None) -> None:
    """Show the list of a view, or of all active clients."""
    left = here()
    if left.shown and not left.is_changed:
        look(left)
    state.show_view(str(view_id) if view_id else EVERYBODY)
    found = here()
    shows = found.shown.filter if found.shown else ClientFilter()
    state.keep_view(shows)
    steering.forget_columns()
    steering.go_to(shows)


def look(found: Here) -> None:
    """Remember whom the member sees in the view; a list can be read where nothing can be kept."""
    if found.view is None or found.shown is None:
        return
    shows = found.shown.filter
    known = cached.read_on_day(
        lambda database, day: queries.matching(database, shows, day), "matching", shows.to_json()
    )
    with suppress(StoreError):
        list_choices.look(cached.database(), cached.actor(), found.view.id, known)


def choose_columns(keys: tuple[str, ...]) -> None:
    """Show these columns; outside saved views the member finds them again."""
    steering.show_columns(keys)
    if here().view is None:
        list_choices.choose_columns(cached.database(), cached.actor(), keys)


def news(view: SavedView) -> int | None:
    """How many are new in a view since the member's last look."""
    member = cached.actor().id
    with suppress(InvalidFilter):
        return cached.read_on_day(
            lambda database, day: queries.news(database, member, view, day),
            *("view-news", member, view.id, view.version),
        )
    return None


def size() -> int:
    """How many clients a count looks through."""
    return cached.read_on_day(queries.size, "clients-looked-through")


def _own_columns() -> tuple[str, ...]:
    chosen = choices().columns
    return USUAL_COLUMNS if chosen is None else _known(chosen)


def _known(columns: tuple[str, ...]) -> tuple[str, ...]:
    """In the directory's order, without those that there are no more."""
    return tuple(key for key in list(CLIENT_COLUMNS)[1:] if key in columns)
