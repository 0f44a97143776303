"""Where a click on a chart leads: to the clients it is about, as a filter of the directory.

The directory shows money as of today, so a filter on money says nothing of an earlier day.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.model.client_filter import ClientFilter, Range, Sort, StatusFilter
from clientdesk.model.words import Industry

if TYPE_CHECKING:
    from datetime import date

_OVER_ZERO: Final = Range(gt=Decimal(0))

_DAYS: Final = {
    "1-30": Range(gte=Decimal(1), lte=Decimal(30)),
    "31-60": Range(gte=Decimal(31), lte=Decimal(60)),
    "61-90": Range(gte=Decimal(61), lte=Decimal(90)),
    "90+": Range(gte=Decimal(91)),
}
_INDUSTRIES: Final = frozenset(Industry)


def everybody(owner: tuple[str, ...] | None, currency: str | None) -> ClientFilter:
    """The clients that the page is about, archived ones too; no names mean unassigned."""
    currencies = (currency,) if currency else ()
    return ClientFilter(status=StatusFilter.ALL, owner=owner, currency=currencies)


def aging(base: ClientFilter, bucket: str) -> ClientFilter | None:
    """Clients whose oldest overdue amount is in the bucket; None where no filter says it."""
    if bucket not in _DAYS:
        return None
    return replace(base, days_overdue=_DAYS[bucket], sort=Sort.OVERDUE, descending=True)


def status(base: ClientFilter, word: str) -> ClientFilter | None:
    """Clients with invoices in the state, most money first; None where no filter says it."""
    if word == "overdue":
        return replace(base, overdue=_OVER_ZERO, sort=Sort.OVERDUE, descending=True)
    return owing(base) if word == "unpaid" else None


def created(base: ClientFilter, first: date, last: date) -> ClientFilter:
    """Clients that were added from one day to another."""
    return replace(base, created_from=first, created_to=last, sort=Sort.CREATED, descending=True)


def of_owner(base: ClientFilter, names: tuple[str, ...]) -> ClientFilter:
    """Clients of the members; of nobody when there is no name."""
    return replace(base, owner=names)


def of_industry(base: ClientFilter, word: str) -> ClientFilter | None:
    """Clients of the industry; None for those whose industry is not known."""
    return replace(base, industry=(Industry(word),)) if word in _INDUSTRIES else None


def of_currency(base: ClientFilter, code: str) -> ClientFilter:
    """Clients that are billed in the currency."""
    return replace(base, currency=(code,))


def owing(asked: ClientFilter) -> ClientFilter:
    """Those of the clients who owe something, most first."""
    return replace(asked, outstanding=_OVER_ZERO, sort=Sort.OUTSTANDING, descending=True)
