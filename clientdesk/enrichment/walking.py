"""The walk through a page's tree, without recursion: a hostile page may nest as it likes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.addresses import absolute
from clientdesk.enrichment.cells import Labels
from clientdesk.enrichment.hidden import is_hidden
from clientdesk.enrichment.page import Line, Link, Place, folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborNode

    Attributes = Mapping[str, str | None]

_MOST_NODES: Final = 200_000
_MOST_LINES: Final = 6_000
_LONGEST_LINE: Final = 4_000

_SILENT: Final = frozenset(
    {"script", "style", "template", "noscript", "head", "iframe", "select", "textarea", "object"}
)
_INLINE: Final = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em"),
        *("font", "i", "img", "ins", "kbd", "label", "mark", "meta", "nobr", "q", "s", "small"),
        *("span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr"),
        *("link", "button", "path", "use", "g", "picture", "source", "output", "samp"),
    }
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption"})
_PLACES: Final[dict[str, Place]] = {"header": "header", "nav": "header", "footer": "footer"}
_ROLES: Final[dict[str, Place]] = {
    "banner": "header",
    "navigation": "header",
    "contentinfo": "footer",
}
_FOOTERS: Final = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|pied|bottom|colophon|fuss\w*|fuß\w*|voet\w*|sidfot|bunntekst|piede|rodape|stopka)"
    r"(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_HEADERS: Final = re.compile(
    r"(?:^|[\s_-])(?:header|nav|navbar|navigation|menu|topbar|entete|kopf|banner)(?:$|[\s_\d-])",
    re.IGNORECASE,
)
_BOXES: Final = frozenset({"div", "td", "section", "ul", "p", "table", "tr", "aside"})


@dataclass(slots=True)
class _Anchor:
    href: str
    name: str
    words: list[str] = field(default_factory=list)
    told: bool = False
    """Whether a line has it already."""


@dataclass(slots=True)
class _Open:
    """What must be undone where an element ends."""

    tag: str
    place: bool = False
    heading: str | None = None


class Walk:
    """Gathers the lines of one page."""

    def __init__(self, base: str, rules: frozenset[str]) -> None:
        self._base = base
        self._rules = rules
        self._done: list[Line] = []
        self._text: list[str] = []
        self._quote: list[str] = []
        self._links: list[Link] = []
        self._anchors: list[_Anchor] = []
        self._places: list[Place] = ["main"]
        self._labels = Labels()
        self._heading = ""
        self._heads = 0

    def lines(self, root: LexborNode) -> list[Line]:
        """The lines of the tree in document order."""
        waiting: list[tuple[LexborNode | None, _Open | None]] = [(root, None)]
        seen = 0
        while waiting and seen < _MOST_NODES and len(self._done) < _MOST_LINES:
            node, opened = waiting.pop()
            if opened is not None:
                self._leave(opened)
            if node is None:
                continue
            seen += 1
            following = node.next if seen > 1 else None
            if following is not None:
                waiting.append((following, None))
            entered = self._enter(node)
            if entered is not None:
                waiting.append((None, entered))
                if (child := node.child) is not None:
                    waiting.append((child, None))
        self._break()
        return self._done

    def _enter(self, node: LexborNode) -> _Open | None:
        """Take the node in; None where its children are not to be read."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text(deep=False) or "")
            return None
        if tag.startswith(("_", "!", "-")):
            self._quote.append(" ")
            return None
        attributes = node.attributes
        if tag in _SILENT or is_hidden(attributes, self._rules) or _is_shut(tag, attributes):
            self._pass(node)
            return None
        return self._open(tag, attributes)

    def _open(self, tag: str, attributes: Attributes) -> _Open:
        opened = _Open(tag)
        if tag not in _INLINE:
            self._break()
        self._quote.append(" ")
        self._place(opened, attributes)
        if tag in _HEADINGS:
            self._heads += 1
        elif tag == "a":
            name = attributes.get("aria-label") or attributes.get("title") or ""
            if self._links:
                self._text.append(" ")
            self._anchors.append(_Anchor(attributes.get("href") or "", name))
        elif tag == "img" and self._anchors:
            self._anchors[-1].words.append(f" {attributes.get('alt') or ''} ")
        self._labels.enter(tag, len(self._done))
        return opened

    def _leave(self, opened: _Open) -> None:
        tag = opened.tag
        if tag == "a" and not (anchor := self._anchors.pop()).told:
            self._tell(anchor)
        if tag not in _INLINE:
            self._break()
        self._quote.append(" ")
        self._labels.leave(tag, self._done)
        if tag in _HEADINGS:
            self._heads -= 1
        if opened.place:
            self._places.pop()
            self._heading = opened.heading or ""

    def _pass(self, node: LexborNode) -> None:
        """Leave a silent element out: a quote cannot run across the text in it."""
        if (node.tag or "") in _SILENT and node.child is not None:
            self._break()
        self._quote.append(" ")

    def _place(self, opened: _Open, attributes: Attributes) -> None:
        place = _place_named(opened.tag, attributes)
        if place is None:
            return
        if self._places[-1] == "footer":
            place = "footer"
        opened.place, opened.heading = True, self._heading
        if place != self._places[-1]:
            self._heading = ""
        self._places.append(place)

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._quote.append(text)
        if self._anchors:
            self._anchors[-1].words.append(text)

    def _tell(self, anchor: _Anchor) -> None:
        anchor.told = True
        url = absolute(self._base, anchor.href)
        if url:
            self._links.append(Link(url, folded("".join(anchor.words)) or folded(anchor.name)))

    def _break(self) -> None:
        """End the line; what was gathered becomes one, if there was anything."""
        text, quote = folded("".join(self._text)), " ".join("".join(self._quote).split())
        for anchor in self._anchors:
            if not anchor.told and folded("".join(anchor.words)):
                self._tell(anchor)
        links = tuple(self._links)
        self._text, self._quote, self._links = [], [], []
        if not text and not links:
            return
        self._done.append(
            Line(
                text=text[:_LONGEST_LINE],
                quote=quote[: _LONGEST_LINE + 1000],
                place=self._places[-1],
                label=self._labels.current,
                heading="" if self._heads else self._heading,
                is_heading=bool(self._heads),
                links=links,
            )
        )
        if self._heads and text:
            self._heading = text[:200]


def _is_shut(tag: str, attributes: Attributes) -> bool:
    return tag == "dialog" and "open" not in attributes


def _place_named(tag: str, attributes: Attributes) -> Place | None:
    place = _PLACES.get(tag) or _ROLES.get((attributes.get("role") or "").strip().lower())
    if place or tag not in _BOXES:
        return place
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    if _FOOTERS.search(names):
        return "footer"
    return "header" if _HEADERS.search(names) else None
