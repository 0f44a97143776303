"""A chip for each condition: its words open its field, its cross drops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.ui import condition_fields, sentence, steering
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.ui.conditions import Condition
    from clientdesk.ui.sentence import Said

_LONGEST = 60


def show(chips: Sequence[Condition], client_filter: ClientFilter, bar: Said) -> None:
    """Draw the chips in one row that wraps, and what drops them all."""
    with st.container(horizontal=True, key="filter-chips", gap="xsmall"):
        for chip in chips:
            _chip(chip, client_filter, bar.words_of(chip.key, client_filter))
        st.button("Clear all", type="tertiary", key="clear-filters", on_click=sentence.clear)


def _chip(chip: Condition, client_filter: ClientFilter, words: str) -> None:
    text = md(short(chip.text, _LONGEST))
    with st.container(horizontal=True, key=f"chip-of-{chip.key}", gap=None, width="content"):
        source = f"From “{md(short(words, 200))}”" if words else None
        with st.popover(text, key=f"chip-edit-{chip.key}", help=source):
            condition_fields.show(client_filter, chip.key)
        st.button(
            f"Remove {text}",
            key=f"chip-{chip.key}",
            icon=":material/close:",
            on_click=steering.drop,
            args=(chip.key,),
        )
