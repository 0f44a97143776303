"""Business dates of a time zone as moments in UTC."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

FIRST_DAY: Final = date(1, 1, 1)
LAST_DAY: Final = date(9999, 12, 31)


def day_of(text: str) -> date | None:
    """The day that a text such as 2026-11-22 names; None for any other text."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        with suppress(ValueError):
            return date.fromisoformat(text)
    return None


def start_of(day: date, timezone: str) -> datetime:
    """The moment at which a day begins in a time zone, in UTC without a zone of its own."""
    if day <= FIRST_DAY + timedelta(days=1):
        return datetime.combine(FIRST_DAY, time())
    if day >= LAST_DAY:
        return datetime.combine(LAST_DAY, time())
    midnight = datetime.combine(day, time(), ZoneInfo(timezone))
    return midnight.astimezone(UTC).replace(tzinfo=None)


def end_of(day: date, timezone: str) -> datetime:
    """The moment at which a day ends in a time zone: the start of the next."""
    return start_of(min(day, LAST_DAY - timedelta(days=1)) + timedelta(days=1), timezone)
