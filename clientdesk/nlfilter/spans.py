"""Days, months and other stretches of the calendar that people name."""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from clientdesk.model.days import FIRST_DAY, LAST_DAY

_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_ABOUT: Final = _DAYS | {"month": 30, "quarter": 90, "year": 365}
_PARTS: Final = re.compile(r"\d+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included; None is open.

    A floating one was said without its year, and may be moved by one to fit another.
    """

    first: date | None = None
    last: date | None = None
    floating: bool = False


def days_in(unit: str) -> int:
    """How many days a unit has, about."""
    return _ABOUT[unit]


def moved(day: date, days: int) -> date:
    """A day so many days later, within what dates can say."""
    number = min(max(day.toordinal() + days, FIRST_DAY.toordinal()), LAST_DAY.toordinal())
    return date.fromordinal(number)


def back(today: date, number: int, unit: str) -> date:
    """The day so many units before today; months keep the day of the month where they can."""
    if unit in _DAYS:
        return moved(today, -number * _DAYS[unit])
    months = today.year * 12 + today.month - 1 - number * _MONTHS[unit]
    if months < 12:
        return FIRST_DAY
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def unit_around(today: date, unit: str) -> Span:
    """The day, week, month, quarter or year that today is in; weeks begin on Monday."""
    if unit == "day":
        return Span(today, today)
    if unit in _DAYS:
        monday = moved(today, -today.weekday())
        return Span(monday, moved(monday, 6))
    if unit == "year":
        return year_of(today.year)
    length = _MONTHS[unit]
    first = (today.month - 1) // length * length + 1
    return Span(date(today.year, first, 1), _end_of_month(today.year, first + length - 1))


def unit_before(today: date, unit: str) -> Span:
    """The whole unit before the one that today is in."""
    first = unit_around(today, unit).first or today
    return unit_around(moved(first, -1), unit)


def year_of(year: int) -> Span:
    """A whole year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


def month_of(today: date, month: int, year: int | None) -> Span:
    """A month of a year; without one, its latest that has begun."""
    floating = year is None
    if year is None:
        year = today.year - (month > today.month)
    return Span(date(year, month, 1), _end_of_month(year, month), floating)


def quarter_of(today: date, quarter: int, year: int | None) -> Span:
    """A quarter of a year; without one, its latest that has begun."""
    first = month_of(today, quarter * 3 - 2, year)
    begin = first.first or today
    return Span(begin, _end_of_month(begin.year, begin.month + 2), first.floating)


def day_of_month(today: date, day: int, month: int, year: int | None) -> Span | None:
    """A day of a month; without a year, its latest that is not in the future; None for no day."""
    if year is not None:
        found = _day(year, month, day)
    else:
        tried = (_day(one, month, day) for one in range(today.year, today.year - 9, -1))
        found = next((one for one in tried if one is not None and one <= today), None)
    return Span(found, found, floating=year is None) if found else None


def weekday(today: date, number: int) -> Span:
    """The latest day of the week that is not in the future."""
    found = moved(today, -((today.weekday() - number) % 7))
    return Span(found, found)


def written_day(today: date, text: str) -> tuple[Span | None, bool]:
    """The days that numbers such as 14/06/2026 name, and whether day and month could be swapped.

    The day comes first unless only the other order is a date.
    """
    parts = [int(part) for part in _PARTS.findall(text)]
    if len(parts) == 2 and "/" in text and parts[1] > 31:
        return month_of(today, parts[0], parts[1]), False
    if len(parts) == 2:
        return day_of_month(today, parts[0], parts[1], None), False
    first, month, last = parts
    if len(_PARTS.findall(text)[0]) == 4:
        return day_of_month(today, last, month, first), False
    year = last + 2000 if last < 100 else last
    usual = day_of_month(today, first, month, year)
    other = day_of_month(today, month, first, year)
    return (
        usual or other,
        "/" in text and usual is not None and other is not None and first != month,
    )


def joined(first: Span, last: Span) -> tuple[Span, bool]:
    """From the begin of one to the end of another, and whether they had to be swapped.

    A year said once is meant for both; without any, the begin moves before the end.
    """
    if first.first is None or last.last is None:
        return Span(first.first or first.last, last.last or last.first), False
    if first.floating and not last.floating:
        first = in_year(first, last.last.year)
    if first.first is not None and first.first > last.last:
        if first.floating:
            first = in_year(first, first.first.year - 1)
        else:
            return Span(last.first, first.last), True
    return Span(first.first, last.last), False


def in_year(span: Span, year: int) -> Span:
    """A span that was said without its year, in another one."""
    if span.first is None or span.last is None:
        return span
    first = _day(year, span.first.month, span.first.day) or span.first
    if span.last.month == span.first.month and span.last.day > 27:
        return Span(first, _end_of_month(year, first.month), floating=True)
    return Span(first, moved(first, (span.last - span.first).days), floating=True)


def _day(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
