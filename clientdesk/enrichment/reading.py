"""From the source of a page to its visible lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from clientdesk.enrichment.addresses import absolute
from clientdesk.enrichment.hidden import hiding_rules
from clientdesk.enrichment.jsonld import json_ld
from clientdesk.enrichment.microdata import microdata
from clientdesk.enrichment.page import Page, folded
from clientdesk.enrichment.taming import tamed
from clientdesk.enrichment.walking import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.nodes import Node
    from clientdesk.enrichment.page import Line

_HEAD: Final = 60_000
_TAIL: Final = 20_000
"""Characters at the beginning and at the end of a page, where its footer is."""
_SHEETS: Final = 200_000
"""Characters of style sheets that are read."""
_REFRESH: Final = re.compile(r"^\s*\d*\.?\d*\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)


def read(url: str, source: str) -> Page:
    """Read the source of a page; whatever it holds, there is a page."""
    source = tamed(source)
    tree = LexborHTMLParser(source)
    base = _base(tree, url)
    rules = hiding_rules("\n".join(style.text() for style in tree.css("style"))[:_SHEETS])
    lines = Walk(base, rules).lines(tree.root) if tree.root is not None else []
    return Page(
        url=url,
        source=source,
        title=_title(tree),
        language=_language(tree),
        lines=tuple(_enough(lines)),
        metas=dict(reversed(list(_metas(tree)))),
        nodes=(*_json_nodes(tree), *microdata(tree, base)),
        frames=tuple(filter(None, _frames(tree, base))),
    )


def _enough(lines: list[Line]) -> list[Line]:
    """The lines, of a very long page its beginning and its end."""
    head: list[Line] = []
    room = _HEAD
    for line in lines:
        room -= len(line.text)
        if room < 0:
            break
        head.append(line)
    tail: list[Line] = []
    room = _TAIL
    for line in reversed(lines[len(head) :]):
        room -= len(line.text)
        if room < 0:
            break
        tail.append(line)
    return [*head, *reversed(tail)]


def _base(tree: LexborHTMLParser, url: str) -> str:
    base = tree.css_first("base[href]")
    return (absolute(url, base.attributes.get("href") or "") if base is not None else "") or url


def _title(tree: LexborHTMLParser) -> str:
    title = tree.css_first("title")
    return folded(title.text()) if title is not None else ""


def _language(tree: LexborHTMLParser) -> str:
    html = tree.css_first("html")
    return ((html.attributes.get("lang") or "") if html is not None else "").strip()[:2].lower()


def _metas(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for meta in tree.css("meta[content]"):
        name = meta.attributes.get("name") or meta.attributes.get("property") or ""
        if name:
            yield name.strip().lower(), meta.attributes.get("content") or ""


def _json_nodes(tree: LexborHTMLParser) -> Iterator[Node]:
    for script in tree.css("script[type]"):
        kind = (script.attributes.get("type") or "").partition(";")[0].strip().lower()
        if kind == "application/ld+json":
            yield from json_ld(script.text())


def _frames(tree: LexborHTMLParser, base: str) -> Iterator[str]:
    for frame in tree.css("frame[src], iframe[src]"):
        yield absolute(base, frame.attributes.get("src") or "")
    for meta in tree.css("meta[http-equiv]"):
        if (meta.attributes.get("http-equiv") or "").strip().lower() == "refresh":
            found = _REFRESH.match(meta.attributes.get("content") or "")
            if found:
                yield absolute(base, found[1])
