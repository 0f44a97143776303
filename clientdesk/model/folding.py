"""One folding for texts and queries, so that search finds what people mean."""

from __future__ import annotations

import unicodedata

SEPARATOR = "\x1f"
"""No text that people enter may hold it (model.fields)."""

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """NFKD, casefold, combining marks removed, then ø to o, ł to l, đ to d, æ to ae, œ to oe."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_LETTERS)


def digits(text: str) -> str:
    """The ASCII digits of a text, in order."""
    return "".join(char for char in text if "0" <= char <= "9")


def search_key(*texts: str | None) -> str:
    """The folded texts, a unit separator between them, so that no phrase runs across two."""
    return SEPARATOR.join(fold(text) for text in texts if text)
