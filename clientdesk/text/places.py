"""The towns and countries that an address names."""

from __future__ import annotations

import re
from typing import Final

_PARTS: Final = re.compile(r"[,\n;]+")
_NAME: Final = re.compile(r"[^\W\d]+(?:[ .'’-]+[^\W\d]+)*\.?")
_CODE: Final = 3
"""Capitals in a postcode, or of a state."""

_SHORTEST: Final = 3
_LONGEST: Final = 40


def places_in(address: str) -> tuple[str, ...]:
    """What stands behind the street, without postcodes; an address of one part names none."""
    _street, *parts = _PARTS.split(address)
    return tuple(place for part in parts if (place := _place(part)))


def _place(part: str) -> str:
    """The words of a name, without the digits and capitals of a postcode; empty without any."""
    name = " ".join(word for word in part.split() if not _is_code(word))
    is_name = _NAME.fullmatch(name) and _SHORTEST <= len(name) <= _LONGEST
    return name if is_name else ""


def _is_code(word: str) -> bool:
    return any(sign.isdigit() for sign in word) or (word.isupper() and len(word) <= _CODE)
