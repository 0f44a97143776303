"""Days, weeks, months and quarters as people of a locale name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.dates import format_date, format_skeleton

from clientdesk.text.amounts import babel_locale
from clientdesk.text.dates import day

if TYPE_CHECKING:
    from datetime import date

    from babel import Locale

_WHOLE: Final = {"month": "yMMM", "quarter": "yQQQ"}
_SHORT: Final = {"month": "LLL", "quarter": "QQQ"}


def period(start: date, grain: str, locale: str) -> str:
    """The day, week, month or quarter that begins on a day: 3 Mar 2026, Mar 2026, Q1 2026."""
    if grain in _WHOLE:
        return format_skeleton(_WHOLE[grain], start, locale=_locale(locale))
    return f"Week of {day(start, locale)}" if grain == "week" else day(start, locale)


def short_period(start: date, grain: str, locale: str) -> str:
    """The same without its year, for the room below a bar: 3 Mar, Mar, Q1."""
    if grain in _SHORT:
        return format_date(start, _SHORT[grain], _locale(locale))
    if babel_locale(locale).language == "en":
        return format_date(start, "d MMM", "en")
    return format_skeleton("MMMd", start, locale=_locale(locale))


def _locale(name: str) -> Locale | str:
    """The locale; English everywhere shortens September to three letters."""
    locale = babel_locale(name)
    return "en" if locale.language == "en" else locale
