"""The inputs that show a condition of the filter, and change it.

A closed popover's controls are not drawn, and Streamlit draws them with what the latest run set:
so each run sets them all from the filter in the address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.model.client_filter import UNASSIGNED, Sort
from clientdesk.text.dates import day
from clientdesk.text.typed_days import read_day
from clientdesk.ui import cached, state, steering
from clientdesk.ui.conditions import SORTS
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from clientdesk.model.client_filter import ClientFilter

_UNASSIGNED: Final = "Unassigned"
_UP: Final = "Ascending"
_DOWN: Final = "Descending"


@dataclass(frozen=True, slots=True)
class Typed:
    """The words around a text that is typed."""

    title: str
    written: str
    """What the filter has."""
    wrong: str
    """What to say of a text that is not taken."""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Inputs for a filter, in one place of the page."""

    filter: ClientFilter
    place: str = "filter"

    def key(self, field: str) -> str:
        """The key of a field's input."""
        return f"{self.place}-{field}"

    def typed(self, field: str, words: Typed, is_taken: Callable[[str], bool]) -> None:
        """A text that applies on Enter; one that is not taken stays, with what is wrong."""
        key = self.key(field)
        refused: str = state.recall(_refused(key), "")
        state.keep(key, refused or words.written)
        st.text_input(
            words.title,
            key=key,
            placeholder=words.example,
            on_change=_take_typed,
            args=(key, is_taken),
        )
        if refused:
            st.markdown(f":small[:red[{md(words.wrong)}]]")

    def date(self, field: str, title: str) -> None:
        """A day; Streamlit's own date input drops what is typed, on Escape as on Enter."""
        value: date | None = getattr(self.filter, field)
        locale = cached.workspace().locale

        def take_day(typed: str) -> bool:
            read = read_day(typed, locale)
            if read or not typed:
                steering.change(**{field: read})
            return bool(read or not typed)

        written = day(value, locale) if value else ""
        wrong = f"{title} must be a day such as 22 Nov 2026 or 2026-11-22."
        self.typed(field, Typed(title, written, wrong, day(cached.today(), locale)), take_day)

    def many(
        self, field: str, title: str, *, options: Sequence[str], wording: Callable[[Any], str] = str
    ) -> None:
        """Any of the words of a list."""
        state.keep(self.key(field), list(getattr(self.filter, field)))
        st.multiselect(
            title,
            options,
            key=self.key(field),
            format_func=wording,
            placeholder="Any",
            on_change=_take_many,
            args=(self.key(field), field),
        )

    def owner(self) -> None:
        """Any of the members, and nobody."""
        asked = set(self.filter.owner or ())
        names = sorted({member.name for member in cached.members()} | asked - {UNASSIGNED})
        nobody = self.filter.owner == () or UNASSIGNED in asked
        wanted = [*([_UNASSIGNED] if nobody else []), *sorted(asked - {UNASSIGNED})]
        state.keep(self.key("owner"), wanted)
        st.multiselect(
            "Owner",
            [_UNASSIGNED, *names],
            key=self.key("owner"),
            placeholder="Anybody",
            on_change=_take_owner,
            args=(self.key("owner"),),
        )

    def order(self) -> None:
        """What the list is sorted by, and which way."""
        left, right = st.columns(2, vertical_alignment="bottom")
        state.keep(self.key("sort"), self.filter.sort or Sort.NAME)
        left.selectbox(
            "Sort by",
            list(SORTS),
            key=self.key("sort"),
            format_func=SORTS.__getitem__,
            on_change=take,
            args=(self.key("sort"), "sort"),
        )
        state.keep(self.key("direction"), _DOWN if self.filter.descending else _UP)
        right.segmented_control(
            "Direction",
            [_UP, _DOWN],
            key=self.key("direction"),
            required=True,
            label_visibility="collapsed",
            on_change=_take_direction,
            args=(self.key("direction"),),
        )


def take(key: str, field: str) -> None:
    """Ask for what the control shows."""
    steering.change(**{field: state.recall(key, None)})


def _take_typed(key: str, is_taken: Callable[[str], bool]) -> None:
    typed = state.recall(key, "").strip()
    state.keep(_refused(key), "" if is_taken(typed) else typed)


def _refused(key: str) -> str:
    return f"{key}-refused"


def _take_many(key: str, field: str) -> None:
    steering.change(**{field: tuple(state.recall(key, ()))})


def _take_owner(key: str) -> None:
    names: list[str] = state.recall(key, [])
    owners = tuple(UNASSIGNED if name == _UNASSIGNED else name for name in names)
    steering.change(owner=() if owners == (UNASSIGNED,) else owners or None)


def _take_direction(key: str) -> None:
    steering.change(descending=state.recall(key, _UP) == _DOWN)
