"""Clauses of a text: folded words with the place where each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGNS: Final = re.compile(
    r"\d{1,3}(?:[.,'’\s]\d{3})+(?![\d,.]\d)|\d+(?:[.,]\d+)+|[^\W_]+|[,%]"
    r"|[!?;:|•·()\[\]«»„“”\"/…→]|\.(?!\w)|\s[-–—]\s|—"
)
_LONGEST: Final = 3_000
"""Characters of a text that are read; no sentence about a company is longer."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, up to the next sign other than a comma."""

    text: str
    """The whole text that it is a part of."""
    words: tuple[str, ...]
    """Folded; a comma is a word."""
    places: tuple[tuple[int, int], ...]

    def said(self, start: int, end: int) -> str:
        """The words from one to before another, as they stand."""
        return self.text[self.places[start][0] : self.places[end - 1][1]]


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text in order."""
    text = text[:_LONGEST]
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for sign in _SIGNS.finditer(text):
        if sign[0][0].isalnum() or sign[0] in ",%":
            words.append(_folded(sign[0]))
            places.append(sign.span())
        elif words and not _abbreviates(sign[0], words):
            yield Clause(text, tuple(words), tuple(places))
            words, places = [], []
    if words:
        yield Clause(text, tuple(words), tuple(places))


def stands(phrase: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether a phrase, of which a word may be the beginning of one, stands at a word."""
    if at + len(phrase) > len(words):
        return False
    return all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(phrase, words[at:], strict=False)
    )


def _abbreviates(sign: str, words: Sequence[str]) -> bool:
    """Whether a full stop belongs to a word such as “e.V.” or “Dr.”."""
    return sign == "." and (len(words[-1]) == 1 or words[-1] in _SHORT)


_SHORT: Final = frozenset(
    {
        "dr",
        "st",
        "ca",
        "co",
        "ltd",
        "inc",
        "nr",
        "no",
        "mr",
        "mrs",
        "ul",
        "mgr",
        "inz",
        "bzw",
        "op",
        "approx",
        "aprox",
        "env",
        "circa",
        "min",
        "max",
        "incl",
        "inkl",
    }
)


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return fold(word)
