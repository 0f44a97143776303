"""What the page of analytics reads, kept until the next change or the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.queries import invoice_currencies as currency_queries
from clientdesk.queries import rate_day as rate_queries
from clientdesk.ui import cached

if TYPE_CHECKING:
    from datetime import date


def currencies() -> tuple[str, ...]:
    """The currencies that invoices are in."""
    return cached.read(currency_queries.invoice_currencies)


def rate_day(day: date) -> date | None:
    """The newest day of exchange rates up to a day."""
    return cached.read_on_day(
        lambda database, _today: rate_queries.rate_day(database, day), "rate-day", day
    )
