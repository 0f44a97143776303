"""What an erasure for privacy takes, and what the books must keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

ERASED: Final = "Erased client"
"""What stands on an invoice in place of a recipient that need not be kept."""


@dataclass(frozen=True, slots=True)
class ErasureImpact:
    """What an erasure of a client would touch.

    kept_invoices keep their recipient until keep_until; old_invoices keep their amounts only.
    """

    name: str
    drafts: int
    kept_invoices: int
    old_invoices: int
    contacts: int
    activities: int
    results: int
    links: int
    keep_until: date | None


@dataclass(frozen=True, slots=True)
class Left:
    """A text that still stands in the database's file after the erasure, and how often."""

    what: str
    """Such as “the name”; never the text itself."""
    times: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What the bytes of the database's file held after it was written anew."""

    looked_for: int
    left: tuple[Left, ...]

    @property
    def is_clean(self) -> bool:
        """Whether none of the texts is in the file any more."""
        return not self.left


def kept_from(today: date, years: int) -> date:
    """Invoices issued from this day on keep their recipient: that year's end plus the years.

    Bookkeeping laws count whole years from the end of the year of issue, commonly 6 to 10.
    """
    return date(max(today.year - years, 1), 1, 1)


def keep_until(issued: date, years: int) -> date:
    """The last day on which an invoice must be kept."""
    return date(issued.year + years, 12, 31)
