"""Slips of the keyboard in words of the grammar; a name must never become one of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract, extractOne

from clientdesk.nlfilter.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from clientdesk.nlfilter.tokens import Token
    from clientdesk.nlfilter.vocabulary import Vocabulary

_SHORTEST = 4
_PLAIN = 8
"""Letters from which a word that stands alone is taken for a slip."""
_LONG = 9
"""Letters from which two slips are forgiven."""


def corrections(
    words: Sequence[Token], vocabulary: Vocabulary, names: Collection[str]
) -> dict[int, str]:
    """The word that each misspelt token stands for, by the token's place.

    Only in a sentence that shows itself as one by other words of the grammar, and never where
    an unknown word stands beside it that is no slip: together they are a name.
    """
    unknown = [
        index
        for index, token in enumerate(words)
        if token.kind is Kind.WORD and not _is_known(token, vocabulary, names)
    ]
    spoken = sum(token.kind is Kind.WORD for token in words) - len(unknown)
    if not unknown or _is_name(words):
        return {}
    if not spoken and len(unknown) < 2 and len(words[unknown[0]].text) < _PLAIN:
        return {}
    found: dict[int, str] = {}
    for run in _runs(unknown):
        meant = {index: _meant(words[index], index, vocabulary) for index in run}
        if all(meant.values()):
            found.update({index: word for index, word in meant.items() if word})
    return found


def _is_name(words: Sequence[Token]) -> bool:
    """Whether every word begins with a capital and goes on without."""
    return all(token.text.istitle() for token in words if token.kind is Kind.WORD)


def _is_known(token: Token, vocabulary: Vocabulary, names: Collection[str]) -> bool:
    return token.folded in vocabulary.words or token.folded in names


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Places that follow each other, together."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _meant(token: Token, index: int, vocabulary: Vocabulary) -> str | None:
    if token.capital and index and not token.text.isupper() and not vocabulary.capital_nouns:
        return None
    return vocabulary.slips.get(token.folded) or nearest(token.folded, vocabulary)


@cache
def nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """The word of the grammar that another is a slip of; None when no word is near."""
    if len(word) < _SHORTEST or not word.isalpha() or word in vocabulary.others:
        return None
    slips = 2 if len(word) >= _LONG else 1
    near = extract(word, _candidates(vocabulary), scorer=OSA.distance, score_cutoff=slips, limit=12)
    likely = [
        (distance, _unlikeness(word, known), known)
        for known, distance, _ in near
        if _is_slip(word, known)
    ]
    return min(likely)[2] if likely else None


@cache
def _candidates(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(sorted(word for word in vocabulary.words if len(word) >= _SHORTEST))


def _is_slip(word: str, known: str) -> bool:
    """Whether the first letter stayed, or changed places with the second."""
    if word[0] != known[0] and word[:2] != known[1::-1]:
        return False
    return len(word) > _SHORTEST or len(known) != len(word) or sorted(word) == sorted(known)


def _unlikeness(word: str, known: str) -> tuple[bool, bool, int]:
    """Letters that changed places are the likeliest slip, then one too few or too many."""
    return sorted(word) != sorted(known), len(word) == len(known), -len(known)


def closest(word: str, others: Collection[str]) -> str | None:
    """The nearest of other words, for a suggestion; None when none is near."""
    best = extractOne(word, others, scorer=OSA.distance, score_cutoff=2 if len(word) > 5 else 1)
    return best[0] if best else None
