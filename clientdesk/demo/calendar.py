"""Six years of working days before today, busier and quieter by season."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from clientdesk.demo.columns import DAY, NONE, Floats, Ints

LENGTH: Final = 2190
"""Days before today that the workspace has worked."""

AHEAD: Final = 900
"""Days after the last one that due dates and payments may be reckoned with."""

_OPENS: Final = 8 * 3600
_SECONDS: Final = 8 * 3600
"""From 8 to 16 o'clock UTC the date in UTC and in Berlin is the same, and the office is open."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days counted from the first one; the last is the day before today."""

    epoch: int
    """The first day, as days since 1970."""

    busy: Floats
    """How much is billed up to and with each day, added up."""

    next_open: Ints
    """The first working day on or after each day."""

    @property
    def today(self) -> int:
        """The day that has only begun, on which nothing has happened yet."""
        return LENGTH

    @property
    def last(self) -> int:
        """The newest working day before today."""
        day = LENGTH - 1
        while self.next_open[day] != day:
            day -= 1
        return day

    def dates(self, days: Ints) -> Ints:
        """The days as days since 1970."""
        return days + self.epoch

    def times(self, days: Ints, part: Floats) -> Ints:
        """Moments within the office hours of the days; part is from 0 to 1."""
        seconds = _OPENS * 1_000_000 + (part * _SECONDS).astype(np.int64) * 1_000_000
        return (days + self.epoch) * DAY + seconds

    def draw(self, low: Ints, high: Ints, part: Floats) -> Ints:
        """Working days after low and up to high, more often busy ones."""
        before, until = self.busy[low], self.busy[high]
        days = np.searchsorted(self.busy, before + part * (until - before), side="right")
        return np.minimum(days, high).astype(np.int64)


def calendar(today: date) -> Calendar:
    """The six years before today."""
    first = today - timedelta(days=LENGTH)
    days = [first + timedelta(days=offset) for offset in range(LENGTH + AHEAD)]
    weights = np.array([_weight(day) for day in days])
    grown = weights[:LENGTH] * np.linspace(1.0, 1.25, LENGTH)
    is_open = weights > 0
    following = np.where(is_open, np.arange(len(days)), len(days) - 1)
    next_open = np.minimum.accumulate(following[::-1])[::-1]
    return Calendar((first - date(1970, 1, 1)).days, np.cumsum(grown), next_open)


def _weight(day: date) -> float:
    if day.weekday() >= 5 or (day.month, day.day) in _CLOSED:
        return 0.0
    season = _SEASON.get(day.month, 1.0)
    if day.month == 12 and day.day > 18:
        season = 0.3
    return season * (2.4 if (day + timedelta(days=3)).month != day.month else 1.0)


_CLOSED: Final = {(1, 1), (5, 1), (10, 3), (12, 24), (12, 25), (12, 26), (12, 31)}
_SEASON: Final = {1: 0.8, 3: 1.15, 6: 1.2, 7: 0.85, 8: 0.55, 9: 1.1, 10: 1.15, 11: 1.2}


def moments(draw: np.random.Generator, days: Ints, of: Calendar) -> Ints:
    """Times within the office hours of the days; NONE stays."""
    times = of.times(np.maximum(days, 0), draw.random(len(days)))
    return np.where(days == NONE, NONE, times)
