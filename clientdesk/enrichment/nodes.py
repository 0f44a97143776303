"""What structured data says of a thing: JSON-LD and microdata in one form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Said:
    """One value as it is said, with the words of the page's source that say it."""

    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Node:
    """One thing with its types and what is said of it."""

    types: tuple[str, ...] = ()
    """Lower case, without the vocabulary's address."""
    role: str = ""
    """What it is to the thing that holds it, such as parentorganization; empty at the top."""
    texts: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    """By name in lower case."""
    nodes: tuple[Node, ...] = ()

    def said(self, *names: str) -> Iterator[Said]:
        """What is said under any of the names."""
        for name in names:
            yield from self.texts.get(name, ())

    def held(self, role: str) -> Iterator[Node]:
        """The things that it holds in a role."""
        return (node for node in self.nodes if node.role == role)

    def all(self) -> Iterator[Node]:
        """This thing and every one below it."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.nodes))
