"""Days and moments as people of a locale write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, format_timedelta

from clientdesk.text.amounts import EMPTY, babel_locale

if TYPE_CHECKING:
    from datetime import date


def day(value: date | None, locale: str) -> str:
    """A date with its month as a word where English is read: 22 Nov 2026."""
    if value is None:
        return EMPTY
    if babel_locale(locale).language == "en":
        return format_date(value, "d MMM y", "en")
    return format_date(value, "medium", babel_locale(locale))


def moment(value: datetime | None, locale: str, timezone: str) -> str:
    """A UTC moment as date and time in a time zone: 22 Nov 2026, 14:05."""
    if value is None:
        return EMPTY
    local = value.replace(tzinfo=UTC).astimezone(ZoneInfo(timezone))
    return f"{day(local, locale)}, {format_time(local, 'short', locale=babel_locale(locale))}"


def ago(value: datetime | None, now: datetime, locale: str) -> str:
    """How long ago a UTC moment was: 3 days ago; the date belongs beside it."""
    if value is None:
        return EMPTY
    return format_timedelta(value - now, add_direction=True, locale=babel_locale(locale))
