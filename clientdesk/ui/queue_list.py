"""One list of the queue: its sentence and its deeds, a page of rows that can be selected."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.text.amounts import number
from clientdesk.text.plurals import count
from clientdesk.ui import cached, queue_deeds, queue_going, queue_reads, state
from clientdesk.ui.components import table
from clientdesk.ui.components.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import polars as pl

    Refusals = Mapping[str, str]
    """Of selected clients, those that a deed refuses, and why."""

PAGE_SIZE: Final = 25


@dataclass(frozen=True, slots=True)
class Deed:
    """What can be done to selected clients, or to all."""

    word: str
    icon: str
    do: Callable[[Sequence[str]], None]
    to_all: Callable[[], None] | None = None
    all_word: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list says and offers."""

    name: str
    """Of its page, as `queue_reads.page` knows it."""
    total: int
    said: str
    """The sentence above the rows."""
    columns: Sequence[Column]
    rows: Callable[[pl.DataFrame, int], list[Row]]
    """The rows of a page; the number is how many come before them."""
    deed: Deed | None = None
    """None for those who may do nothing."""
    choose: Mapping[str, Callable[[str], None]] = field(default_factory=dict)
    """What a row's menu, or a cell that acts, does to its client."""
    refused: Callable[[pl.DataFrame, Sequence[str]], Refusals] | None = None


def show(listing: Listing) -> None:
    """Draw the list; it has rows."""
    offset = _offset(listing)
    page = queue_reads.page(listing.name, limit=PAGE_SIZE, offset=offset)
    rows = listing.rows(page, offset)
    key = queue_deeds.table_key(listing.name)
    chosen = table.selected(key)
    with st.container(horizontal=True, vertical_alignment="center", key=f"queue-bar-{key}"):
        st.text(listing.said, width="stretch")
        if listing.deed:
            refused = listing.refused(page, chosen) if listing.refused else {}
            _deeds(listing, listing.deed, chosen, refused)
    table.show(
        Table(listing.name.capitalize(), listing.columns, rows, holds=True),
        key,
        on_open=queue_going.to_client,
        on_choose=lambda client_id, deed: _choose(listing, client_id, deed),
        on_select=_follow if listing.deed else None,
    )
    _pages(listing, offset)


def _deeds(listing: Listing, deed: Deed, chosen: Sequence[str], refused: Refusals) -> None:
    takes = [client_id for client_id in chosen if client_id not in refused]
    if refused:
        st.text(refusal(list(refused.values())))
    st.button(
        word_for_selected(deed.word, len(takes), len(chosen)),
        key=f"queue-{listing.name}-selected",
        icon=deed.icon,
        disabled=not takes,
        on_click=deed.do,
        args=(takes,),
    )
    if deed.to_all:
        st.button(
            deed.all_word,
            key=f"queue-{listing.name}-all",
            icon=deed.icon,
            on_click=deed.to_all,
        )


def word_for_selected(word: str, takes: int, chosen: int) -> str:
    """What the button says: how many it takes, and of how many."""
    if not chosen:
        return f"{word} selected"
    return f"{word} {takes if takes == chosen else f'{takes} of {chosen}'} selected"


def refusal(reasons: Sequence[str]) -> str:
    """How many of the selected cannot be taken, and why."""
    lacks = {"missing_name": "no name", "missing_website": "no website"}
    words = [(lacks[why], reasons.count(why)) for why in lacks if why in reasons]
    return ", ".join(f"{count(many, 'has', 'have')} {lack}" for lack, many in words)


def _choose(listing: Listing, client_id: str, deed: str) -> None:
    listing.choose[deed](client_id)


def _follow(_shown: Sequence[str], _selected: Sequence[str]) -> None:
    """A selection changes what the buttons say, which the run after it draws."""


def _offset(listing: Listing) -> int:
    """How many rows come before the page; a list that became shorter shows its last one."""
    key = _page_key(listing)
    last = max(1, ceil(listing.total / PAGE_SIZE))
    if state.recall(key, 1) > last:
        state.keep(key, last)
    return (state.recall(key, 1) - 1) * PAGE_SIZE


def _pages(listing: Listing, offset: int) -> None:
    if listing.total <= PAGE_SIZE:
        return
    locale, last = cached.workspace().locale, min(offset + PAGE_SIZE, listing.total)
    with st.container(horizontal=True, vertical_alignment="center", key=f"pages-{listing.name}"):
        st.text(
            f"{number(offset + 1, locale)}–{number(last, locale)} of "
            f"{count(listing.total, 'client', locale=locale)}"
        )
        st.space("stretch")
        st.pagination(ceil(listing.total / PAGE_SIZE), key=_page_key(listing))


def _page_key(listing: Listing) -> str:
    return f"queue-page-{listing.name}"
