"""Which clients of the directory's list this session has selected, over pages and orders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client_filter import ClientFilter
from clientdesk.queries.as_of import as_of
from clientdesk.queries.directory import everybody
from clientdesk.ui import cached, state

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from clientdesk.queries.directory import Directory

_KEPT: Final = "bulk-selection"


@dataclass(frozen=True, slots=True)
class Selection:
    """Some clients of a list, or the whole of it but some."""

    of: ClientFilter
    """The list, in whatever order."""
    ids: frozenset[str] = frozenset()
    """Who is selected; of a whole list, who is not."""
    is_whole: bool = False

    def has(self, client_id: str) -> bool:
        """Whether a client of the list is selected."""
        return (client_id in self.ids) != self.is_whole

    def turned(self, shown: Collection[str], selected: Iterable[str]) -> Selection:
        """The same, but of the clients shown only those selected."""
        here = frozenset(shown)
        chosen = here.intersection(selected)
        named = here - chosen if self.is_whole else chosen
        return replace(self, ids=self.ids - here | named)


def of(client_filter: ClientFilter) -> Selection:
    """What is selected of the list; another list has nothing selected yet."""
    nothing = Selection(_in_any_order(client_filter))
    kept = state.recall(_KEPT, nothing)
    return kept if kept.of == nothing.of else nothing


def follow(client_filter: ClientFilter) -> None:
    """Let the selection end where the list is another one, and say so."""
    kept = state.recall(_KEPT, Selection(ClientFilter()))
    if kept.of != _in_any_order(client_filter):
        clear()
        if kept.ids or kept.is_whole:
            st.toast("The list is another one, so nothing is selected any more.")


def take(client_filter: ClientFilter, shown: Collection[str], selected: Iterable[str]) -> None:
    """Of the clients shown, select just these."""
    state.keep(_KEPT, of(client_filter).turned(shown, selected))


def take_all(client_filter: ClientFilter) -> None:
    """Select every client of the list, on all its pages."""
    state.keep(_KEPT, Selection(_in_any_order(client_filter), is_whole=True))


def clear() -> None:
    """Select nobody."""
    nothing: Selection | None = None
    state.take(_KEPT, nothing)


def size(selection: Selection, found: Directory) -> int:
    """How many are selected; found is the list as it is now."""
    if not selection.is_whole:
        return len(selection.ids)
    return len(ids(selection)) if selection.ids else found.total


def ids(selection: Selection) -> list[str]:
    """Who is selected, by their ids; a whole list is read as it is at this moment."""
    if not selection.is_whole:
        return sorted(selection.ids)
    return [each for each in _everybody(selection.of) if each not in selection.ids]


def _everybody(client_filter: ClientFilter) -> list[str]:
    return cached.read_on_day(
        lambda database, day: everybody(client_filter, as_of(database, day)).to_list(),
        "everybody",
        client_filter.to_json(),
    )


def _in_any_order(client_filter: ClientFilter) -> ClientFilter:
    """The list without its order, unless only so many of its first are in it."""
    if client_filter.limit is not None:
        return client_filter
    return replace(client_filter, sort=None, descending=False)
