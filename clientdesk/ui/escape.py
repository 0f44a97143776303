"""User text where Streamlit reads Markdown: titles, labels, captions, messages."""

from __future__ import annotations

import re
from typing import Final

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
_AUTOLINK: Final = re.compile(r"(?i)(https?\\:|www\\\.|\\@)")
_INVISIBLE: Final = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+"
)
_JOINER: Final = "\u2060"


def md(text: str) -> str:
    """Text that Markdown draws as it stands: no markup, link, image, formula or icon.

    Backslashes alone leave bare addresses linked, hence the word joiners; control and bidi
    characters become spaces, so that a name cannot turn round the text beside it.
    """
    escaped = _PUNCTUATION.sub(r"\\\1", _INVISIBLE.sub(" ", text))
    return _AUTOLINK.sub(_break_link, escaped)


def short(text: str, most: int = 80) -> str:
    """Text cut with an ellipsis; the whole stands in the sheet."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _break_link(match: re.Match[str]) -> str:
    found = match[0]
    if found == r"\@":
        return f"{_JOINER}{found}{_JOINER}"
    return f"{found[:-2]}{_JOINER}{found[-2:]}"
