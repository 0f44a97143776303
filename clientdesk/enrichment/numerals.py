"""Whole numbers in a clause: in digits, and as words of the languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,'’\s]\d{3})+")
_LONGEST: Final = 40
"""Letters of a number as one word."""
_MOST: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the words of the clause that say it."""

    value: int
    start: int
    end: int
    is_year: bool = False
    """Whether it could as well be a year."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    words: dict[str, int]
    """That stand alone."""
    parts: dict[str, int]
    """That compounds are made of."""
    link: str


def numerals(words: Sequence[str], languages: Sequence[str]) -> Iterator[Numeral]:
    """The numbers of a clause in order."""
    at = 0
    while at < len(words):
        value = in_digits(words[at])
        if value is not None:
            is_year = len(words[at]) == 4 and 1900 <= value < 2100
            yield Numeral(value, at, at + 1, is_year)
            at += 1
            continue
        found = max((_spelled(words, at, each) for each in languages), default=(at, 0))
        if found[1]:
            yield Numeral(found[1], at, found[0])
        at = max(found[0], at + 1)


def in_digits(word: str) -> int | None:
    """The whole number that a word of digits is; None for anything else."""
    if not (word.isascii() and word[:1].isdigit() and len(word) <= 12):
        return None
    if not (word.isdigit() or _GROUPED.fullmatch(word)):
        return None
    value = int(re.sub(r"\D", "", word))
    return value if value <= _MOST else None


def number_of(word: str, languages: Sequence[str]) -> int:
    """The number that one word or its digits say; 0 when it says none."""
    return in_digits(word) or max((_of_word(word, each) for each in languages), default=0)


def _spelled(words: Sequence[str], at: int, language: str) -> tuple[int, int]:
    """Where the number that begins at a word ends, and what it is; 0 where there is none."""
    lexicon = _lexicon(language)
    values: list[int] = []
    end = at
    while end < len(words):
        step = 2 if values and words[end] == lexicon.link and end + 1 < len(words) else 1
        value = _of_word(words[end + step - 1], language)
        if not value or not _joins(values, value, linked=step == 2):
            break
        values.append(value)
        end += step
    return end, _together(values)


def _joins(values: list[int], value: int, *, linked: bool) -> bool:
    """Whether a value goes on with a number: “ninety four”, “three hundred”, “quatre vingt”."""
    if not values:
        return True
    before = values[-1]
    if not linked and (value in {100, 1000} or (before == 4 and value == 20)):
        return before < value
    tens = before % 10 == 0 and value < min(before, 20)
    return (before >= 100 > value) or (before < 100 and tens)


def _together(values: Sequence[int]) -> int:
    total = current = 0
    for value in values:
        if value == 1000:
            total, current = total + max(1, current) * 1000, 0
        elif value == 100 or (value == 20 and current % 100 == 4):
            current = max(1, current) * value
        else:
            current += value
    return total + current


@lru_cache(maxsize=10_000)
def _of_word(word: str, language: str) -> int:
    """The number that one word says; 0 when it says none."""
    lexicon = _lexicon(language)
    if word in lexicon.words:
        return lexicon.words[word]
    if len(word) > _LONGEST:
        return 0
    parts = _parts(word, lexicon)
    return _together(parts) if len(parts) > 1 else 0


def _parts(word: str, lexicon: _Lexicon) -> list[int]:
    """The values of which a compound is made; none unless the whole word is."""
    best: list[list[int] | None] = [[]] + [None] * len(word)
    for begin in range(len(word)):
        before = best[begin]
        if before is None:
            continue
        rest = (
            begin + len(lexicon.link) if before and word.startswith(lexicon.link, begin) else begin
        )
        for start in {begin, rest}:
            for end in range(start + 2, len(word) + 1):
                value = lexicon.parts.get(word[start:end])
                if value is not None and best[end] is None:
                    best[end] = [*before, value]
    return best[-1] or []


@cache
def _lexicon(language: str) -> _Lexicon:
    listed = word_lists("numbers")[language]
    words = dict(_entries(listed["words"]))
    joined = dict(_entries(listed.get("joined", "")))
    return _Lexicon(words, {**words, **joined}, fold(listed["and"]))


def _entries(listed: str) -> Iterator[tuple[str, int]]:
    for entry in listed.split(","):
        value, *forms = entry.split() or ("0",)
        yield from ((fold(form), int(value)) for form in forms)
