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
from clientdesk.enrichment.trade_types import typed_trades
from clientdesk.enrichment.trades import NAMED, STRONG
from clientdesk.model.enrichment import Evidence, Fact
from clientdesk.model.words import Industry

if TYPE_CHECKING:
    from clientdesk.enrichment.passages import Passage
    from clientdesk.enrichment.site import Site
_ENOUGH: Final = 2.4
_MARGIN: Final = 0.2
_ONE_WORD: Final = 4.5
"""The most that one word counts."""
_TELLING: Final = 0.9
_ALONE: Final = 2.4
_UNCONTESTED: Final = 0.7
_SURE: Final = 0.9
_MODEST: Final = 0.65
"""How sure it can be that a trade is none of the others."""
_QUOTES: Final = 2


@dataclass(frozen=True, slots=True)
class Vote:
    """Words that speak for an industry."""

    industry: Industry
    words: str
    is_name: bool
    """Whether the page calls its owner so."""
    points: float
    passage: Passage
    start: int
    end: int
    """Where in the passage."""


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
    most = _MODEST if best is Industry.OTHER else _SURE
    confidence = round(min(most, 0.45 + 0.3 * margin + 0.02 * points), 2)
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
    heard = [vote for passage in passages(site) for vote in _heard(passage, languages)]
    for vote in (*heard, *_typed(site)):
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
                is_name = weight >= NAMED and (passage.is_prime or hit.is_own)
                strength = max(min(weight, NAMED if is_name else STRONG), _least(weight, passage))
                points = min(strength * hit.factor * passage.weight, _ONE_WORD)
                votes.append(Vote(trade, words, is_name, points, passage, start, end))
    return votes


def _typed(site: Site) -> list[Vote]:
    return [
        Vote(trade, passage.text, True, NAMED * passage.weight, passage, 0, len(passage.text))
        for trade, passage in typed_trades(site)
    ]


def _least(weight: float, passage: Passage) -> float:
    """What more than a topic counts in a name."""
    return passage.least if weight >= STRONG else 0.0


def _evidence(votes: list[Vote]) -> tuple[Evidence, ...]:
    """The places of the strongest words, each once."""
    quotes: dict[Evidence, None] = {}
    for vote in votes:
        quote = vote.passage.excerpt(vote.start, vote.end)
        quotes[Evidence(WEBSITE, vote.passage.url, quote)] = None
        if len(quotes) == _QUOTES:
            break
    return tuple(quotes)
