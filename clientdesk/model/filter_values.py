"""How the values of a client filter are read from JSON; each reader names the key it refuses."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from clientdesk.errors import InvalidFilter

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum


def read_text(key: str, value: object) -> str | None:
    """A text; None when it is blank."""
    if not isinstance(value, str):
        raise InvalidFilter(f"“{key}” must be a text.")
    return value if value.strip() else None


def read_texts(key: str, value: object) -> tuple[str, ...]:
    """Texts, each once, blank ones left out."""
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise InvalidFilter(f"“{key}” must be a list of texts.")
    return tuple(dict.fromkeys(word for word in value if word.strip()))


def read_currencies(key: str, value: object) -> tuple[str, ...]:
    """ISO 4217 codes in upper case."""
    codes = tuple(code.upper() for code in read_texts(key, value))
    for code in codes:
        if not re.fullmatch("[A-Z]{3}", code):
            raise InvalidFilter(f"“{key}” must list currency codes such as EUR, not “{code[:40]}”.")
    return codes


def words_of(kind: type[StrEnum]) -> Callable[[str, object], tuple[StrEnum, ...]]:
    """A reader of lists of words of a closed list."""

    def read(key: str, value: object) -> tuple[StrEnum, ...]:
        return tuple(read_word(kind, key, word) for word in read_texts(key, value))

    return read


def read_word(kind: type[StrEnum], key: str, value: object) -> StrEnum:
    """One word of a closed list."""
    try:
        return kind(str(value))
    except ValueError as error:
        raise InvalidFilter(
            f"“{key}” cannot be “{str(value)[:40]}”.",
            hint="It is one of " + ", ".join(kind) + ".",
        ) from error


def read_date(key: str, value: object) -> date:
    """A date as ISO 8601 writes it."""
    try:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise InvalidFilter(f"“{key}” must be a date such as 2026-11-22.")


def read_flag(key: str, value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise InvalidFilter(f"“{key}” must be true or false.")
    return value


def read_limit(key: str, value: object) -> int:
    """A whole number above 0 that fits the store."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**63:
        raise InvalidFilter(f"“{key}” must be a whole number above 0.")
    return value


def read_number(key: str, value: object) -> Decimal:
    """An exact number of a size that amounts have."""
    if isinstance(value, int | Decimal | str | float) and not isinstance(value, bool):
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if number.is_finite() and abs(number) < 10**15:
            return number
    raise InvalidFilter(f"“{key}” must be compared with numbers.")
