"""Words of trades in a clause, and how much each says of the company that speaks.

“Software for hauliers” is of software: what customers do, what narrows another word, what is
denied, was once, or stands next door counts little.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.clauses import stands
from clientdesk.enrichment.languages import small_words
from clientdesk.enrichment.numerals import in_digits
from clientdesk.enrichment.trades import HEAD_FIRST, NAMED, STRONG, vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.enrichment.clauses import Clause
    from clientdesk.model.words import Industry

_ROLES: Final = ("customers", "of", "in", "being", "denied", "former", "beside", "we")

_CUSTOMERS: Final = 0.15
_CUSTOMERS_ALONE: Final = 0.4
"""Where the clause says nothing before of what is done for the customers."""
_NARROWING: Final = 0.3
_NEAR: Final = 0.1
_BEING: Final = 1.4
_DOING: Final = 1.6
_LISTED: Final = 0.3
_MANY: Final = 20
"""Of a trade, nobody is so many."""
_WE_END: Final = {
    "es": ("mos",),
    "pt": ("mos",),
    "it": ("iamo",),
    "fr": (),
    "pl": ("emy", "amy", "imy", "ymy"),
    "el": ("ουμε", "αμε"),
}
"""The ends of verbs that say “we” without the word."""

_REACH: Final = {"denied": 4, "former": 2, "beside": 3}
"""Words over which what follows is meant."""


@dataclass(slots=True)
class Hit:
    """Words of a clause that point to trades."""

    start: int
    end: int
    weights: tuple[tuple[Industry, float], ...]
    factor: float = 1.0
    is_own: bool = False
    """Whether the company says that it is so."""

    @property
    def strongest(self) -> float:
        """The weight of the trade that it points to most."""
        return max(weight for _, weight in self.weights)


@dataclass(frozen=True, slots=True)
class _Role:
    name: str
    start: int
    end: int


def trade_hits(clause: Clause, languages: tuple[str, ...]) -> list[Hit]:
    """The words of trades in a clause, in order."""
    hits = _found(clause.words, languages)
    if not hits:
        return []
    roles = _roles(clause.words, languages, hits)
    _weigh_customers(hits, roles, clause.words)
    _weigh_neighbours(hits, roles, clause.words, head_first=languages[0] in HEAD_FIRST)
    for role in roles:
        if role.name in _REACH:
            _weigh_following(hits, role)
        elif role.name == "being":
            _weigh_first(hits, role, 4, _BEING)
        elif role.name == "we":
            _weigh_first([hit for hit in hits if hit.strongest < NAMED], role, 1, _DOING)
    _weigh_lists(hits, clause.words, languages)
    _weigh_verbs(hits, clause.words, languages)
    return hits


def being(clause: Clause, languages: tuple[str, ...]) -> bool:
    """Whether a clause says what somebody is."""
    return any(role.name == "being" for role in _roles(clause.words, languages, []))


def _found(words: Sequence[str], languages: tuple[str, ...]) -> list[Hit]:
    hits: list[Hit] = []
    at = 0
    while at < len(words):
        every = [found for each in languages if (found := vocabulary(each).find(words, at))]
        best = max((found.rank for found in every), default=None)
        if best is None:
            at += 1
            continue
        weights: defaultdict[Industry, float] = defaultdict(float)
        for found in every:
            for industry, weight in found.weights if found.rank == best else ():
                weights[industry] = max(weights[industry], weight)
        end = at + best[0]
        hits.append(Hit(at, end, tuple(weights.items())))
        at = end
    return hits


@cache
def _phrases(language: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The small words of a language by their first word, the longest first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for role in _ROLES:
        for phrase in small_words(language, role):
            found[phrase[0]].append((role, phrase))
    return found


def _roles(words: Sequence[str], languages: tuple[str, ...], hits: list[Hit]) -> list[_Role]:
    inside = {at for hit in hits for at in range(hit.start, hit.end)}
    return [
        _Role(name, at, at + len(phrase))
        for at, word in enumerate(words)
        if at not in inside
        for language in languages
        for name, phrase in _phrases(language).get(word, ())
        if stands(phrase, words, at)
    ]


def _weigh_customers(hits: list[Hit], roles: list[_Role], words: Sequence[str]) -> None:
    """What follows “for” is the customers' trade, up to the end of the clause."""
    first = next((role for role in roles if role.name == "customers"), None)
    if first is None:
        return
    end = words.index(",", first.end) if first.start == 0 and "," in words[first.end :] else None
    is_told = any(hit.end <= first.start and hit.strongest >= STRONG for hit in hits)
    for hit in hits:
        if hit.start >= first.end and (end is None or hit.start < end):
            hit.factor *= _CUSTOMERS if is_told else _CUSTOMERS_ALONE


