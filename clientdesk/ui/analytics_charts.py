"""The charts of the portfolio; a click leads to clients, or to invoices where no filter says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.model.aging import Bucket
from clientdesk.model.client_filter import ClientFilter, Sort
from clientdesk.model.period import end_of_step
from clientdesk.queries.behind import Figure
from clientdesk.text.labels import label
from clientdesk.text.periods import period
from clientdesk.ui import analytics_exposure, cached, charts
from clientdesk.ui import analytics_findings as findings
from clientdesk.ui import analytics_leads as leads
from clientdesk.ui.analytics_drawing import Drawing
from clientdesk.ui.analytics_going import Asked, to_clients, to_invoices
from clientdesk.ui.chart_parts import Place, counted, money_in

if TYPE_CHECKING:
    from clientdesk.queries.portfolio import Portfolio
    from clientdesk.ui.analytics_view import View

_ALL_INVOICES: Final = (
    "Every invoice as it stood on the as-of day, whatever the period, with its full amount. The "
    "overdue figure above counts only what is still open."
)


def show(found: Portfolio, view: View) -> None:
    """Draw the charts, the trend over the whole width."""
    page = Drawing(found, view, cached.workspace().locale)
    _trend(page)
    left, right = st.columns(2)
    with left:
        _aging(page)
        _top(page)
        analytics_exposure.industries(page)
    with right:
        _status(page)
        _new_clients(page)
        analytics_exposure.owners(page)
        analytics_exposure.currencies(page)


def _trend(page: Drawing) -> None:
    grain = page.view.step(cached.today())
    drawn = charts.invoiced_and_collected(
        page.found.trend.select("start", "invoiced", "collected").iter_rows(),
        grain,
        currency=page.found.currency,
        locale=page.locale,
        empty="Nothing was invoiced or collected in the period. Choose a longer one.",
    )

    def behind(start: str, series: str) -> None:
        first, last = _bounds(page, start)
        figure = Figure.INVOICED if series == "invoiced" else Figure.REVENUE
        title = f"{series.capitalize()}, {period(date.fromisoformat(start), grain, page.locale)}"
        to_invoices(Asked(figure, title, first, last))

    page.draw(drawn, "trend", behind, say=findings.trend)


def _bounds(page: Drawing, start: str) -> tuple[date, date]:
    """The days of a step that lie in the period."""
    today = cached.today()
    window, first = page.view.window(today), date.fromisoformat(start)
    last = end_of_step(first, page.view.step(today))
    return max(first, window.first or first), min(last, window.last or page.view.day(today))


def _aging(page: Drawing) -> None:
    amounts = {str(bucket): amount for bucket, amount in page.found.aging.items()}
    drawn = charts.aging(amounts, currency=page.found.currency, locale=page.locale)

    def behind(bucket: str) -> Asked:
        title = f"Open, {label('aging', bucket).lower()}"
        return Asked(Figure.OUTSTANDING, title, bucket=Bucket(bucket))

    def lead(bucket: str, _series: str) -> None:
        page.lead(leads.aging(page.base, bucket), behind(bucket))

    def opened(bucket: str, _series: str) -> None:
        to_invoices(behind(bucket))

    foot = findings.aging_leads(page.found) if page.view.as_of is None else ""
    page.draw(replace(drawn, foot=foot), "aging", lead, say=findings.aging, on_row=opened)


def _status(page: Drawing) -> None:
    found = page.found.status
    distribution = {word: (standing.count, standing.amount) for word, standing in found.items()}
    drawn = charts.status(distribution, currency=page.found.currency, locale=page.locale)

    def lead(word: str, _series: str) -> None:
        behind = Asked(Figure.STATUS, f"{label('invoice', word)} invoices", status=word)
        page.lead(leads.status(page.base, word), behind)

    page.draw(replace(drawn, foot=_ALL_INVOICES), "status", lead)


def _top(page: Drawing) -> None:
    rows = page.found.top.select("client_id", "name", "revenue").iter_rows()
    places = [Place(str(client), name, (amount,)) for client, name, amount in rows]
    drawn = charts.ranked(
        "Top clients by revenue",
        places,
        money_in(page.found.currency, page.locale),
        columns=("Client", "Revenue"),
        empty="No payment was received in the period.",
    )
    by_revenue = ClientFilter(
        status=page.base.status,
        owner=page.base.owner,
        currency=page.base.currency,
        sort=Sort.REVENUE,
        descending=True,
    )

    def lead(client: str, _series: str) -> None:
        to_clients(by_revenue, UUID(client))

    page.draw(drawn, "top", lead, say=findings.top)


def _new_clients(page: Drawing) -> None:
    rows = page.found.new_clients.select("start", "clients").iter_rows()
    drawn = charts.line(
        "New clients",
        [(start, Decimal(clients)) for start, clients in rows],
        page.view.step(cached.today()),
        unit=counted("client", page.locale),
        locale=page.locale,
        empty="No client was added in the period.",
    )

    def lead(start: str, _series: str) -> None:
        to_clients(leads.created(page.base, *_bounds(page, start)))

    page.draw(drawn, "new-clients", lead, say=findings.new_clients)
