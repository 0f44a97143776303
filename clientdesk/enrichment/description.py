"""What a company does, in a whole sentence of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.anchoring import anchors
from clientdesk.enrichment.clauses import clauses
from clientdesk.enrichment.headcount import heads
from clientdesk.enrichment.languages import spoken
from clientdesk.enrichment.link_words import Goal, goal_of_page
from clientdesk.enrichment.naming import squeezed
from clientdesk.enrichment.page import QUOTE_LIMIT
from clientdesk.enrichment.passages import descriptions, is_read, says
from clientdesk.enrichment.receipts import WEBSITE
from clientdesk.enrichment.sentences import spans
from clientdesk.enrichment.trade_hits import being, trade_hits
from clientdesk.model.enrichment import Evidence, Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.page import Page
    from clientdesk.enrichment.site import Site
    from clientdesk.enrichment.trade_hits import Hit
    from clientdesk.model.words import Industry

_SHORTEST: Final = 25
_FEWEST: Final = 4
"""Words of a sentence."""
_ENOUGH: Final = 2.0
_STRONG: Final = 1.5
_NAMES: Final = 2
"""Of what the site calls itself; further ones may be slogans."""
_LEADS: Final = 6
"""Paragraphs of a page that are looked at."""
_MARKED: Final = re.compile(r"[@<>{}]|https?:|www\.", re.IGNORECASE)
_ENDED: Final = re.compile(r"[.!…](?:[\"”“»)]{0,2})$")


@dataclass(frozen=True, slots=True)
class _Told:
    text: str
    quote: str
    url: str
    points: float
    """How much its place speaks for it."""
    confidence: float


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is known of the company before its sentences are weighed."""

    languages: tuple[str, ...]
    names: tuple[str, ...]
    """Without spaces."""
    name_words: frozenset[str]
    trade: Industry | None

    def worth(self, told: _Told) -> float:
        """How much a sentence tells of what the company does."""
        text = squeezed(told.text)
        is_named = any(name in text for name in self.names)
        is_counting = any(True for _ in heads(told.text, self.languages))
        return told.points + 0.8 * is_named - 1.5 * is_counting + self._of_trades(told.text)

    def _of_trades(self, text: str) -> float:
        points = 0.2 * bool(_ENDED.search(text))
        strengths: list[float] = []
        for clause in clauses(text):
            points += 0.5 * being(clause, self.languages)
            strengths += (
                hit.factor * self._weight(hit)
                for hit in trade_hits(clause, self.languages)
                if not self.name_words.issuperset(clause.words[hit.start : hit.end])
            )
        strong = sum(each >= _STRONG for each in strengths)
        return points + 0.5 * min(2.0, max(strengths, default=0.0)) + 0.2 * min(3, strong)

    def _weight(self, hit: Hit) -> float:
        """How much words point to the company's own trade, or to any while that is unknown."""
        return hit.strongest if self.trade is None else dict(hit.weights).get(self.trade, 0.0)


def description(site: Site, trade: Industry | None) -> Fact | None:
    """The sentence that tells best what a company of the trade does; None where none does.

    What the head of the page says to machines goes before what stands in the text.
    """
    reader = _reader(site, trade)
    for told in (_in_heads(site), _in_lines(site)):
        telling = [each for each in told if is_telling(each.text)]
        best = max(telling, key=reader.worth, default=None)
        if best is not None and reader.worth(best) >= _ENOUGH:
            return Fact(best.text, best.confidence, (Evidence(WEBSITE, best.url, best.quote),))
    return None


def _reader(site: Site, trade: Industry | None) -> _Reader:
    selfs = anchors("", site).selfs
    names = tuple(name for each in selfs if len(name := squeezed(each)) >= 4)
    words = {word for each in selfs[:_NAMES] for clause in clauses(each) for word in clause.words}
    return _Reader(spoken(site.pages[0]), names, frozenset(words), trade)


def is_telling(text: str) -> bool:
    """Whether a text is a sentence for readers: no notice, no address, nothing for machines."""
    words = text.split()
    if len(text) < _SHORTEST or len(words) < _FEWEST or text.endswith("?") or _MARKED.search(text):
        return False
    return not any(says(kind, text) for kind in ("refused", "machines", "credits"))


def whole_sentences(text: str) -> str:
    """As many whole sentences as a description holds; empty where the first is too long."""
    if len(text) <= QUOTE_LIMIT:
        return text
    ends = [end for _, end in spans(text) if end <= QUOTE_LIMIT]
    return text[: ends[-1]].strip() if ends else ""


def _in_heads(site: Site) -> Iterator[_Told]:
    """What the head of the home page and structured data say the company is."""
    for passage in descriptions(site):
        text = whole_sentences(passage.text)
        quote = passage.quote if 0 < len(passage.quote) <= QUOTE_LIMIT else text
        yield _Told(text, quote, passage.url, 1.5, 0.85)


def _in_lines(site: Site) -> Iterator[_Told]:
    """The first sentences of the home page and of those about the company."""
    home, *others = site.pages
    yield from _leads(home, 1.0, 0.8)
    for page in others:
        if goal_of_page(page.url, page.title) == Goal.ABOUT:
            yield from _leads(page, 0.6, 0.75)


def _leads(page: Page, points: float, confidence: float) -> Iterator[_Told]:
    lines = [
        line
        for line in page.lines
        if line.place == "main"
        and not line.is_heading
        and is_read(line)
        and len(line.text.split()) >= _FEWEST
    ]
    for at, line in enumerate(lines[:_LEADS]):
        for number, (start, end) in enumerate(spans(line.text)[:2]):
            text = line.text[start:end].strip()
            if _ENDED.search(text) and len(text) <= QUOTE_LIMIT:
                quote = line.excerpt(start, start + len(text))
                early = points - 0.3 * at - 0.5 * number
                yield _Told(text, quote, page.url, early, confidence)
