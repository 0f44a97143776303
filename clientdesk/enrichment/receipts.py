"""Receipts: no fact without a quote that stands on the page that its evidence names.

The one place where this is enforced; what does not hold is dropped, whoever found it.
"""

from __future__ import annotations

import html
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from clientdesk.enrichment.page import QUOTE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clientdesk.enrichment.page import Page
    from clientdesk.model.enrichment import Evidence, Fact, FactField, Signal

WEBSITE = "website"
"""The source that a page of the client's website is."""


class Receipts:
    """Judges quotes by the pages that were read."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._sources = {page.url: page.source for page in pages}
        self._texts = cache(self._folded)

    def stand(self, evidence: Evidence) -> bool:
        """Whether the quote stands in the visible text or the source of its page."""
        quote = folded(evidence.quote)
        if not quote or len(evidence.quote) > QUOTE_LIMIT or evidence.url not in self._sources:
            return False
        return any(quote in text for text in self._texts(evidence.url))

    def kept(self, facts: Mapping[FactField, Fact]) -> dict[FactField, Fact]:
        """The facts with those evidences that stand; a fact with none is left out."""
        proven = {field: replace(fact, evidence=self._of(fact)) for field, fact in facts.items()}
        return {field: fact for field, fact in proven.items() if fact.evidence}

    def signal(self, signal: Signal) -> Signal:
        """The signal with those evidences that stand; its sentence holds without them."""
        return replace(signal, evidence=self._of(signal))

    def _of(self, told: Fact | Signal) -> tuple[Evidence, ...]:
        return tuple(each for each in told.evidence if each.source != WEBSITE or self.stand(each))

    def _folded(self, url: str) -> tuple[str, str]:
        source = self._sources[url]
        return folded(without_tags(source)), folded(source)


def folded(text: str) -> str:
    """Character references resolved, white space folded, case folded."""
    return " ".join(html.unescape(text).split()).casefold()


def without_tags(source: str) -> str:
    """Each tag as a space, in one pass whatever the source holds."""
    kept: list[str] = []
    at = 0
    while (start := source.find("<", at)) >= 0:
        end = source.find(">", start + 2)
        if end < 0:
            break
        kept += (source[at:start], " ")
        at = end + 1
    return "".join((*kept, source[at:]))
