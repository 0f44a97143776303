"""The looks of websites: how each lays out its pages, sections, lists and facts."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from clientdesk.demo.sites.vocabulary import layouts

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Layout:
    """One look; every text that it is given is HTML already."""

    name: str
    colour: str

    def page(self, **parts: str) -> str:
        """A whole page."""
        return self._filled("frame", colour=self.colour, **parts)

    def links(self, targets: Iterable[tuple[str, str]]) -> str:
        """Addresses with their texts, one after the other."""
        return "".join(self._filled("link", url=url, text=text) for url, text in targets).strip()

    def section(self, heading: str, *blocks: str) -> str:
        """Blocks under a heading; nothing when there are none."""
        body = "\n".join(filter(None, blocks))
        return self._filled("section", heading=heading, body=body) if body else ""

    def text(self, *sentences: str) -> str:
        """One paragraph; nothing without sentences."""
        said = " ".join(filter(None, sentences))
        return self._filled("text", text=said) if said else ""

    def items(self, texts: Iterable[str]) -> str:
        """A list."""
        rows = "".join(self._filled("item", text=text) for text in texts)
        return self._filled("items", rows=rows)

    def facts(self, rows: Iterable[tuple[str, str]]) -> str:
        """Values beside their labels; nothing without any."""
        written = "".join(self._filled("fact", label=label, value=value) for label, value in rows)
        return self._filled("facts", rows=written) if written else ""

    def small(self, *texts: str) -> str:
        """Lines of a footer."""
        return "\n".join(self._filled("small", text=text) for text in texts if text)

    def _filled(self, part: str, **values: str) -> str:
        return Template(layouts()[self.name][part]).substitute(values)
