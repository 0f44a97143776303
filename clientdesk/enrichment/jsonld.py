"""JSON-LD: what scripts of a page say of things, also where a script is not quite JSON."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from clientdesk.enrichment.nodes import Node, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 300_000
_DEEPEST: Final = 12
_MOST: Final = 3_000
"""Things and values of one script."""

_WRAPPING: Final = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$"
)
_COMMAS: Final = re.compile(r",\s*(?=[,}\]])")
_KEY: Final = re.compile(r'"([\w@:./#-]{1,80})"\s*:\s*')
_DECODER: Final = json.JSONDecoder(strict=False)


def json_ld(script: str) -> Iterator[Node]:
    """The things that a script tells of; none where it cannot be read."""
    text = script[:_LONGEST]
    value = _loaded(text)
    return _Reader(text).things(value)


def _loaded(script: str) -> Any:  # noqa: ANN401 - JSON holds anything
    text = _WRAPPING.sub("", script.strip()).strip().rstrip(";")
    for tried in (text, _COMMAS.sub("", text)):
        try:
            return _DECODER.decode(tried)
        except (ValueError, RecursionError):
            continue
    return None


def bare(name: str) -> str:
    """A name of the vocabulary in lower case, without the address that it begins with."""
    return name.rstrip("/").rpartition("/")[2].rpartition(":")[2].rpartition("#")[2].lower()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._left = _MOST
        self._keys: dict[str, list[re.Match[str]]] = defaultdict(list)
        for found in _KEY.finditer(text):
            self._keys[found[1]].append(found)

    def things(self, value: object, role: str = "", depth: int = 0) -> Iterator[Node]:
        """The things in a value: one, several in a list, or those of a graph."""
        if depth > _DEEPEST or self._left <= 0:
            return
        if isinstance(value, list):
            for each in value:
                yield from self.things(each, role, depth + 1)
        elif isinstance(value, dict):
            self._left -= 1
            yield self._thing(value, role, depth)
            if "@graph" in value:
                yield from self.things(value["@graph"], role, depth + 1)

    def _thing(self, value: dict[str, object], role: str, depth: int) -> Node:
        texts: dict[str, tuple[Said, ...]] = {}
        nodes: list[Node] = []
        for key, held in value.items():
            if key == "@graph":
                continue
            name = bare(key)
            place = self._next(key)
            nodes.extend(self.things(held, name, depth + 1))
            if said := tuple(self._said(held, place)):
                texts[name] = (*texts.get(name, ()), *said)
        types = tuple(bare(said.value) for said in texts.get("@type", ()))
        return Node(types, role, texts, tuple(nodes))

    def _next(self, key: str) -> re.Match[str] | None:
        """Where the key stands that the walk, which follows the text, has come to."""
        places = self._keys.get(key)
        return places.pop(0) if places else None

    def _said(self, held: object, place: re.Match[str] | None) -> Iterator[Said]:
        for each in held if isinstance(held, list) else [held]:
            self._left -= 1
            if self._left <= 0:
                return
            if isinstance(each, str | int | float) and not isinstance(each, bool):
                text = " ".join(html.unescape(str(each)).split())
                if text:
                    yield Said(text, self._quote(each, place, isinstance(held, list)) or text)

    def _quote(self, value: str | float, place: re.Match[str] | None, in_list: bool) -> str:
        if place is None:
            return ""
        window = self._text[place.end() : place.end() + 20_000]
        for raw in _spellings(value):
            at = window.find(raw)
            if at >= 0:
                end = place.end() + at + len(raw)
                near = at < 4 and not in_list
                return self._text[place.start() if near else place.end() + at : end]
        return ""


def _spellings(value: str | float) -> Iterator[str]:
    """How a value may stand in JSON."""
    if not isinstance(value, str):
        yield json.dumps(value)
        return
    for escaped in (json.dumps(value, ensure_ascii=False), json.dumps(value)):
        yield escaped
        yield escaped.replace("/", "\\/")
