"""Addresses that Cloudflare hides: which of them stands where the page says [email protected]."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from clientdesk.enrichment.page import Page

VEILED: Final = re.compile(r"\[email[\s\xa0]protected\]")
"""What a reader without scripts sees instead of the address."""

_MARKED: Final = re.compile(
    r"<[^<>]{0,500}\b(data-cfemail\s*=\s*[\"']?([0-9a-fA-F]{6,400})[\"']?)[^<>]*>"
)
_TAG: Final = re.compile(r"<[^<>]*>")
_SHOWN: Final = re.compile(r"\[emailprotected\]")
_MARK: Final = "\x01"


@dataclass(frozen=True, slots=True)
class Veil:
    """One hidden address and the attribute that holds it, as it stands in the source."""

    email: str
    proof: str


_NONE: Final = Veil("", "")


def unveiled(code: str) -> str:
    """The address in a code: its first byte is the key of the others."""
    try:
        key, *signs = bytes.fromhex(code)
        return bytes(sign ^ key for sign in signs).decode("utf-8")
    except ValueError:
        return ""


def veils(page: Page) -> dict[int, tuple[Veil, ...]]:
    """By the number of the line, the addresses behind its [email protected], in order."""
    if "data-cfemail" not in page.source:
        return {}
    text, places = _marked_text(page.source)
    found: dict[int, tuple[Veil, ...]] = {}
    after = 0
    for number, line in enumerate(page.lines):
        if not VEILED.search(line.text):
            continue
        wanted = _tight(line.text)
        at = text.find(wanted, after)
        at = text.find(wanted) if at < 0 else at
        if at >= 0:
            after = at + len(wanted)
            found[number] = tuple(
                places.get(at + hit.start(), _NONE) for hit in _SHOWN.finditer(wanted)
            )
    return found


def _marked_text(source: str) -> tuple[str, dict[int, Veil]]:
    """The source without tags and blanks, and what is hidden at which place."""
    hidden = [Veil(unveiled(tag[2]), tag[1]) for tag in _MARKED.finditer(source)]
    tight = _tight(html.unescape(_TAG.sub("", _MARKED.sub(_MARK, source))))
    pieces = tight.split(_MARK)
    places: dict[int, Veil] = {}
    length = 0
    for piece, veil in zip(pieces, hidden, strict=False):
        length += len(piece)
        places[length] = veil
    return "".join(pieces), places


def _tight(text: str) -> str:
    return "".join(text.split())
