"""The source of a page, cut where it would cost the parser more than any reader could want."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 1_000_000
"""Characters of a page that are read."""

_FEW_TAGS: Final = 1_000
_DEEPEST: Final = 1_000
_FORMATS: Final = 30
"""Of formatting elements that are open at once; the parser copies them into each new block."""
_ATTRIBUTES: Final = 1_000

_TAG: Final = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})", re.IGNORECASE)
_LONG_TAG: Final = re.compile(r"<[a-z][^<>]{2000,}", re.IGNORECASE)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAMES: Final = re.compile(r"[\s=]+")
_VOID: Final = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
_IMPLIED: Final = frozenset(
    {*("p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot"), "html", "head", "body"}
)
"""Elements whose end need not be written, so that many open ones mean nothing."""
_FORMATTING: Final = frozenset(
    {*("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike"), "strong", "u"}
)


def tamed(source: str) -> str:
    """The source, or its beginning where it is longer or deeper than pages are."""
    source = source[:LONGEST]
    for tag in _LONG_TAG.finditer(source):
        if len(_NAMES.findall(_QUOTED.sub("", tag[0]))) > _ATTRIBUTES:
            source = source[: tag.start()]
            break
    return source if source.count("<") <= _FEW_TAGS else _levelled(source)


def _levelled(source: str) -> str:
    depth = formats = 0
    for tag in _TAG.finditer(source):
        name = tag[2].lower()
        if name in _VOID or name in _IMPLIED:
            continue
        step = -1 if tag[1] else 1
        depth = max(0, depth + step)
        if name in _FORMATTING:
            formats = max(0, formats + step)
        if depth > _DEEPEST or formats > _FORMATS:
            return source[: tag.start()]
    return source
