"""When the search bar asks a language model: said and set by an administrator, if one is set up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions.workspace import edit_workspace
from clientdesk.config import settings
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import SentenceModel
from clientdesk.net.model import configured_model
from clientdesk.nlfilter.model_parsing import Helper
from clientdesk.queries.workspace import workspace
from clientdesk.text.labels import label
from clientdesk.ui import cached, notices, state
from clientdesk.ui.escape import md
from clientdesk.ui.filter_fields import follow
from clientdesk.ui.sections import section

if TYPE_CHECKING:
    from clientdesk.net.model import Model

_KEY: Final = "sentence-model"


def helper() -> Helper | None:
    """Who may be asked about a sentence; None without a model, or where it is never asked."""
    model = configured_model(settings())
    if model is None or cached.workspace().sentence_model == SentenceModel.NEVER:
        return None
    return Helper(model)


def asks_by_itself() -> bool:
    """Whether the workspace has the model asked without anybody pressing a button."""
    return cached.workspace().sentence_model == SentenceModel.ALWAYS


def show() -> None:
    """The section; none while no model is set up."""
    model = configured_model(settings())
    if model is None:
        return
    locked = not may(cached.actor(), Permission.CHANGE_SETTINGS)
    follow(_KEY, SentenceModel(cached.workspace().sentence_model))
    with section("Search bar", _PURPOSE, key="sentence-model"):
        st.radio(
            "Ask the language model about words that were not understood",
            list(SentenceModel),
            key=_KEY,
            format_func=lambda when: label("sentence_model", when),
            captions=[_CAPTIONS[when] for when in SentenceModel],
            on_change=_choose,
            disabled=locked,
        )
        st.caption(md(sends(model)))


def sends(model: Model) -> str:
    """What leaves the workspace, and where to."""
    return (
        f"{model.host} is told the sentence as it was typed, the day, and the words that a filter "
        "knows; nothing of clients, members or invoices."
    )


_PURPOSE: Final = (
    "Sentences are read here, without a model. One can help with the words that are left over; "
    "what was read without it stays as it is."
)
_CAPTIONS: Final = {
    SentenceModel.NEVER: "Nothing leaves this server.",
    SentenceModel.ASKED: "A button beside those words asks.",
    SentenceModel.ALWAYS: "After a pause in typing, for three words or more.",
}


def _choose() -> None:
    """Choose as it was wanted, whatever somebody else chose meanwhile."""
    database = cached.database()
    changes = {"sentence_model": state.recall(_KEY, SentenceModel.ASKED)}
    edit_workspace(database, cached.actor(), workspace(database), changes, cached.now())
    notices.say("Settings are saved.")
