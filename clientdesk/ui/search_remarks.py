"""What is said below the search bar of its text, and of the conditions that it or others set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.nlfilter.notes import NoteKind
from clientdesk.ui import cached, meant_words, model_help, near_places, sentence
from clientdesk.ui.conditions import compares_money
from clientdesk.ui.escape import md, short
from clientdesk.ui.search_bar import LONGEST, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.ui.sentence import Said


def show(bar: Said, client_filter: ClientFilter, *, found: int) -> None:
    """What was not understood, what had to be decided, and what may have been meant."""
    said = _of_text(bar, found=found) if bar.holds else _Text()
    near = [] if found else list(near_places.near(client_filter))
    no_currency = compares_money(client_filter) and not client_filter.currency
    if not (said.is_any or near or no_currency):
        return
    with st.container(key="bar-says", gap="xxsmall"):
        if said.unread:
            _not_understood(said.unread, bar if said.can_help else None)
        if said.notes:
            st.caption(md(said.notes))
        if no_currency:
            _each_currency()
        if near or said.meant:
            _did_you_mean(near, said.meant)
        if said.as_words:
            _plain_words(said.as_words, found=found)


@dataclass(frozen=True, slots=True)
class _Text:
    """What there is to say of the bar's text."""

    unread: str = ""
    can_help: bool = False
    notes: str = ""
    meant: Sequence[str] = ()
    as_words: str = ""

    @property
    def is_any(self) -> bool:
        return bool(self.unread or self.notes or self.meant or self.as_words)


def _of_text(bar: Said, *, found: int) -> _Text:
    can_help = model_help.can_help(bar, found=found)
    notes = [note.text for note in bar.parsed.notes if note.kind is not NoteKind.NO_CURRENCY]
    return _Text(
        bar.parsed.unparsed if bar.is_sentence or can_help else "",
        can_help,
        " ".join(notes),
        [one.sentence for one in bar.meant] if bar.is_sentence or not found else (),
        meant_words.offered(bar, found=found),
    )


def _not_understood(unread: str, helped: Said | None) -> None:
    """One line, with the model beside it where that could read the words."""
    with line("bar-unread"):
        said = f"Not understood, so searched as text: “{md(short(unread, 120))}”"
        st.caption(said, width="content")
        if helped:
            model_help.offer(helped)


def _each_currency() -> None:
    currency = cached.workspace().base_currency
    with line("bar-currency"):
        st.caption("Amounts are compared in each client's currency.", width="content")
        st.button(
            f"Only clients billed in {currency}",
            key="only-base-currency",
            type="tertiary",
            on_click=sentence.only_in,
            args=(currency,),
        )


def _did_you_mean(near: Iterable[tuple[str, str]], sentences: Iterable[str]) -> None:
    with line("bar-meant"):
        st.caption("Did you mean", width="content")
        for number, (place, known) in enumerate(near):
            st.button(
                f"{md(short(known, LONGEST))}?",
                key=f"near-{number}",
                type="tertiary",
                on_click=sentence.correct_place,
                args=(place, known),
            )
        for number, one in enumerate(sentences):
            st.button(
                f"“{md(short(one, LONGEST))}”?",
                key=f"meant-{number}",
                type="tertiary",
                on_click=sentence.correct,
                args=(one,),
            )


def _plain_words(quoted: str, *, found: int) -> None:
    who = "Other clients" if found else "Clients"
    with line("bar-words"):
        st.caption(f"{who} have these words in their record.", width="content")
        st.button(
            "Search for the words as they stand",
            key="plain-words",
            type="tertiary",
            on_click=sentence.correct,
            args=(quoted,),
        )
