"""The charts of the portfolio; a click leads to clients, or to invoices where no filter says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.model.aging import Bucket
from clientdesk.model.client_filter import ClientFilter, Sort
from clientdesk.model.period import end_of_step
from clientdesk.queries.behind import Figure
from clientdesk.text.amounts import money
from clientdesk.text.labels import label
from clientdesk.text.periods import period
from clientdesk.ui import analytics_findings as findings
from clientdesk.ui import analytics_leads as leads
from clientdesk.ui import cached, charts, notices
from clientdesk.ui.analytics_going import Asked, to_clients, to_invoices
from clientdesk.ui.chart_parts import Place, counted, money_in
from clientdesk.ui.components import chart

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.queries.portfolio import Portfolio
    from clientdesk.ui.analytics_view import View
    from clientdesk.ui.components.chart import Chart, Choose

    Say = Callable[[Portfolio, str], str]

_NOT_OPEN: Final = "Nothing is outstanding."


@dataclass(frozen=True, slots=True)
class _Page:
    """What every chart of the page is drawn from."""

    found: Portfolio
    view: View
    locale: str

    @property
    def base(self) -> ClientFilter:
        """The clients that the page is about."""
        return leads.everybody(self.view.owners(), self.view.currency)

    def draw(self, drawn: Chart, key: str, on_choose: Choose, say: Say | None = None) -> None:
        """Draw a chart with what it says above it."""
        said = say(self.found, self.locale) if say else ""
        note = " ".join(part for part in (said, drawn.note) if part)
        chart.show(replace(drawn, note=note), key, on_choose=on_choose)

    def lead(self, to: ClientFilter | None, otherwise: Asked) -> None:
        """Show the clients; the invoices when no filter says it, or of an earlier day."""
        if to is None or self.view.as_of:
            to_invoices(otherwise)
        else:
            to_clients(to)

    def lead_to_owing(self, to: ClientFilter) -> None:
        """Show who of the clients owes something; on an earlier day, all of them."""
        to_clients(to if self.view.as_of else leads.owing(to))


def show(found: Portfolio, view: View) -> None:
    """Draw the charts, the trend over the whole width."""
    page = _Page(found, view, cached.workspace().locale)
    _trend(page)
    left, right = st.columns(2)
    with left:
        _aging(page)
        _top(page)
        _industries(page)
    with right:
        _status(page)
        _new_clients(page)
        _owners(page)
        _currencies(page)


def _trend(page: _Page) -> None:
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

    page.draw(drawn, "trend", behind, findings.trend)


def _bounds(page: _Page, start: str) -> tuple[date, date]:
    """The days of a step that lie in the period."""
    today = cached.today()
    window, first = page.view.window(today), date.fromisoformat(start)
    last = end_of_step(first, page.view.step(today))
    return max(first, window.first or first), min(last, window.last or page.view.day(today))


def _aging(page: _Page) -> None:
    amounts = {str(bucket): amount for bucket, amount in page.found.aging.items()}
    drawn = charts.aging(amounts, currency=page.found.currency, locale=page.locale)

    def lead(bucket: str, _series: str) -> None:
        title = f"Open, {label('aging', bucket).lower()}"
        behind = Asked(Figure.OUTSTANDING, title, bucket=Bucket(bucket))
        page.lead(leads.aging(page.base, bucket), behind)

    page.draw(drawn, "aging", lead, findings.aging)


def _status(page: _Page) -> None:
    found = page.found.status
    distribution = {word: (standing.count, standing.amount) for word, standing in found.items()}
    drawn = charts.status(distribution, currency=page.found.currency, locale=page.locale)

    def lead(word: str, _series: str) -> None:
        behind = Asked(Figure.STATUS, f"{label('invoice', word)} invoices", status=word)
        page.lead(leads.status(page.base, word), behind)

    page.draw(drawn, "status", lead)


def _top(page: _Page) -> None:
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

    page.draw(drawn, "top", lead, findings.top)


def _new_clients(page: _Page) -> None:
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

    page.draw(drawn, "new-clients", lead, findings.new_clients)


def _owners(page: _Page) -> None:
    rows = page.found.by_owner.select("owner", "outstanding").iter_rows()
    _exposure(
        page,
        "owner",
        [Place(owner or "", owner or "Unassigned", (amount,)) for owner, amount in rows],
        to=lambda owner: leads.of_owner(page.base, (owner,) if owner else ()),
    )


def _industries(page: _Page) -> None:
    rows = page.found.by_industry.select("industry", "outstanding").iter_rows()
    _exposure(
        page,
        "industry",
        [Place(word or "", word or "Not known", (amount,)) for word, amount in rows],
        to=lambda word: leads.of_industry(page.base, word),
    )


def _currencies(page: _Page) -> None:
    rows = page.found.by_currency.select("currency", "outstanding", "worth").iter_rows()
    _exposure(
        page,
        "currency",
        [Place(code, _in_its_money(page, code, amount), (worth,)) for code, amount, worth in rows],
        to=lambda code: leads.of_currency(page.base, code),
    )


def _in_its_money(page: _Page, code: str, amount: Decimal) -> str:
    """The currency, and what is open in it where that is not what the bar says."""
    if code == page.found.currency:
        return code
    own = money(amount, code, page.locale)
    return own if code in own else f"{code} {own}"


def _exposure(
    page: _Page, part: str, places: list[Place], *, to: Callable[[str], ClientFilter | None]
) -> None:
    """Open amounts by owner, industry or currency, largest first."""
    drawn = charts.ranked(
        f"Open amounts by {part}",
        places,
        money_in(page.found.currency, page.locale),
        columns=(part.capitalize(), "Open"),
        empty=_NOT_OPEN,
    )

    def lead(word: str, _series: str) -> None:
        asked = to(word)
        if asked is None:
            notices.say(f"No filter finds clients whose {part} is not known; these are all.")
        page.lead_to_owing(asked or page.base)

    page.draw(drawn, f"by-{part}", lead, findings.owners if part == "owner" else None)
