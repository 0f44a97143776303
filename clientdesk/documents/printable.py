"""Text as people typed it, made fit for paper: what cannot be seen is taken out, nothing else."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BREAKS: Final = re.compile(r"\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff]")

# Signs that turn letters around could show another name; isolates only keep parts of a line apart.
_TURNS: Final = re.compile(r"[\u202a-\u202e]")
_FROM_THE_RIGHT: Final = frozenset(["R", "AL"])
_HALVES: Final = re.compile(r"[\ud800-\udfff]")


def printable(text: str | None) -> str:
    """The text in lines, without controls, signs that turn its direction, or spaces at its ends."""
    lines = _BREAKS.sub("\n", text or "").replace("\t", " ")
    visible = _HALVES.sub("\ufffd", _TURNS.sub("", _CONTROLS.sub("", lines)))
    whole = unicodedata.normalize("NFC", visible)
    return "\n".join(line.rstrip() for line in whole.split("\n")).strip("\n ")


def without_marks(text: str) -> str:
    """Text with letters that read from the right, without marks on any; other text as it is."""
    if not any(unicodedata.bidirectional(sign) in _FROM_THE_RIGHT for sign in text):
        return text
    return "".join(sign for sign in text if unicodedata.bidirectional(sign) != "NSM")
