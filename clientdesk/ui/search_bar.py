"""The search bar: one field for plain words and for sentences, and what it made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from clientdesk.nlfilter.notes import NoteKind
from clientdesk.ui import cached, examples, model_help, reading, sentence, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.nlfilter.suggesting import Suggestion
    from clientdesk.ui.sentence import Said

_SEARCH: Final = "filter-search"
_LONGEST: Final = 60
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
    with _line("bar-rest"):
        if known:
            _offer("Recent", known, "recent")
        if tried:
            _offer("Try", tried[: _MOST - len(known)], "example")


def _offer(title: str, sentences: Sequence[str], kind: str) -> None:
    with _line(f"bar-{kind}", width="content"):
        st.caption(title, width="content")
        for number, one in enumerate(sentences):
            st.button(
                md(short(one, _LONGEST)),
                key=f"{kind}-{number}",
                type="tertiary",
                on_click=sentence.say,
                args=(one,),
            )


def says(bar: Said, client_filter: ClientFilter, *, found: int) -> None:
    """What was not understood, what had to be decided, and what may have been meant."""
    if not bar.holds:
        return
    can_help = model_help.can_help(bar, found=found)
    unread = bar.parsed.unparsed if bar.is_sentence or can_help else ""
    notes = [note.text for note in bar.parsed.notes if note.kind is not NoteKind.NO_CURRENCY]
    meant = bar.meant if bar.is_sentence or not found else ()
    as_words = _as_words(bar) if bar.is_sentence and not found else ""
    no_currency = _has_note(bar, NoteKind.NO_CURRENCY) and not client_filter.currency
    if not (unread or notes or meant or as_words or no_currency):
        return
    with st.container(key="bar-says", gap="xxsmall"):
        if unread:
            _not_understood(unread, bar if can_help else None)
        if notes:
            st.caption(md(" ".join(notes)))
        if no_currency:
            _each_currency()
        if meant:
            _did_you_mean(meant)
        if as_words:
            _plain_words(as_words)


def _not_understood(unread: str, helped: Said | None) -> None:
    """One line, with the model beside it where that could read the words."""
    with _line("bar-unread"):
        said = f"Not understood, so searched as text: “{md(short(unread, 120))}”"
        st.caption(said, width="content")
        if helped:
            model_help.offer(helped)


def _each_currency() -> None:
    currency = cached.workspace().base_currency
    with _line("bar-currency"):
        st.caption("Amounts are compared in each client's currency.", width="content")
        st.button(
            f"Only clients billed in {currency}",
            key="only-base-currency",
            type="tertiary",
            on_click=sentence.only_in,
            args=(currency,),
        )


def _did_you_mean(meant: Sequence[Suggestion]) -> None:
    with _line("bar-meant"):
        st.caption("Did you mean", width="content")
        for number, one in enumerate(meant):
            st.button(
                f"“{md(short(one.sentence, _LONGEST))}”?",
                key=f"meant-{number}",
                type="tertiary",
                on_click=sentence.say,
                args=(one.sentence,),
            )


def _as_words(bar: Said) -> str:
    """The text as words to search for, where that would find somebody."""
    quoted = sentence.as_text(bar.text)
    wanted = reading.read(quoted)
    if not reading.is_plain(wanted) or not cached.directory(wanted.filter, limit=1).total:
        return ""
    return quoted


def _plain_words(quoted: str) -> None:
    with _line("bar-words"):
        st.caption("Clients have these words in their record.", width="content")
        st.button(
            "Search for the words as they stand",
            key="plain-words",
            type="tertiary",
            on_click=sentence.say,
            args=(quoted,),
        )


def _has_note(bar: Said, kind: NoteKind) -> bool:
    return any(note.kind is kind for note in bar.parsed.notes)


def _line(
    key: str, *, width: Literal["stretch", "content"] = "stretch"
) -> st.delta_generator.DeltaGenerator:
    return st.container(
        horizontal=True, key=key, gap="xsmall", vertical_alignment="center", width=width
    )
