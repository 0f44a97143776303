"""When the daily run comes, in words."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_time

from clientdesk.text.amounts import babel_locale
from clientdesk.text.dates import day

if TYPE_CHECKING:
    from datetime import datetime


def next_run(moment: datetime | None, now: datetime, *, timezone: str, locale: str) -> str:
    """The sentence for a UTC moment, as the schedule's time zone has it; None: none comes."""
    if moment is None:
        return "The daily run is off. What is due waits until somebody runs it."
    if moment <= now:
        return "The daily run starts within a minute."
    zone = ZoneInfo(timezone)
    local, today = (each.replace(tzinfo=UTC).astimezone(zone) for each in (moment, now))
    at = format_time(local, "short", locale=babel_locale(locale))
    names = {today.date(): "today", today.date() + timedelta(days=1): "tomorrow"}
    on = names.get(local.date(), f"on {day(local, locale)}")
    return f"Next run: {on} at {at} {timezone}"
