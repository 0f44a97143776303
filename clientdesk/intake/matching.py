"""What two records share, in words, and names as they are compared."""

from __future__ import annotations

import re
from typing import Final

from clientdesk.model.folding import fold

_NOT_LETTERS: Final = re.compile(r"[\W_]+")


def same_as(kind: str, whom: str) -> str:
    """The sentence that names what is shared, and with whom."""
    return f"The same record as {whom}." if kind == "record" else f"Same {kind} as {whom}."


def name_key(name: str) -> str:
    """A name by its words, folded; by all its signs when it has no letters."""
    return _letters(name) or fold(name)


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(text)).strip()
