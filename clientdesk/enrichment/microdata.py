"""Microdata: what the attributes of a page's elements say of things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.addresses import absolute
from clientdesk.enrichment.jsonld import bare
from clientdesk.enrichment.nodes import Node, Said
from clientdesk.enrichment.page import folded

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MOST: Final = 400
"""Things of one page."""
_LONGEST: Final = 1_000
_ADDRESSES: Final = {"a": "href", "area": "href", "link": "href", "img": "src"}
_VALUES: Final = {"meta": "content", "data": "value", "time": "datetime"}


class _Open:
    """A thing whose element is not at its end."""

    def __init__(self, node: LexborNode, role: str) -> None:
        self.types = tuple(bare(each) for each in (node.attributes.get("itemtype") or "").split())
        self.role = role
        self.texts: dict[str, tuple[Said, ...]] = {}
        self.nodes: list[Node] = []

    def closed(self) -> Node:
        """The thing as it is known at the end of its element."""
        return Node(self.types, self.role, self.texts, tuple(self.nodes))


def microdata(tree: LexborHTMLParser, base: str) -> list[Node]:
    """The things that a page tells of, in the order in which their elements end."""
    if tree.css_first("[itemscope]") is None or tree.root is None:
        return []
    done: list[Node] = []
    scopes: list[_Open] = []
    waiting: list[tuple[LexborNode, bool]] = [(tree.root, False)]
    while waiting and len(done) < _MOST:
        node, is_end = waiting.pop()
        if is_end:
            _close(scopes, done)
            continue
        if node is not tree.root and node.next is not None:
            waiting.append((node.next, False))
        if node.is_element_node and _enter(node, scopes, base):
            waiting.append((node, True))
        if node.child is not None and node.tag != "template":
            waiting.append((node.child, False))
    return done


def _close(scopes: list[_Open], done: list[Node]) -> None:
    closed = scopes.pop()
    if closed.role and scopes:
        scopes[-1].nodes.append(closed.closed())
    else:
        done.append(closed.closed())


def _enter(node: LexborNode, scopes: list[_Open], base: str) -> bool:
    """Take in what an element says; whether a thing begins with it."""
    attributes = node.attributes
    names = [bare(name) for name in (attributes.get("itemprop") or "").split()]
    if "itemscope" in attributes:
        scopes.append(_Open(node, names[0] if names and scopes else ""))
        return True
    if names and scopes:
        said = _said(node, attributes, base)
        for name in names if said.value else ():
            texts = scopes[-1].texts
            texts[name] = (*texts.get(name, ()), said)
    return False


def _said(node: LexborNode, attributes: dict[str, str | None], base: str) -> Said:
    tag = node.tag or ""
    if tag in _ADDRESSES:
        held = attributes.get(_ADDRESSES[tag]) or ""
        return Said(absolute(base, held), held)
    held = attributes.get("content") or attributes.get(_VALUES.get(tag, "")) or ""
    if not held:
        held = node.text(deep=True, separator=" ")[:_LONGEST]
    return Said(folded(held), " ".join(held.split()))
