"""How long clients take to pay, from counts of invoices by days.

Negative days are payments in advance; unknown is None, never 0.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def joined(counts: Iterable[Mapping[int, int] | None]) -> dict[int, int]:
    """One count of several, of which some may be missing."""
    every: Counter[int] = Counter()
    for count in counts:
        every.update(count or {})
    return dict(every)


def sample(days: Mapping[int, int]) -> int:
    """Of how many invoices the days are known."""
    return sum(days.values())


def mean(days: Mapping[int, int]) -> Decimal | None:
    """The plain mean, negative days as they are; None when there are none."""
    count = sample(days)
    return Decimal(sum(day * often for day, often in days.items())) / count if count else None


def median(days: Mapping[int, int]) -> Decimal | None:
    """The middle one, or the mean of the two in the middle; None when there are none."""
    count = sample(days)
    if not count:
        return None
    return Decimal(_at(days, (count - 1) // 2) + _at(days, count // 2)) / 2


def _at(days: Mapping[int, int], place: int) -> int:
    """The number of days at a place, counted from 0, when all stand in order."""
    for day in sorted(days):
        place -= days[day]
        if place < 0:
            return day
    raise IndexError(place)
