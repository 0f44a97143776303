"""Counts in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.text.amounts import number

if TYPE_CHECKING:
    from collections.abc import Sequence


def count(how_many: int, one: str, many: str = "", *, locale: str = "en_GB") -> str:
    """A number and its noun: 1 invoice, 1,234 invoices, no invoices."""
    if how_many == 1:
        return f"1 {one}"
    return f"{number(how_many, locale) if how_many else 'no'} {many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
