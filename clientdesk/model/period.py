"""Windows of days by name, and the days, weeks, months and quarters that they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.days import LAST_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator


class Period(StrEnum):
    """A window by its name; a custom one is given by its days."""

    LAST_7 = "last_7"
    LAST_30 = "last_30"
    LAST_90 = "last_90"
    THIS_QUARTER = "this_quarter"
    THIS_YEAR = "this_year"
    CUSTOM = "custom"


class Grain(StrEnum):
    """How long a step of a trend is; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Window:
    """Days from first to last, both included; None is open."""

    first: date | None = None
    last: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


_DAYS: Final = {Period.LAST_7: 7, Period.LAST_30: 30, Period.LAST_90: 90}
_MONTHS: Final = {Grain.MONTH: 1, Grain.QUARTER: 3}
_LONGEST: Final = {Grain.DAY: 31, Grain.WEEK: 182, Grain.MONTH: 1_100}


def window(
    period: Period, today: date, *, first: date | None = None, last: date | None = None
) -> Window:
    """The days of a period that ends today, which counts; custom ones are first and last."""
    if period is Period.CUSTOM:
        if first is not None and last is not None and last < first:
            raise InvalidField("last", "The last day is before the first. Choose a later one.")
        return Window(first, last)
    if period is Period.THIS_QUARTER:
        return Window(start_of_step(today, Grain.QUARTER), today)
    if period is Period.THIS_YEAR:
        return Window(today.replace(month=1, day=1), today)
    days = min(_DAYS[period], today.toordinal())
    return Window(today - timedelta(days=days - 1), today)


def start_of_step(day: date, grain: Grain) -> date:
    """The first day of the step in which a day lies."""
    if grain is Grain.DAY:
        return day
    if grain is Grain.WEEK:
        return day - timedelta(days=day.weekday())
    months = _MONTHS[grain]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def end_of_step(day: date, grain: Grain) -> date:
    """The last day of the step in which a day lies."""
    start = start_of_step(day, grain)
    if grain in _MONTHS:
        # Forty days after the first of a month lie in the next one.
        last_month = start.replace(month=start.month + _MONTHS[grain] - 1)
        if last_month.month == 12:
            return last_month.replace(day=31)
        return (last_month + timedelta(days=40)).replace(day=1) - timedelta(days=1)
    length = 7 if grain is Grain.WEEK else 1
    return date.fromordinal(min(start.toordinal() + length - 1, LAST_DAY.toordinal()))


def steps(first: date, last: date, grain: Grain) -> Iterator[date]:
    """The first day of every step that a window touches, in order, without a gap."""
    day = start_of_step(first, grain)
    while day <= last:
        yield day
        end = end_of_step(day, grain)
        if end == LAST_DAY:
            return
        day = end + timedelta(days=1)


def fitting(first: date, last: date) -> Grain:
    """The grain that gives a window a readable number of steps."""
    length = (last - first).days + 1
    return next((grain for grain, most in _LONGEST.items() if length <= most), Grain.QUARTER)
