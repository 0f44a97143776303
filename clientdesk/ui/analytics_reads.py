"""What the page of analytics reads, kept until the next change or the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.queries import behind as behind_queries
from clientdesk.queries import invoice_currencies as currency_queries
from clientdesk.queries import portfolio as portfolio_queries
from clientdesk.queries import rate_day as rate_queries
from clientdesk.ui import cached

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.queries.behind import Behind, Figure, Page, Scope
    from clientdesk.queries.portfolio import Portfolio, Question


def portfolio(question: Question) -> Portfolio:
    """The figures of the whole book, or of an owner's or a currency's part of it."""
    return cached.read_on_day(
        lambda database, _today: portfolio_queries.portfolio(database, question),
        "portfolio",
        repr(question),
    )


def behind(figure: Figure, scope: Scope, page: Page, day: date) -> Behind:
    """A page of the invoices behind a figure as of a day, or of those left out."""
    return cached.read_on_day(
        lambda database, _today: behind_queries.behind(database, figure, day, scope, page),
        "behind-figure",
        figure,
        repr(scope),
        repr(page),
        day,
    )


def currencies() -> tuple[str, ...]:
    """The currencies that invoices are in."""
    return cached.read(currency_queries.invoice_currencies)


def rate_day(day: date) -> date | None:
    """The newest day of exchange rates up to a day."""
    return cached.read_on_day(
        lambda database, _today: rate_queries.rate_day(database, day), "rate-day", day
    )
