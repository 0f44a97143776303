"""What a reader must know of the figures: their days, currency and rates, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.queries.behind import Figure
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.text.plurals import count, listed
from clientdesk.ui import analytics_reads, cached
from clientdesk.ui.analytics_going import Asked, to_invoices
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.queries.portfolio import Portfolio
    from clientdesk.ui.analytics_view import View

_FRESH: Final = 5
"""Days that rates may be old: the European Central Bank gives none on weekends and holidays."""

_ATTENTION: Final = ":orange[:material/warning:]"


def show(found: Portfolio, view: View) -> None:
    """One quiet line; what needs attention stands in a line of its own."""
    asked = view.day(cached.today())
    newest = None if view.currency else _rates(asked)
    parts = (_days(view), _money(found, newest), _step(view))
    st.caption(" ".join(part for part in parts if part))
    is_old = newest is not None and (asked - newest).days > _FRESH
    if not is_old and found.left_out.is_empty():
        return
    with st.container(horizontal=True, vertical_alignment="center", key="analytics-notes"):
        if newest is not None and is_old:
            _old_rates(newest, asked)
        if not found.left_out.is_empty():
            _left_out(found)


def _rates(asked: date) -> date | None:
    """The day of the rates; None where every invoice is in the base currency."""
    base = cached.workspace().base_currency
    if set(analytics_reads.currencies()) <= {base}:
        return None
    return analytics_reads.rate_day(asked)


def _days(view: View) -> str:
    locale, today = cached.workspace().locale, cached.today()
    window = view.window(today)
    first = f"{day(window.first, locale)} to" if window.first else "Everything up to"
    last = day(window.last or view.day(today), locale)
    return f"{first} {last}, outstanding and overdue as of {day(view.day(today), locale)}."


def _step(view: View) -> str:
    step = view.step(cached.today())
    if view.grain in {None, step}:
        return ""
    return f"Too many {label('grain', view.grain).lower()} to draw: the charts are by {step}."


def _money(found: Portfolio, newest: date | None) -> str:
    if newest is None:
        return f"Money in {found.currency}."
    rates = day(newest, cached.workspace().locale)
    return f"Money in {found.currency} by the exchange rates of {rates}."


def _old_rates(newest: date, asked: date) -> None:
    age = count((asked - newest).days, "day", locale=cached.workspace().locale)
    st.caption(
        f"{_ATTENTION} Rates are {age} old. "
        "Ask an administrator to renew them: “python -m clientdesk rates update”.",
        width="content",
    )


def _left_out(found: Portfolio) -> None:
    invoices = sum(found.left_out["invoices"].to_list())
    how_many = count(invoices, "invoice", locale=cached.workspace().locale)
    codes = listed(found.left_out["currency"].to_list())
    st.caption(
        f"{_ATTENTION} {md(f'{how_many} left out: there is no exchange rate for {codes}.')}",
        width="content",
    )
    st.button(
        ":small[Show what is left out]",
        key="analytics-show-left-out",
        type="tertiary",
        on_click=to_invoices,
        args=(Asked(Figure.INVOICED, "Invoiced, all time", left_out=True),),
    )
