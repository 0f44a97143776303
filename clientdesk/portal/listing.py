"""The list of invoices on a client's page, a bounded part of it at a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.queries.portal_invoices import Issued, Totals, issued, totals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from clientdesk.queries.portal import Opened
    from clientdesk.store.database import Database

SIZE: Final = 50
"""Invoices on one page of the list."""

_MOST_DIGITS: Final = 9


class Shown(StrEnum):
    """Which of the invoices are listed."""

    ALL = "all"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the list an address asks for."""

    shown: Shown = Shown.ALL
    page: int = 1


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of the list, newest first, and how many invoices there are."""

    invoices: Sequence[Issued]
    totals: Totals
    shown: Shown
    page: int
    """The first is 1."""

    @property
    def length(self) -> int:
        """How many invoices the whole list has."""
        return self.totals.to_pay if self.shown is Shown.OPEN else self.totals.issued

    @property
    def pages(self) -> int:
        """How many pages the list has, at least one."""
        return max(1, -(-self.length // SIZE))

    @property
    def before(self) -> int:
        """How many invoices of the list stand on the pages before."""
        return (self.page - 1) * SIZE


def asked(query: Mapping[str, str]) -> Asked:
    """What the address says; all invoices from the first page where it says nothing of use."""
    shown, page = query.get("show"), query.get("page", "")
    is_number = page.isascii() and page.isdigit() and len(page) <= _MOST_DIGITS
    return Asked(
        Shown.OPEN if shown == Shown.OPEN else Shown.ALL, max(1, int(page)) if is_number else 1
    )


def listing(database: Database, opened: Opened, day: date, currency: str, wanted: Asked) -> Listing:
    """The page asked for, the last one when there are fewer."""
    found = totals(database, opened, day, currency)
    last = Listing((), found, wanted.shown, 1).pages
    page = min(wanted.page, last)
    rows = issued(
        database,
        opened,
        day,
        open_only=wanted.shown is Shown.OPEN,
        limit=SIZE,
        offset=(page - 1) * SIZE,
    )
    return Listing(rows, found, wanted.shown, page)
