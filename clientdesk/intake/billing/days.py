"""Days as other programs write them: one order of day and month for the whole column."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from babel.dates import get_date_format

from clientdesk.model.days import start_of
from clientdesk.model.invoice_draft import FIRST_YEAR, LAST_YEAR
from clientdesk.text.amounts import babel_locale
from clientdesk.text.typed_days import read_day

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBERS: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([./-]|(?=\d{4}$))(\d{1,2})\2(\d{1,2})", re.ASCII)
_TIME: Final = re.compile(
    r"[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([ap])\.?m\.?)?"
    r"(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$",
    re.ASCII | re.IGNORECASE,
)
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(20_000, 80_000)
"""The days from 1954 to 2119, as spreadsheets count them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or its two readings; the time of day and its offset when the cell has them."""

    day_first: date | None
    month_first: date | None
    at: time | None = None
    offset: timedelta | None = None

    @property
    def order(self) -> str:
        """Which reading the cell allows: day, month, both, or neither when that is no matter."""
        if self.day_first == self.month_first:
            return ""
        if self.day_first and self.month_first:
            return "both"
        return "day" if self.day_first else "month"


@dataclass(frozen=True, slots=True)
class Order:
    """How many cells of a column can only begin with the day, only with the month, or with both."""

    day: int = 0
    month: int = 0
    both: tuple[str, ...] = ()

    @property
    def first(self) -> str:
        """What most cells begin with; empty when they do not tell."""
        if self.day == self.month:
            return ""
        return "day" if self.day > self.month else "month"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a column's days are read: what comes first, and where its times are."""

    first: str
    timezone: str
    is_utc: bool = False
    """Whether times without a zone are UTC."""


@lru_cache(maxsize=65_536)
def moment(text: str) -> Moment | None:
    """What a cell says; None when it is no day."""
    typed = " ".join(text.split())
    at = offset = None
    if found := _TIME.search(typed):
        at, offset = _time(found), _offset(found[5])
        if at is None:
            return None
        typed = typed[: found.start()]
    days = _numbers(typed) or (_one(typed),) * 2
    return Moment(*days, at, offset) if any(days) else None


def counted(texts: Mapping[str, int]) -> Order:
    """The votes of a column's cells, each with how often it stands there."""
    found = [(text, moment(text), count) for text, count in texts.items()]
    orders = [(text, read.order, count) for text, read, count in found if read]
    return Order(
        sum(count for _, order, count in orders if order == "day"),
        sum(count for _, order, count in orders if order == "month"),
        tuple(text for text, order, _ in orders if order == "both"),
    )


def begins_with(locale: str) -> str:
    """What comes first where people write days in numbers."""
    pattern = get_date_format("short", babel_locale(locale)).pattern
    return "day" if pattern.find("d") < pattern.find("M") else "month"


def read_date(text: str, order: Order, reading: Reading) -> tuple[date | None, str]:
    """The business date that a cell names, or why it was refused."""
    at, problem = read_time(text, order, reading)
    found = moment(text)
    if at is None or found is None:
        return None, problem
    if found.at is None or (found.offset is None and not reading.is_utc):
        return _chosen(found, reading.first), ""
    return at.replace(tzinfo=UTC).astimezone(ZoneInfo(reading.timezone)).date(), ""


def read_time(text: str, order: Order, reading: Reading) -> tuple[datetime | None, str]:
    """The moment in UTC that a cell names, the start of the day without a time; or why not."""
    found = moment(text)
    if found is None:
        return None, f"“{text[:40]}” is not a date such as 2026-11-22."
    if found.order == "both" and order.day and order.month:
        return None, f"“{text[:40]}” can be two dates, as its column mixes day and month first."
    day = _chosen(found, reading.first)
    if day is None:
        return None, f"“{text[:40]}” does not fit its column, where the {reading.first} is first."
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None, f"“{text[:40]}” must be in a year from {FIRST_YEAR} to {LAST_YEAR}."
    return _at(found, day, reading), ""


def _at(found: Moment, day: date, reading: Reading) -> datetime:
    if found.at is None:
        return start_of(day, reading.timezone)
    local = datetime.combine(day, found.at)
    if found.offset is not None:
        return local - found.offset
    return local if reading.is_utc else in_utc(local, reading.timezone)


def in_utc(local: datetime, timezone: str) -> datetime:
    """A time of the clocks in a time zone as UTC without a zone."""
    return local.replace(tzinfo=ZoneInfo(timezone)).astimezone(UTC).replace(tzinfo=None)


def _chosen(found: Moment, first: str) -> date | None:
    return found.month_first if first == "month" else found.day_first


def _numbers(typed: str) -> tuple[date | None, date | None] | None:
    """The readings of 3/4/2026; with points the day is always first."""
    found = _NUMBERS.fullmatch(typed)
    if found is None:
        return None
    one, two = int(found[1]), int(found[3])
    year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
    day_first = _date(year, two, one)
    return (day_first, day_first if found[2] == "." else _date(year, one, two))


def _one(typed: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(typed):
        return _date(int(found[1]), int(found[3]), int(found[4]))
    if found := _SERIAL.fullmatch(typed):
        serial = int(found[1])
        return _EPOCH + timedelta(days=serial) if serial in _SERIALS else None
    return None if typed.isascii() and not re.search("[A-Za-z]", typed) else _worded(typed)


def _worded(typed: str) -> date | None:
    bare = re.sub(r"^[^\W\d_]{2,9}\.?, +(?=.*[^\W\d_])", "", typed)
    hyphened = re.sub(r"(?<=\d)-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\d)", " ", bare)
    locales = ("en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL")
    return next(filter(None, (read_day(hyphened, locale) for locale in locales)), None)


def _date(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None


def _time(found: re.Match[str]) -> time | None:
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    with suppress(ValueError):
        return time(hour, int(found[2]), int(found[3] or 0))
    return None


def _offset(zone: str | None) -> timedelta | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return timedelta(0)
    digits = zone[1:].replace(":", "")
    return timedelta(hours=int(digits[:2]), minutes=int(digits[2:])) * (1 if zone[0] == "+" else -1)
