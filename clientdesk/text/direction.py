"""Values that read from the right, within sentences that read from the left."""

from __future__ import annotations

import unicodedata
from typing import Final

_FROM_THE_RIGHT: Final = frozenset(["R", "AL", "AN"])


def isolated(value: str) -> str:
    """The value, so enclosed that the words around it keep their order; most need nothing."""
    if any(unicodedata.bidirectional(sign) in _FROM_THE_RIGHT for sign in value):
        return f"\u2068{value}\u2069"
    return value
