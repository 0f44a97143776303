"""The language model beside the words that were left over: a button, or a pause in typing, asks it.

A search box tells its text while one types, and Enter no different from a pause. So where the model
is asked by itself, a part of the page with a timer waits: each letter draws it anew, which begins
the pause again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.nlfilter.model_parsing import is_sentence
from clientdesk.nlfilter.notes import NoteKind
from clientdesk.ui import reading, sentence, sentence_model, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.ui.sentence import Said

PAUSE: Final = "1.5s"
"""Without a letter typed, before the model is asked by itself."""

_KEY: Final = "ask-model"
_LONGEST: Final = 40
_WANTED: Final = "model-wanted"
_BEGUN: Final = "model-pause-begun"


def can_help(bar: Said, *, found: int) -> bool:
    """Whether there is a model, and words for it that it was not asked about with success.

    Plain words that meet somebody, or are how a client is called, are told to nobody.
    """
    if not bar.parsed.unparsed or _has(bar, NoteKind.MODEL) or sentence_model.helper() is None:
        return False
    if bar.is_sentence:
        return True
    return not found and is_sentence(bar.text) and not reading.is_name(bar.text)


def offer(bar: Said) -> None:
    """Ask it where that is wanted; else a button, or the pause after which it is asked."""
    helper = sentence_model.helper()
    if helper is None:
        return
    if state.take(_WANTED, "") == bar.text:
        host = md(short(helper.model.host, _LONGEST))
        st.button(f"Asking {host}", key=_KEY, type="tertiary", icon="spinner", disabled=True)
        sentence.ask(helper)
        st.rerun()
    tried = _has(bar, NoteKind.NO_MODEL)
    if sentence_model.asks_by_itself() and is_sentence(bar.text) and not tried:
        state.keep(_BEGUN, True)
        _pause(bar.text)
        return
    st.button(
        "Ask the model again" if tried else "Ask the model",
        key=_KEY,
        type="tertiary",
        icon=":material/auto_awesome:",
        help=md(sentence_model.sends(helper.model)),
        on_click=state.keep,
        args=(_WANTED, bar.text),
    )


@st.fragment(run_every=PAUSE)
def _pause(text: str) -> None:
    """Drawn with the page first, and then alone, which is when nobody typed meanwhile."""
    if state.take(_BEGUN, False):
        st.caption("The model is asked in a moment.")
        return
    state.keep(_WANTED, text)
    st.rerun()


def _has(bar: Said, kind: NoteKind) -> bool:
    return any(note.kind is kind for note in bar.parsed.notes)
