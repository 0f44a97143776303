"""How the charts of the portfolio are drawn, and where a click on them leads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clientdesk.ui import analytics_leads as leads
from clientdesk.ui.analytics_going import Asked, to_clients, to_invoices
from clientdesk.ui.components import chart

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.queries.portfolio import Portfolio
    from clientdesk.ui.analytics_view import View
    from clientdesk.ui.components.chart import Chart, Choose

    Say = Callable[[Portfolio, str], str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What every chart of the page is drawn from."""

    found: Portfolio
    view: View
    locale: str

    @property
    def base(self) -> ClientFilter:
        """The clients that the page is about."""
        return leads.everybody(self.view.owners(), self.view.currency)

    def draw(
        self,
        drawn: Chart,
        key: str,
        on_choose: Choose,
        *,
        say: Say | None = None,
        on_row: Choose | None = None,
    ) -> None:
        """Draw a chart with what it says above it."""
        said = say(self.found, self.locale) if say else ""
        note = " ".join(part for part in (said, drawn.note) if part)
        chart.show(replace(drawn, note=note), key, on_choose=on_choose, on_row=on_row)

    def lead(self, to: ClientFilter | None, otherwise: Asked) -> None:
        """Show the clients; the invoices when no filter says it, or of an earlier day."""
        if to is None or self.view.as_of:
            to_invoices(otherwise)
        else:
            to_clients(to)

    def lead_to_owing(self, to: ClientFilter) -> None:
        """Show who of the clients owes something; on an earlier day, all of them."""
        to_clients(to if self.view.as_of else leads.owing(to))
