"""How the values of a client filter are read from JSON; each reader names the key it refuses."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidFilter
from clientdesk.model.days import day_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from enum import StrEnum

_TOO_LARGE: Final = 10**15
_SMALLEST_PLACE: Final = -100
"""The first decimal place of the smallest number; without an end, its digits fill the memory."""


def read_text(key: str, value: object) -> str | None:
    """A text; None when it is blank."""
    if not isinstance(value, str):
        raise InvalidFilter(f"“{key}” must be a text.")
    return value if value.strip() else None


def read_texts(key: str, value: object) -> tuple[str, ...]:
    """Texts, each once."""
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise InvalidFilter(f"“{key}” must be a list of texts.")
    if not all(word.strip() for word in value):
        raise InvalidFilter(f"“{key}” holds an empty text.", hint="Leave it out.")
    return tuple(dict.fromkeys(value))


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
    for word in kind:
        if word == value:
            return word
    raise InvalidFilter(
        f"“{key}” cannot be “{shown(value)}”.", hint="It is one of " + ", ".join(kind) + "."
    )


def shown(value: object) -> str:
    """The start of a value for a sentence: a text as it is, anything else as JSON has it."""
    text = value if isinstance(value, str) else json.dumps(value, default=float)
    return text[:40].encode("utf-8", "replace").decode()


def read_date(key: str, value: object) -> date:
    """A date as ISO 8601 writes it."""
    day = day_of(value) if isinstance(value, str) else None
    if day is None:
        raise InvalidFilter(f"“{key}” must be a date such as 2026-11-22.")
    return day


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
    is_number = isinstance(value, int | Decimal | float) and not isinstance(value, bool)
    number = Decimal(str(value)) if is_number else Decimal("NaN")
    if number.is_nan() or (number and number.adjusted() < _SMALLEST_PLACE):
        raise InvalidFilter(f"“{key}” must be compared with numbers.")
    if abs(number) >= _TOO_LARGE:
        raise InvalidFilter(
            f"“{key}” is compared with a number that is too large.",
            hint=f"Write one below {_TOO_LARGE:,}.",
        )
    return number
