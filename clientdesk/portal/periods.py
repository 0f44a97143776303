"""The periods that a client can have a statement of its account for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from clientdesk.model.days import day_of
from clientdesk.model.period import Window

if TYPE_CHECKING:
    from collections.abc import Mapping


def offered(today: date) -> dict[str, Window]:
    """What a click gives, by its name."""
    this_year = today.replace(month=1, day=1)
    year_ago = this_year.replace(year=today.year - 1, month=today.month)
    return {
        "This year": Window(this_year, today),
        "Last year": Window(this_year.replace(year=today.year - 1), this_year - timedelta(days=1)),
        "Last 12 months": Window(year_ago + timedelta(days=today.day), today),
        "All time": Window(),
    }


def read(query: Mapping[str, str], today: date) -> Window | None:
    """The days that an address asks for; None when one of them is no day.

    An empty one is open. Days that are the wrong way round are turned, and none is after today.
    """
    texts = [query.get("from", ""), query.get("to", "")]
    days = [day_of(text) for text in texts]
    if any(text and day is None for text, day in zip(texts, days, strict=True)):
        return None
    if is_turned(query):
        days.reverse()
    first, last = (day and min(day, today) for day in days)
    return Window(first, last)


def is_turned(query: Mapping[str, str]) -> bool:
    """Whether an address asks for days that end before they begin."""
    first, last = day_of(query.get("from", "")), day_of(query.get("to", ""))
    return first is not None and last is not None and last < first


def written(days: Window) -> str:
    """The days as the query of an address."""
    ends = {"from": days.first, "to": days.last}
    return "&".join(f"{name}={day.isoformat()}" for name, day in ends.items() if day)
