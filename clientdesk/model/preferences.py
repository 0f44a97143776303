"""How invoices and reminders are made out: currency, terms, tone and language."""

from __future__ import annotations

from functools import cache

from babel.core import Locale, UnknownLocaleError, get_global

from clientdesk.errors import InvalidField
from clientdesk.model.words import ReminderTone

MAX_TERMS = 365
"""Days until an invoice is due, at most."""


def check_preference(field: str, value: object) -> str | int | None:
    """The value as it is kept; None means inherited. Raises InvalidField."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if field == "payment_terms_days":
        return check_terms(value)
    text = str(value).strip()
    if field == "currency":
        return check_currency(text)
    return check_tone(text) if field == "reminder_tone" else check_locale(text)


def check_terms(value: object) -> int:
    """Whole days from 0 to 365; raises InvalidField."""
    text = str(value).strip()
    if isinstance(value, bool) or not (text.isascii() and text.isdigit() and len(text) <= 6):
        text = "-1"
    if not 0 <= int(text) <= MAX_TERMS:
        raise InvalidField(
            "payment_terms_days",
            f"Payment terms must be a whole number of days from 0 to {MAX_TERMS}.",
        )
    return int(text)


def check_currency(code: str, field: str = "currency") -> str:
    """A currency's code in upper case; raises InvalidField."""
    if code.upper() not in currencies():
        label = "Base currency" if field == "base_currency" else "Currency"
        raise InvalidField(field, f"{label} must be a code such as EUR, not “{code[:40]}”.")
    return code.upper()


@cache
def currencies() -> frozenset[str]:
    """The codes of the currencies that some country pays with today."""
    territories = get_global("territory_currencies")
    return frozenset(
        code
        for uses in territories.values()
        for code, _, until, is_tender in uses
        if is_tender and until is None
    )


def check_tone(word: str) -> str:
    """A reminder tone; raises InvalidField."""
    if word not in set(ReminderTone):
        raise InvalidField(
            "reminder_tone", f"Reminder tone must be one of {', '.join(ReminderTone)}."
        )
    return word


def check_locale(code: str) -> str:
    """A language and region that money and dates can be written in, such as en_GB."""
    if not _is_locale(code):
        raise InvalidField(
            "locale", f"Number and date format must be a code such as en_GB, not “{code[:40]}”."
        )
    return code


@cache
def _is_locale(code: str) -> bool:
    try:
        return str(Locale.parse(code)) == code
    except (UnknownLocaleError, ValueError):
        return False
