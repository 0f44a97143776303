"""The drawer of one figure: the invoices behind it, and those left out with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.queries.behind import Figure, Page, Scope
from clientdesk.text.amounts import money, number
from clientdesk.text.plurals import count
from clientdesk.ui import cached, invoice_ways, profile_reads, state
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.behind import Behind

TITLES: Final = {
    Figure.REVENUE: "Revenue",
    Figure.INVOICED: "Invoiced",
    Figure.OUTSTANDING: "Outstanding",
    Figure.OVERDUE: "Overdue",
    Figure.CREDIT: "Credit",
    Figure.INVOICE_COUNT: "Invoices",
    Figure.DSO: "Average days to pay",
    Figure.AVERAGE_DELAY: "Payment rating",
}

_ASKED: Final = "figure-dialog"
_PAGE: Final = "figure-page"
_WHICH: Final = "figure-which"
_COUNTED: Final = "Counted"
_LEFT_OUT: Final = "Left out"
_ROWS: Final = 15
_OF_DAYS: Final = ("number", "status", "amount", "days", "due_date", "issue_date")
_OF_MONEY: Final = ("number", "status", "amount", "part", "due_date", "issue_date")
_NOT_COUNTED: Final = ("number", "amount", "left_out", "issue_date")
_SENTENCES: Final = {
    Figure.REVENUE: "{amount} was received on {invoices}.",
    Figure.INVOICE_COUNT: "{invoices} over {amount}.",
    Figure.STATUS: "{invoices} over {amount}.",
    Figure.DSO: "The mean of the days from issue to full payment of {invoices}.",
    Figure.AVERAGE_DELAY: "By the days after the due date of {invoices}, weighed by amount.",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A client's figure, or a part of it, and what its drawer is called."""

    figure: Figure
    title: str
    scope: Scope


def ask(client_id: UUID, figure: str) -> None:
    """Open the drawer of this figure in the next run."""
    chosen = Figure(figure)
    ask_part(Asked(chosen, TITLES[chosen], Scope(client_id)))


def ask_part(asked: Asked) -> None:
    """Open the drawer of a part of a figure in the next run."""
    state.keep(_ASKED, asked)


def show() -> bool:
    """Open the drawer that was asked for, once; whether there was one."""
    nothing: Asked | None = None
    asked = state.take(_ASKED, nothing)
    if asked is None:
        return False
    _first_page()
    state.keep(_WHICH, _COUNTED)
    st.dialog(md(asked.title), width=760, position="right")(_body)(asked)
    return True


def _body(asked: Asked) -> None:
    left_out = state.recall(_WHICH, _COUNTED) == _LEFT_OUT
    found = _page(asked, left_out=left_out)
    st.text(_sentence(asked, found))
    if found.left_out:
        _switch(found)
    if found.rows.is_empty():
        st.text("No invoice is left out." if left_out else "No invoice counts here.")
        return
    counted = _OF_DAYS if asked.figure in {Figure.DSO, Figure.AVERAGE_DELAY} else _OF_MONEY
    key = f"figure-{'left-out' if left_out else 'counted'}"
    invoice_ways.show_table(found.rows, _NOT_COUNTED if left_out else counted, key)
    rows = found.left_out if left_out else found.counted
    if rows > _ROWS:
        st.pagination(ceil(rows / _ROWS), key=_PAGE, max_visible_pages=5)


def _sentence(asked: Asked, found: Behind) -> str:
    locale = cached.workspace().locale
    converted = found.by_currency["converted"].to_list()
    total = sum((amount for amount in converted if amount is not None), Decimal(0))
    said = _SENTENCES.get(asked.figure, "{amount} from {invoices}.")
    return said.format(
        amount=money(total, found.currency, locale, exact=True),
        invoices=count(found.counted, "invoice", locale=locale),
    )


def _switch(found: Behind) -> None:
    locale = cached.workspace().locale
    numbers = {_COUNTED: found.counted, _LEFT_OUT: found.left_out}
    st.segmented_control(
        "Which invoices",
        [_COUNTED, _LEFT_OUT],
        key=_WHICH,
        required=True,
        format_func=lambda word: f"{word} · {number(numbers[word], locale)}",
        label_visibility="collapsed",
        on_change=_first_page,
    )


def _page(asked: Asked, *, left_out: bool) -> Behind:
    """The rows in view; the first ones when the list has become shorter than where it was."""
    page = Page((state.recall(_PAGE, 1) - 1) * _ROWS, _ROWS, left_out=left_out)
    found = profile_reads.behind(asked.figure, asked.scope, page)
    if page.offset and found.rows.is_empty():
        _first_page()
        found = profile_reads.behind(asked.figure, asked.scope, replace(page, offset=0))
    return found


def _first_page() -> None:
    # Setting the control's own value would quarrel with its default.
    state.take(_PAGE, None)
