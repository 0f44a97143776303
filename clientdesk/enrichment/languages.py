"""The languages that a site speaks, by its most frequent words."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.clauses import clauses
from clientdesk.enrichment.trades import LANGUAGES
from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from clientdesk.enrichment.page import Page

_WHOLE: Final = 60
"""What a word counts that only one language has."""
_SHARE: Final = 0.5
"""Of the hits of the best language, for another one to be spoken too."""
_FEWEST: Final = 2 * _WHOLE
_DECLARED: Final = 4 * _WHOLE
_LINES: Final = 120
_SAME: Final = {"nb": "no", "nn": "no"}


@cache
def small_words(language: str, role: str) -> tuple[tuple[str, ...], ...]:
    """The folded phrases of one role in one language, the longest first."""
    listed = word_lists("clauses")[language][role].split(",")
    phrases = (tuple(fold(entry).replace("'", " ").split()) for entry in listed)
    return tuple(sorted(phrases, key=len, reverse=True))


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """The languages of each of the most frequent words."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for (word,) in small_words(language, "common"):
            found[word] = (*found.get(word, ()), language)
    return found


def spoken(page: Page) -> tuple[str, ...]:
    """The languages of a page, the one spoken most first; every one where there is no telling."""
    hits: Counter[str] = Counter()
    for line in page.lines[:_LINES]:
        for clause in clauses(line.text):
            for word in clause.words:
                languages = _common().get(word, ())
                # A word of many languages says little of any.
                hits.update(dict.fromkeys(languages, _WHOLE // max(1, len(languages))))
    declared = _SAME.get(page.language, page.language)
    if declared in LANGUAGES:
        hits[declared] += _DECLARED
    best = max(hits.values(), default=0)
    if best < _FEWEST:
        return LANGUAGES
    enough = [language for language, count in hits.most_common() if count >= _SHARE * best]
    return tuple(enough)
