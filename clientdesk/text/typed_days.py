"""Days as people type them, read in their locale."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import cache
from typing import Final

from babel.dates import get_month_names, parse_date

from clientdesk.model.days import day_of
from clientdesk.text.amounts import babel_locale

# A short year is of this century; not behind hyphens, where 26-11-23 may begin with the year.
_NUMBERS: Final = re.compile(
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}|\d{1,2}[./] ?\d{1,2}[./] ?\d{2}", re.ASCII
)
_WORDED: Final = re.compile(r"(\d{1,2})[. ]+([^\W\d_]+)\.?[ ,]+(\d{4}|\d{2})")
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]+)\.? (\d{1,2}),? (\d{4})")


def read_day(text: str, locale: str) -> date | None:
    """The day that 2026-11-22, 22 Nov 2026 or the locale's own numbers name; None for others."""
    typed = text.strip()
    with suppress(ValueError):
        return day_of(typed) or _worded(typed, locale) or _numbers(typed, locale)
    return None


def _worded(typed: str, locale: str) -> date | None:
    if found := _WORDED.fullmatch(typed):
        number, word, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(typed):
        word, number, year = found.groups()
    else:
        return None
    month = _months(locale).get(word.casefold())
    century = 2000 if len(year) == 2 else 0
    return date(century + int(year), month, int(number)) if month else None


def _numbers(typed: str, locale: str) -> date | None:
    if not _NUMBERS.fullmatch(typed):
        return None
    found = parse_date(typed, locale=babel_locale(locale), format="short")
    # Where the year comes first, it may be the one digit of a day.
    return found if found.year > 999 else None


@cache
def _months(locale: str) -> dict[str, int]:
    """Month names, long and short, in English and the locale's language."""
    return {
        name.rstrip(".").casefold(): number
        for language in ("en", babel_locale(locale))
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, language).items()
    } | {"sept": 9}
