"""The worklist: a page of clients with their findings, each a click from being mended."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.model.quality import SEVERITY, Finding
from clientdesk.text.amounts import EMPTY, money, number
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.ui import cached, quality_deeds, quality_drawer, quality_reads, state
from clientdesk.ui.components import worklist
from clientdesk.ui.components.worklist import Chip, Item
from clientdesk.ui.quality_reads import PAGE_SIZE

if TYPE_CHECKING:
    from clientdesk.queries.quality_rows import ToMend
    from clientdesk.ui.quality_view import View

_PAGE: Final = "quality-page"
_OF: Final = "quality-page-of"
_GRAVE: Final = 4


def show(view: View, total: int, currency: str) -> None:
    """Draw the page that the session is on; there are clients to mend."""
    offset = _offset(view, total)
    items = {str(each.id): each for each in quality_reads.page(view, offset)}
    worklist.show(
        [_row(each, currency) for each in items.values()],
        "quality-rows",
        label="Clients to mend",
        on_open=lambda client_id: quality_drawer.ask(UUID(client_id)),
        on_choose=lambda client_id, what: _choose(items[client_id], what),
    )
    _pages(offset, total)


def _choose(item: ToMend, what: str) -> None:
    """Mend the finding whose chip was clicked, or the one that the button at the end is about."""
    finding = Finding(what) if what in set(Finding) else _first(item)
    if finding is None:
        return
    done = quality_deeds.in_place(item, finding)
    if done:
        quality_deeds.attempt(done)
    else:
        quality_drawer.ask(item.id, finding)


def _row(item: ToMend, currency: str) -> Item:
    locale = cached.workspace().locale
    return Item(
        id=str(item.id),
        name=item.name,
        href=f"/client?id={item.id}",
        below=item.owner or "No owner",
        chips=tuple(_chip(item, finding) for finding in item.findings),
        worth=money(item.balance, currency, locale) if item.balance else _invoices(item, locale),
        menu=tuple(quality_deeds.word(item, each) for each in (_first(item),) if each),
        title=f"Open balance {money(item.balance, currency, locale, exact=True)}",
    )


def _first(item: ToMend) -> Finding | None:
    """The gravest finding that the actor may mend."""
    return next((each for each in item.findings if quality_deeds.word(item, each)), None)


def _invoices(item: ToMend, locale: str) -> str:
    """What a client without a balance is ranked by."""
    return count(item.invoice_count, "invoice", locale=locale) if item.invoice_count else EMPTY


def _chip(item: ToMend, finding: Finding) -> Chip:
    return Chip(
        str(finding),
        label("finding", finding),
        title=label("finding_why", finding),
        colour=colour(finding),
        deed=quality_deeds.word(item, finding),
    )


def colour(finding: Finding) -> str:
    """Red is what failed, amber what holds money up, grey the rest."""
    if finding is Finding.FAILED:
        return "red"
    return "orange" if SEVERITY[finding] >= _GRAVE else "gray"


def _offset(view: View, total: int) -> int:
    """How many rows come before the page; another list begins at its first."""
    if state.recall(_OF, view) != view:
        state.keep(_PAGE, 1)
    state.keep(_OF, view)
    last = max(1, ceil(total / PAGE_SIZE))
    if state.recall(_PAGE, 1) > last:
        state.keep(_PAGE, last)
    return (state.recall(_PAGE, 1) - 1) * PAGE_SIZE


def _pages(offset: int, total: int) -> None:
    if total <= PAGE_SIZE:
        return
    locale, last = cached.workspace().locale, min(offset + PAGE_SIZE, total)
    with st.container(horizontal=True, vertical_alignment="center", key="quality-pages"):
        st.text(
            f"{number(offset + 1, locale)}–{number(last, locale)} of "
            f"{count(total, 'client', locale=locale)}"
        )
        st.space("stretch")
        st.pagination(ceil(total / PAGE_SIZE), key=_PAGE)
