"""The search bar: one field for plain words and for sentences, and what one could say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from clientdesk.ui import examples, sentence, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.ui.sentence import Said

_SEARCH: Final = "filter-search"
LONGEST: Final = 60
"""Letters of a sentence on a button."""

_MOST: Final = 3


def field(bar: Said) -> None:
    """The field, which is read as one types."""
    follow(_SEARCH, bar.text)
    st.text_input(
        "Search clients",
        key=_SEARCH,
        type="search",
        max_chars=500,
        live="300ms",
        placeholder="Search, or say what you need: “overdue in Berlin”",
        icon=":material/search:",
        label_visibility="collapsed",
        on_change=_take,
    )


def _take() -> None:
    sentence.say(state.recall(_SEARCH, ""))


def at_rest() -> None:
    """What one could say: the sentences left last, then examples that match something."""
    known = sentence.recent()
    tried = [] if len(known) >= _MOST else [one for one in examples.sentences() if one not in known]
    if not known and not tried:
        return
    with line("bar-rest"):
        if known:
            _offer("Recent", known, "recent")
        if tried:
            _offer("Try", tried[: _MOST - len(known)], "example")


def _offer(title: str, sentences: Sequence[str], kind: str) -> None:
    with line(f"bar-{kind}", width="content"):
        st.caption(title, width="content")
        for number, one in enumerate(sentences):
            st.button(
                md(short(one, LONGEST)),
                key=f"{kind}-{number}",
                type="tertiary",
                on_click=sentence.say,
                args=(one,),
            )


def line(
    key: str, *, width: Literal["stretch", "content"] = "stretch"
) -> st.delta_generator.DeltaGenerator:
    """A line of small words and buttons that wraps."""
    return st.container(
        horizontal=True, key=key, gap="xsmall", vertical_alignment="center", width=width
    )
