"""The words of a page that a finance fact rests on, as they stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.page import QUOTE_LIMIT
from clientdesk.model.enrichment import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.enrichment.page import Line, Page

_ROOM: Final = 240
"""Characters of text, as a quote has more blanks than the text."""


@dataclass(frozen=True)
class Passage:
    """A piece of a line of a page."""

    page: Page
    line: Line
    start: int
    end: int
    labelled: bool = False
    """Whether the label of the line is needed to understand it."""

    def around(self, start: int, end: int) -> Passage:
        """As much of it around a place as a quote holds, whole words."""
        if self.end - self.start <= _ROOM:
            return self
        spare = max(0, _ROOM - (end - start)) // 2
        left, right = max(self.start, start - spare), min(self.end, end + spare)
        if left > self.start:
            left = self.line.text.find(" ", left, start) + 1 or start
        if right < self.end:
            right = max(self.line.text.rfind(" ", end, right), end)
        return Passage(self.page, self.line, left, right, self.labelled)

    @property
    def quote(self) -> str:
        """What stands in the page for it."""
        signs = [at for at, sign in enumerate(self.line.quote) if not sign.isspace()]
        first = sum(not sign.isspace() for sign in self.line.text[: self.start])
        count = sum(not sign.isspace() for sign in self.line.text[self.start : self.end])
        if not count or first + count > len(signs):
            return _cut(self.line.quote)
        return _cut(self.line.quote[signs[first] : signs[first + count - 1] + 1])


def evidence(passages: Iterable[Passage], proofs: Iterable[str] = ()) -> tuple[Evidence, ...]:
    """One for each quote; the proofs are pieces of the source of the page, if it holds them."""
    found: dict[tuple[str, str], None] = {}
    for passage in passages:
        label = _cut(passage.line.label) if passage.labelled else ""
        for quote in (*proofs, passage.quote, label):
            if quote:
                found.setdefault((passage.page.url, quote))
    return tuple(Evidence("website", url, quote) for url, quote in found)


def _cut(quote: str) -> str:
    if len(quote) <= QUOTE_LIMIT:
        return quote
    return quote[:QUOTE_LIMIT].rsplit(" ", 1)[0]
