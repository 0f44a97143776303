"""The industry of a company from what it says that it does; none where the margin is small."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.clauses import clauses
from clientdesk.enrichment.languages import spoken
from clientdesk.enrichment.passages import passages
from clientdesk.enrichment.receipts import WEBSITE
from clientdesk.enrichment.trade_hits import trade_hits
from clientdesk.enrichment.trades import NAMED, STRONG
from clientdesk.model.enrichment import Evidence, Fact

if TYPE_CHECKING:
    from clientdesk.enrichment.passages import Passage
    from clientdesk.enrichment.site import Site
    from clientdesk.model.words import Industry

_ENOUGH: Final = 2.4
_MARGIN: Final = 0.2
_ONE_WORD: Final = 4.5
"""The most that one word counts."""
_TELLING: Final = 0.9
_ALONE: Final = 2.4
_UNCONTESTED: Final = 0.7
_QUOTES: Final = 2


@dataclass(frozen=True, slots=True)
class Vote:
    """Words that speak for an industry."""

    industry: Industry
    words: str
    is_name: bool
    """Whether a company of the industry calls itself so."""
    points: float
    quote: str
    url: str


def industry(site: Site) -> Fact | None:
    """The industry that most of what the site says points to."""
    votes = _votes(site)
    sums: defaultdict[Industry, float] = defaultdict(float)
    for vote in votes:
        sums[vote.industry] += vote.points
    ranked = sorted(sums.items(), key=lambda each: (-each[1], each[0]))
    if not ranked:
        return None
    best, points = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    margin = (points - second) / points if points else 0.0
    deciding = [vote for vote in votes if vote.industry == best]
    if points < _ENOUGH or margin < _MARGIN or not _is_founded(deciding, margin):
        return None
    confidence = round(min(0.9, 0.45 + 0.3 * margin + 0.02 * points), 2)
    return Fact(best, confidence, _evidence(deciding))


def _is_founded(deciding: list[Vote], margin: float) -> bool:
    """Whether two words agree, or one says what the company calls itself, or none contradicts."""
    telling = [vote for vote in deciding if vote.points >= _TELLING]
    if len(telling) > 1 or any(vote.is_name and vote.points >= _ALONE for vote in telling):
        return True
    return margin >= _UNCONTESTED and any(vote.points >= _ALONE for vote in telling)


def _votes(site: Site) -> list[Vote]:
    """The best place of each word, the strongest first."""
    if not site.pages:
        return []
    languages = spoken(site.pages[0])
    best: dict[tuple[Industry, str], Vote] = {}
    for passage in passages(site):
        for vote in _heard(passage, languages):
            key = vote.industry, vote.words
            if key not in best or best[key].points < vote.points:
                best[key] = vote
    return sorted(best.values(), key=lambda vote: -vote.points)


def _heard(passage: Passage, languages: tuple[str, ...]) -> list[Vote]:
    votes: list[Vote] = []
    for clause in clauses(passage.text):
        for hit in trade_hits(clause, languages):
            start, end = clause.places[hit.start][0], clause.places[hit.end - 1][1]
            words = " ".join(clause.words[hit.start : hit.end])
            for trade, weight in hit.weights:
                points = _weight(weight, passage) * hit.factor * passage.weight
                quote = passage.excerpt(start, end)
                points = min(points, _ONE_WORD)
                votes.append(Vote(trade, words, weight >= NAMED, points, quote, passage.url))
    return votes


def _weight(weight: float, passage: Passage) -> float:
    return max(weight, passage.least) if weight >= STRONG else weight


def _evidence(votes: list[Vote]) -> tuple[Evidence, ...]:
    quotes = dict.fromkeys(Evidence(WEBSITE, vote.url, vote.quote) for vote in votes)
    return tuple(quotes)[:_QUOTES]
