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

_MARKED: Final = re.compile(r"<[^<>]{0,500}\bdata-cfemail\s*=\s*[\"']?([0-9a-fA-F]{6,400})[^<>]*>")
_TAG: Final = re.compile(r"<[^<>]*>")
_MARK: Final = re.compile("\x00([0-9a-fA-F]+)\x01")


@dataclass(frozen=True, slots=True)
class Veil:
    """One hidden address and the attribute that holds it, as it stands in the source."""

    email: str
    proof: str


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
        if at < 0:
            continue
        after = at + len(wanted)
        found[number] = tuple(
            _veil(places.get(at + hit.start(), ""), page.source)
            for hit in re.finditer(re.escape(_tight("[email protected]")), wanted)
        )
    return found


def _veil(code: str, source: str) -> Veil:
    hit = re.search(rf"data-cfemail\s*=\s*[\"']?{code}[\"']?", source) if code else None
    return Veil(unveiled(code), hit[0] if hit else "")


def _marked_text(source: str) -> tuple[str, dict[int, str]]:
    """The source without tags and blanks, and the code that stands before each place."""
    marked = _MARKED.sub("\x00\\1\x01", source)
    tight = _tight(html.unescape(_TAG.sub("", marked)))
    text: list[str] = []
    places: dict[int, str] = {}
    length = last = 0
    for mark in _MARK.finditer(tight):
        text.append(tight[last : mark.start()])
        length += mark.start() - last
        places[length] = mark[1]
        last = mark.end()
    text.append(tight[last:])
    return "".join(text), places


def _tight(text: str) -> str:
    return re.sub(r"\s+", "", text)
