"""Money, numbers and shares as people of a locale write them."""

from __future__ import annotations

import re
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from clientdesk.model.money import minor_digits

if TYPE_CHECKING:
    from decimal import Decimal

    from babel.numbers import NumberPattern

EMPTY: Final = "—"
"""What stands where nothing is known."""

WHOLE_FROM: Final = 1_000
"""From this amount on a table shows no cents; exact texts always do."""

# A code that stands before its amount needs a space, which Babel leaves out: CHF 120.
_LETTER_TO_DIGIT: Final = re.compile(r"(?<=[^\W\d_])(?=\d)")


def money(amount: Decimal | None, currency: str, locale: str, *, exact: bool = False) -> str:
    """An amount with its currency, such as €1,235 in a table and €1,234.50 when exact."""
    if amount is None:
        return EMPTY
    with_cents = exact or abs(amount) < WHOLE_FROM
    # Babel's own digits are those of cash: none for dinars of Serbia, whose invoices have two.
    pattern = _pattern(locale, minor_digits(currency) if with_cents else 0)
    written = pattern.apply(amount, babel_locale(locale), currency=currency, currency_digits=False)
    return _LETTER_TO_DIGIT.sub("\u00a0", written)


def number(value: Decimal | int | None, locale: str) -> str:
    """A number with its thousands grouped."""
    return EMPTY if value is None else format_decimal(value, locale=babel_locale(locale))


def compact(value: Decimal | int, locale: str) -> str:
    """A number in the room of an axis: 950, 2.5K, 1.2M; the exact one stands beside it."""
    return format_compact_decimal(value, locale=babel_locale(locale), fraction_digits=1)


def compact_money(amount: Decimal, currency: str, locale: str) -> str:
    """An amount in the room of an axis: 12, 11.90, 2.5K; cents are written in full or not."""
    digits = minor_digits(currency)
    rounded = round(amount, digits)
    if abs(rounded) >= WHOLE_FROM or rounded == rounded.to_integral_value():
        return compact(rounded, locale)
    return format_decimal(rounded, "0." + "0" * digits, babel_locale(locale))


def percent(fraction: Decimal | float | None, locale: str) -> str:
    """A fraction as a whole percentage; 0.42 is 42%."""
    return EMPTY if fraction is None else format_percent(fraction, locale=babel_locale(locale))


def size(how_many: int, locale: str) -> str:
    """Bytes as a person reads them: 640 KB, 1.4 MB."""
    if how_many < 1_000_000:
        return f"{number(max(1, round(how_many / 1_000)), locale)} KB"
    return f"{format_decimal(how_many / 1_000_000, '#,##0.#', babel_locale(locale))} MB"


@cache
def babel_locale(name: str) -> Locale:
    """The locale of that name; an unknown one reads as British English."""
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@cache
def _pattern(locale: str, digits: int) -> NumberPattern:
    pattern: NumberPattern = copy(babel_locale(locale).currency_formats["standard"])
    pattern.frac_prec = (digits, digits)
    return pattern
