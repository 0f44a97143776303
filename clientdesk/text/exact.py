"""Amounts, quantities, prices and rates in full, for columns whose head names the currency."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING, Final

from babel.numbers import format_percent

from clientdesk.model.money import minor_digits
from clientdesk.text.amounts import babel_locale

if TYPE_CHECKING:
    from decimal import Decimal

    from babel.numbers import NumberPattern

_MOST_DIGITS: Final = 6


def amount(value: Decimal, currency: str, locale: str) -> str:
    """An amount with exactly the currency's minor digits: 1,234.50."""
    return _written(value, locale, (minor_digits(currency), minor_digits(currency)))


def price(value: Decimal, currency: str, locale: str) -> str:
    """The price of one unit: at least the currency's minor digits, up to six: 0.0125."""
    return _written(value, locale, (minor_digits(currency), _MOST_DIGITS))


def quantity(value: Decimal, locale: str) -> str:
    """How many units, with the decimals that it has, up to six: 12.5."""
    return _written(value, locale, (0, _MOST_DIGITS))


def rate(fraction: Decimal, locale: str) -> str:
    """A tax rate or discount in percent, with the decimals that it has: 19%, 8.875%."""
    return format_percent(fraction, locale=babel_locale(locale), decimal_quantization=False)


def _written(value: Decimal, locale: str, digits: tuple[int, int]) -> str:
    return str(_pattern(locale, digits).apply(value, babel_locale(locale)))


@cache
def _pattern(locale: str, digits: tuple[int, int]) -> NumberPattern:
    """The locale's pattern with at least and at most so many decimals."""
    pattern: NumberPattern = copy(babel_locale(locale).decimal_formats[None])
    pattern.frac_prec = digits
    return pattern
