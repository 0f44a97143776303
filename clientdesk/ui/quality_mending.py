"""What became of a deed in the drawer: said in it, as only a whole run of a page may toast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.errors import ClientDeskError
from clientdesk.ui import state
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Callable

_DONE: Final = "mend-done"
_PROBLEM: Final = "mend-problem"


def forget() -> None:
    """Say nothing of another client."""
    state.keep(_DONE, "")
    state.keep(_PROBLEM, ("", ""))


def attempt(where: str, work: Callable[[], str]) -> None:
    """Do it, and keep what to say: at the top when it is done, where it was asked for when not."""
    forget()
    try:
        state.keep(_DONE, work())
    except ClientDeskError as problem:
        state.keep(_PROBLEM, (where, f"{problem.message} {problem.hint}".strip()))


def said() -> None:
    """What was done last."""
    done = state.recall(_DONE, "")
    if done:
        st.success(md(done), icon=":material/check:")


def problem(where: str) -> None:
    """Why what was asked for here was not done."""
    at, sentence = state.recall(_PROBLEM, ("", ""))
    if sentence and at == where:
        st.markdown(f":small[:red[{md(sentence)}]]")
