"""A page as its reader sees it: visible lines with their place, label, heading and links."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.enrichment.nodes import Node

Place = Literal["header", "main", "footer"]

QUOTE_LIMIT: Final = 300
"""Characters of a quote."""

_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, as an absolute address, and the words that are clicked."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of visible text, white space folded."""

    text: str
    quote: str
    """The same with a space for each tag, so that it stands in the page to the letter."""
    place: Place = "main"
    label: str = ""
    """What the cell or term before it says, such as “VAT number”; empty elsewhere."""
    heading: str = ""
    """The nearest heading above, empty before the first."""
    is_heading: bool = False
    links: tuple[Link, ...] = ()

    def excerpt(self, start: int, end: int) -> str:
        """What stands in the page for text[start:end], with as much around it as a quote holds."""
        if len(self.quote) <= QUOTE_LIMIT:
            return self.quote
        signs = [at for at, sign in enumerate(self.quote) if _is_sign(sign)]
        first = sum(map(_is_sign, self.text[:start]))
        last = first + sum(map(_is_sign, self.text[start:end]))
        if last <= first or last > len(signs):
            return self.quote[:QUOTE_LIMIT].strip()
        begin, stop = signs[first], signs[last - 1] + 1
        room = max(0, QUOTE_LIMIT - (stop - begin))
        begin = max(0, min(begin - room // 2, len(self.quote) - QUOTE_LIMIT))
        return self.quote[begin : begin + QUOTE_LIMIT].strip()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a site."""

    url: str
    source: str
    """The text that came, decoded."""
    title: str = ""
    language: str = ""
    """Two letters of the html element's lang; empty when it names none."""
    lines: tuple[Line, ...] = ()
    metas: Mapping[str, str] = field(default_factory=dict)
    """name or property of each meta element, lower case, with its content."""
    nodes: tuple[Node, ...] = ()
    """What the page says of things in structured data: JSON-LD and microdata."""
    frames: tuple[str, ...] = ()
    """Addresses of frames, and where the page sends its reader by itself."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the page in its order."""
        return tuple(link for line in self.lines for link in line.links)


def folded(text: str) -> str:
    """White space folded to single spaces, signs that are never seen left out."""
    return " ".join(text.translate(_UNSEEN).split())


def _is_sign(sign: str) -> bool:
    return not sign.isspace() and ord(sign) not in _UNSEEN
