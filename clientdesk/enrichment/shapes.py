"""Patterns of numbers as they are written: <9> in a pattern is nine digits with separators."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = re.compile(r"<(\d+)>")


def expanded(pattern: str) -> str:
    """The pattern with <n> as n digits, between which single separators may stand."""
    return _DIGITS.sub(lambda found: _digits(int(found[1])), pattern)


def _digits(count: int) -> str:
    return rf"\d(?:[\s.\-–/]?\d){{{count - 1}}}"


def compact(text: str) -> str:
    """Letters and digits in upper case."""
    return "".join(sign for sign in text.upper() if sign.isalnum())
