"""How the languages say that so many people work for a company."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from clientdesk.enrichment.clauses import stands
from clientdesk.enrichment.languages import small_words
from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clientdesk.enrichment.clauses import Clause

_LONGEST_PHRASE = 5


class StaffWords:
    """The phrases of several languages by their role in a sentence."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._phrases: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
        """By role and the first two letters."""
        for language in languages:
            for role, listed in word_lists("staff")[language].items():
                for entry in listed.split(","):
                    phrase = tuple(_spaced(entry).split())
                    self._phrases[role, _key(phrase[0])].append(phrase)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: (-len(phrase), phrase))
        self.common = _small(languages, "common")
        self.ands = _small(languages, "and")
        self.of = _small(languages, "of")

    def end(self, role: str, words: Sequence[str], at: int) -> int | None:
        """Where the longest phrase of a role that begins at a word ends."""
        if at >= len(words):
            return None
        known = self._phrases.get((role, _key(words[at])), ())
        phrase = next((phrase for phrase in known if stands(phrase, words, at)), None)
        return None if phrase is None else at + len(phrase)


def _key(word: str) -> str:
    return word[:2].rstrip("*")


def _small(languages: tuple[str, ...], role: str) -> frozenset[str]:
    return frozenset(phrase[-1] for each in languages for phrase in small_words(each, role))


@cache
def staff_words(languages: tuple[str, ...]) -> StaffWords:
    """The phrases of these languages."""
    return StaffWords(languages)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A clause in which a number may be one of people who work."""

    clause: Clause
    languages: tuple[str, ...]
    around: tuple[str, ...] = ()
    """What the clause belongs to: a label, a heading, the words before a bracket or a pronoun."""

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words."""
        return self.clause.words

    @property
    def staff(self) -> StaffWords:
        """The phrases of its languages."""
        return staff_words(self.languages)

    def end(self, role: str, at: int) -> int | None:
        """Where a phrase of a role that begins at a word ends."""
        return self.staff.end(role, self.words, at)

    def has(self, role: str, places: Iterable[int]) -> bool:
        """Whether a phrase of a role begins at one of the places."""
        return any(self.end(role, at) is not None for at in places)

    def before(self, role: str, end: int, reach: int = 0) -> int | None:
        """Where a phrase of a role begins that ends at most so many words before a word."""
        for at in range(end - 1, max(-1, end - reach - _LONGEST_PHRASE), -1):
            stop = self.end(role, at)
            if stop is not None and end - reach <= stop <= end:
                return at
        return None


def _spaced(entry: str) -> str:
    return "".join(sign if sign.isalnum() or sign == "*" else " " for sign in fold(entry))
