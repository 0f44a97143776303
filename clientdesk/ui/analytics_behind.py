"""The drawer of a figure: the invoices behind it, and those left out with the reason."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client_filter import UNASSIGNED
from clientdesk.queries.behind import Figure, Page, Scope
from clientdesk.text.amounts import money, number
from clientdesk.text.plurals import count
from clientdesk.ui import analytics_going, analytics_reads, cached, invoice_ways, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.queries.behind import Behind
    from clientdesk.ui.analytics_going import Asked
    from clientdesk.ui.analytics_view import View

_ROWS: Final = 15
_WHICH: Final = "analytics-behind-which"
_COUNTED: Final = "Counted"
_LEFT_OUT: Final = "Left out"

_DAYS: Final = (Figure.DSO, Figure.PAYMENT_VELOCITY, Figure.AVERAGE_DELAY)
_OF_MONEY: Final = ("number", "client", "part", "status", "due_date", "issue_date")
_OF_DAYS: Final = ("number", "client", "days", "amount", "due_date", "issue_date")
_NOT_COUNTED: Final = ("number", "client", "amount", "left_out", "issue_date")

_SENTENCES: Final = {
    Figure.REVENUE: "{amount} was received on {invoices}.",
    Figure.COLLECTION_RATE: "{amount} was collected so far on {invoices} of the period.",
    Figure.DSO: "The mean of the days from issue to full payment of {invoices}.",
    Figure.PAYMENT_VELOCITY: "The median of the days from sending to full payment of {invoices}.",
    Figure.AVERAGE_DELAY: "The days after the due date of {invoices}, weighed by amount.",
    Figure.DSO_BALANCE: "{amount} is open; {invoices} are open or were issued in 90 days.",
}


def show(view: View) -> None:
    """Open the drawer that was asked for, once."""
    asked = analytics_going.asked()
    if asked is None:
        return
    state.keep(_WHICH, _LEFT_OUT if asked.left_out else _COUNTED)
    st.dialog(md(short(asked.title, 60)), width=820, position="right")(_body)(asked, view)


def _body(asked: Asked, view: View) -> None:
    which = state.recall(_WHICH, _COUNTED)
    wants_left_out, paging = which == _LEFT_OUT, f"analytics-behind-{which}-{asked!r}"
    page = Page((state.recall(paging, 1) - 1) * _ROWS, _ROWS, left_out=wants_left_out)
    found = analytics_reads.behind(
        asked.figure, _scope(asked, view), page, view.day(cached.today())
    )
    st.text(_sentence(asked.figure, found))
    if found.left_out:
        _switch(found)
    if found.rows.is_empty():
        st.text("No invoice is left out." if wants_left_out else "No invoice is behind this.")
        return
    columns = _OF_DAYS if asked.figure in _DAYS else _OF_MONEY
    shown = _NOT_COUNTED if wants_left_out else columns
    invoice_ways.show_table(found.rows, shown, f"analytics-behind-{which}")
    rows = found.left_out if wants_left_out else found.counted
    if rows > _ROWS:
        st.pagination(ceil(rows / _ROWS), key=paging, max_visible_pages=7)


def _scope(asked: Asked, view: View) -> Scope:
    member = next((one for one in cached.members() if one.name == view.owner), None)
    return Scope(
        client_id=asked.client_id,
        first=asked.first,
        last=asked.last,
        as_of=view.day(cached.today()),
        bucket=asked.bucket,
        status=asked.status,
        owner=member.id if member else None,
        unassigned=view.owner == UNASSIGNED,
        currency=view.currency,
    )


def _sentence(figure: Figure, found: Behind) -> str:
    locale = cached.workspace().locale
    amounts = [amount for amount in found.by_currency["converted"].to_list() if amount is not None]
    said = _SENTENCES.get(figure, "{invoices} add up to {amount}.")
    return said.format(
        amount=money(sum(amounts, Decimal(0)), found.currency, locale, exact=True),
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
    )
