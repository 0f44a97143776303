"""The words by which a trade is known, language by language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.folding import fold
from clientdesk.model.words import Industry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LANGUAGES: Final = ("en", "de", "fr", "nl", "sv", "da", "no", "es", "it", "pt", "pl", "el")
COMPOUNDING: Final = frozenset({"de", "nl", "sv", "da", "no"})
"""Languages that write a compound as one word, whose end says what the thing is."""
HEAD_FIRST: Final = frozenset({"fr", "es", "it", "pt", "pl", "el"})
"""Languages in which the narrowing word follows."""

NAMED: Final = 3.0
"""The weight of what a company calls itself."""
STRONG: Final = 1.8
"""From this weight on a word is more than a topic."""
_WEIGHTS: Final = {"name": NAMED, "work": STRONG, "topic": 0.7}
_NARROWING: Final = 0.5
"""What the beginning of a compound counts."""

_ENDINGS: Final = (
    *("", "e", "n", "s", "r", "en", "er", "es", "et", "ar", "or", "ne", "na", "ns", "ens", "ern"),
    *("ene", "ets", "erna", "arna", "orna", "erne", "ers", "in", "innen", "nen", "t", "a"),
)
"""What may follow the end of a compound."""
_NEUTRAL: Final = frozenset(
    {
        *("firma", "foretag", "foretaget", "bolag", "bolaget", "betrieb", "unternehmen", "bedrijf"),
        *("selskab", "selskap", "haus", "huset", "werke", "technik", "teknik", "techniek"),
        *("teknikk", "service", "zentrum", "center", "centrum", "senter", "gesellschaft"),
        *("gruppe", "gruppen", "groep", "kontor", "kontoret", "buro", "bureau", "meister"),
        *("profis", "branche", "diensten", "dienste", "tjenester", "tjanster", "virksomhed"),
    }
)
"""Ends of compounds that say no more than that it is a company."""
_BENT: Final = 4
"""Letters that an inflected word may have more than its stem."""

_EXACT, _STEM, _END, _BEGINNING = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the lists: a word, or several in a row."""

    industry: Industry
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best entries that begin at a place of a text."""

    end: int
    rank: tuple[int, int, int]
    weights: tuple[tuple[Industry, float], ...]


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of one language."""
    return Vocabulary(language)


class Vocabulary:
    """Finds the words of one language in folded words of a text."""

    def __init__(self, language: str) -> None:
        self._compounding = language in COMPOUNDING
        self._terms: defaultdict[str, list[Term]] = defaultdict(list)
        for term in _terms(language):
            self._terms[term.words[0]].append(term)
        self._starts = lru_cache(maxsize=20_000)(self._starting)

    def find(self, words: Sequence[str], at: int) -> Found | None:
        """The longest and closest entries that begin at a word; None where none does."""
        best = (0, 0, 0)
        kept: list[tuple[Term, int]] = []
        for pattern, close in self._starts(words[at]):
            for term in self._terms[pattern]:
                closeness = self._closeness(term, close, words, at)
                rank = (len(term.words), closeness, len(pattern)) if closeness else (0, 0, 0)
                if rank > best:
                    best, kept = rank, []
                if closeness and rank == best:
                    kept.append((term, closeness))
        if not kept:
            return None
        weights: defaultdict[Industry, float] = defaultdict(float)
        for term, close in kept:
            weights[term.industry] = max(weights[term.industry], self._weight(term, close))
        return Found(at + best[0], best, tuple(weights.items()))

    def _weight(self, term: Term, closeness: int) -> float:
        narrows = closeness == _BEGINNING and self._compounding
        return term.weight * (_NARROWING if narrows else 1)

    def _closeness(self, term: Term, first: int, words: Sequence[str], at: int) -> int:
        """The worst of the closenesses of its words; 0 when one does not match."""
        if at + len(term.words) > len(words):
            return 0
        rest = (close_to(*pair) for pair in zip(term.words[1:], words[at + 1 :], strict=False))
        return min((first, *rest))

    def _starting(self, word: str) -> tuple[tuple[str, int], ...]:
        """The patterns of first words that a word matches, and how closely."""
        patterns = {word, f"{word}*", f"*{word}", f"*{word}*"}
        for cut in range(2, len(word)):
            patterns |= {f"{word[:cut]}*", f"*{word[:cut]}*"}
        for bare in _without_endings(word):
            for begin in range(len(bare) - 1):
                patterns |= {f"*{bare[begin:]}", f"*{bare[begin:]}*"}
        known = (pattern for pattern in patterns if pattern in self._terms)
        return tuple((pattern, close_to(pattern, word)) for pattern in sorted(known))


def close_to(pattern: str, word: str) -> int:
    """How closely a word matches a pattern; 0 when it does not."""
    stem = pattern.strip("*")
    if word == stem:
        return _EXACT
    if pattern.endswith("*") and word.startswith(stem):
        rest = word[len(stem) :]
        return _STEM if len(rest) <= _BENT or rest.lstrip("sn") in _NEUTRAL else _BEGINNING
    if pattern.startswith("*") and any(bare.endswith(stem) for bare in _without_endings(word)):
        return _END
    return 0


@lru_cache(maxsize=20_000)
def _without_endings(word: str) -> tuple[str, ...]:
    return tuple(word.removesuffix(end) for end in _ENDINGS if not end or word.endswith(end))


def _terms(language: str) -> Iterator[Term]:
    for industry, kinds in word_lists(f"trades/{language}").items():
        for kind, listed in kinds.items():
            for entry in listed.split(","):
                yield Term(Industry(industry), _WEIGHTS[kind], tuple(_folded(entry).split()))


def _folded(entry: str) -> str:
    """As the words of texts are folded, with signs inside a word as gaps."""
    return "".join(sign if sign.isalnum() or sign == "*" else " " for sign in fold(entry))
