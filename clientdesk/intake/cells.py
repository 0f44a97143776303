"""Cells that hold more than one thing: the one that is kept, and a hint that names the others."""

from __future__ import annotations

import re
from typing import Final

LABELS: Final = r"(Phone|Mobile|Fax|Other|Pager|Alt\.? ?Phone):"
_LABEL: Final = re.compile(rf"(?:^|\s|,)\s*{LABELS}\s*")
_CODE: Final = re.compile(r"([A-Za-z]{3})(?![A-Za-z])")

Kept = tuple[str, str | None]
"""What is kept, and a hint."""


def one_email(text: str) -> Kept:
    """The first of several addresses in one cell."""
    if text.count("@") < 2:
        return text, None
    first, *others = [part for part in re.split(r"[,;\s]+", text) if part]
    if others and all("@" in other for other in (first, *others)):
        return first, f"E-mail holds several addresses; left out: {', '.join(others)[:200]}."
    return text, None


def one_phone(text: str) -> Kept:
    """One number of a cell such as Phone:555-0101 Mobile:555-0102, as QuickBooks writes them."""
    before, *parts = _LABEL.split(text)
    if before.strip() or not parts:
        return text, None
    labels, numbers = parts[::2], [part.strip(" ,\n") for part in parts[1::2]]
    best = labels.index("Phone") if "Phone" in labels else 0
    others = [f"{label} {numbers[at]}" for at, label in enumerate(labels) if at != best]
    left = f"Phone holds several numbers; left out: {', '.join(others)[:200]}." if others else None
    return numbers[best], left


def currency_code(text: str) -> str:
    """The code at the start of texts such as usd or USD - US dollar."""
    found = _CODE.match(text)
    return found[1].upper() if found else text
