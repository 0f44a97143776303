"""Lengths of time in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from clientdesk.text.amounts import EMPTY, babel_locale

if TYPE_CHECKING:
    from decimal import Decimal


def days(value: Decimal | int | None, locale: str) -> str:
    """Days to a tenth, as a mean has them: 34.2 days, 1 day; a dash when unknown."""
    if value is None:
        return EMPTY
    tenths = format_decimal(value, "#,##0.#", babel_locale(locale))
    return f"{tenths} {'day' if tenths == '1' else 'days'}"