def _weigh_neighbours(
    hits: list[Hit], roles: list[_Role], words: Sequence[str], *, head_first: bool
) -> None:
    """Of two words side by side one narrows the other; so does all that follows “of”."""
    narrowing = {role.start for role in roles if role.name in {"of", "in"}}
    head: Hit | None = None
    for left, right in pairwise(hits):
        if left.end in narrowing and left.strongest >= STRONG and head is None:
            head = left
        gap = words[left.end : right.start]
        if head is not None:
            _narrow(right, head)
        elif not gap and head_first:
            _narrow(right, left)
        elif not gap:
            _narrow(left, right)


def _narrow(narrowing: Hit, head: Hit) -> None:
    """What narrows a head says little, unless it is of the same trade."""
    trades = {trade for trade, _ in head.weights}
    if head.strongest >= STRONG and trades.isdisjoint(trade for trade, _ in narrowing.weights):
        narrowing.factor *= _NARROWING


def _weigh_following(hits: list[Hit], role: _Role) -> None:
    for hit in hits:
        if role.end <= hit.start < role.end + _REACH[role.name]:
            hit.factor *= _NEAR


def _weigh_first(hits: list[Hit], role: _Role, reach: int, factor: float) -> None:
    for hit in hits:
        if role.end <= hit.start <= role.end + reach:
            hit.factor *= factor
            hit.is_own = True
            return


def _weigh_verbs(hits: list[Hit], words: Sequence[str], languages: tuple[str, ...]) -> None:
    ends = tuple(end for each in languages for end in _WE_END.get(each, ()))
    for hit in hits:
        if ends and hit.end - hit.start == 1 and words[hit.start].endswith(ends):
            hit.factor *= _DOING


def _is_many(hit: Hit, words: Sequence[str]) -> bool:
    """“900 restaurants” are not the company."""
    before = in_digits(words[hit.start - 1]) if hit.start else None
    return hit.strongest >= NAMED and before is not None and before >= _MANY


def _weigh_lists(hits: list[Hit], words: Sequence[str], languages: tuple[str, ...]) -> None:
    """A list of several trades, or of many of one, names customers or places."""
    ands = {",", *_single(languages, "and")}
    joining = ands.union(_single(languages, "joining"))
    row: list[Hit] = []
    for hit in hits:
        if row and not _is_listed(words[row[-1].end : hit.start], ands, joining):
            _weigh_row(row, words)
            row = []
        row.append(hit)
    _weigh_row(row, words)


def _is_listed(gap: Sequence[str], ands: set[str], joining: set[str]) -> bool:
    """Whether two words are members of one list, with at most one unknown between them."""
    others = [word for word in gap if word not in joining]
    return any(word in ands for word in gap) and len(others) <= (len(gap) > 2)


def _single(languages: tuple[str, ...], role: str) -> set[str]:
    return {word for each in languages for (word,) in small_words(each, role)}


def _weigh_row(row: list[Hit], words: Sequence[str]) -> None:
    strong = [hit for hit in row if hit.strongest >= STRONG]
    factor = _LISTED if len({hit.weights[0][0] for hit in strong}) > 1 else 1.0
    if any(_is_many(hit, words) for hit in strong):
        factor = _CUSTOMERS
    for hit in strong:
        hit.factor *= factor
