"""Lengths of time in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from clientdesk.text.amounts import EMPTY, babel_locale
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from datetime import timedelta
    from decimal import Decimal


def days(value: Decimal | int | None, locale: str) -> str:
    """Days to a tenth, as a mean has them: 34.2 days, 1 day; a dash when unknown."""
    if value is None:
        return EMPTY
    tenths = format_decimal(value, "#,##0.#", babel_locale(locale))
    return f"{tenths} {'day' if tenths == '1' else 'days'}"


def about(length: timedelta) -> str:
    """A length of time that is only guessed: under a minute, about 12 minutes, about 2 hours."""
    minutes = length.total_seconds() / 60
    if minutes < 1:
        return "under a minute"
    if minutes < 90:
        return f"about {count(round(minutes), 'minute')}"
    if minutes < 60 * 36:
        return f"about {count(round(minutes / 60), 'hour')}"
    return f"about {count(round(minutes / 60 / 24), 'day')}"


def brief(length: timedelta) -> str:
    """A length of time in the room of a cell: 12 s, 3 min, 2 h; a clock that ran ahead is 0 s."""
    seconds = max(0, int(length.total_seconds()))
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7_200 else f"{seconds // 3_600} h"
