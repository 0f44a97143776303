"""Open amounts by how long they have been overdue."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Bucket(StrEnum):
    """Days past the due date."""

    CURRENT = "current"
    UP_TO_30 = "1-30"
    UP_TO_60 = "31-60"
    UP_TO_90 = "61-90"
    OVER_90 = "90+"
    NO_DUE_DATE = "no_due_date"


_LONG = 10_000_000
"""More days than there are between two dates."""

_LAST_DAYS = {0: Bucket.CURRENT, 30: Bucket.UP_TO_30, 60: Bucket.UP_TO_60, 90: Bucket.UP_TO_90}


def bucket(due_date: date | None, day: date) -> Bucket:
    """The bucket of an open amount on a day; due today is current."""
    if due_date is None:
        return Bucket.NO_DUE_DATE
    late = (day - due_date).days
    return next((found for last, found in _LAST_DAYS.items() if late <= last), Bucket.OVER_90)


_SPANS = {
    Bucket.UP_TO_30: (1, 30),
    Bucket.UP_TO_60: (31, 60),
    Bucket.UP_TO_90: (61, 90),
    Bucket.OVER_90: (91, _LONG),
    Bucket.CURRENT: (-_LONG, 0),
}


def span(found: Bucket) -> tuple[int, int] | None:
    """The first and last day past the due date of a bucket; None for no due date."""
    return _SPANS.get(found)


def aging(open_amounts: Iterable[tuple[date | None, Decimal]], day: date) -> dict[Bucket, Decimal]:
    """The open amounts, each with its due date, summed by bucket."""
    sums = dict.fromkeys(Bucket, Decimal(0))
    for due_date, amount in open_amounts:
        sums[bucket(due_date, day)] += amount
    return sums
