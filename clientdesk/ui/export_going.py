"""A file that takes a while: how far it is, and where it is fetched; found again after leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.documents import handout
from clientdesk.text.amounts import number, size
from clientdesk.ui import cached
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.documents.handout import Handout

_EVERY: Final = 0.7
"""Seconds between two looks at a file that is being made."""


def show(purpose: str, again: Callable[[], None], *, is_aside: bool = False) -> bool:
    """Draw the member's file for the purpose; whether there is one.

    Whoever drops it goes on to the page's next run, before which again is called; aside, it is
    not what the page is for.
    """
    made = handout.latest(cached.actor().id, purpose)
    if made is None:
        return False
    st.fragment(_show, run_every=_EVERY if made.is_making else None)(made, again, is_aside=is_aside)
    return True


def _show(made: Handout, again: Callable[[], None], *, is_aside: bool) -> None:
    locale = cached.workspace().locale
    st.text(made.wanted.name)
    if made.is_making:
        part = made.done / made.wanted.total if made.wanted.total else 0.0
        said = f"{number(made.done, locale)} of {number(made.wanted.total, locale)} rows"
        st.progress(min(part, 1.0), text=md(said))
        st.caption("You may leave and come back: the file is kept for an hour.")
        _drop("Stop", made, again)
    elif made.problem:
        st.error(md(made.problem))
        _drop("Start over", made, again)
    else:
        st.text(f"{number(made.done, locale)} rows, {size(made.size, locale)}")
        with st.container(horizontal=True, horizontal_alignment="right"):
            _drop("Make another", made, again)
            st.link_button(
                "Download",
                made.address,
                type="secondary" if is_aside else "primary",
                icon=":material/download:",
                key="export-download",
            )


def _drop(word: str, made: Handout, again: Callable[[], None]) -> None:
    if st.button(word, key="export-drop"):
        handout.drop(made)
        again()
        st.rerun()
