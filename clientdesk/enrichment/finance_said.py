"""A piece of text and what its words tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_text import fold
from clientdesk.enrichment.finance_words import pattern, pattern_of, spoken
from clientdesk.enrichment.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL: Final = frozenset(
    {
        *("contrast", "given", "other_than", "without", "qualified", "until", "since", "besides"),
        *("not_only", "instead", "condition"),
    }
)
"""What is told by small words, which are looked up in the language of the text alone."""
_EVERYWHERE: Final = "en"
"""The language that appears on the pages of all others."""
_NO_WORD: Final = re.compile(r"\w{60,}")
"""Letters without end, which no language has and which take long to search."""


class Said:
    """Some words of a page; each kind of cue is looked up once."""

    def __init__(self, text: str, languages: tuple[str, ...] = ()) -> None:
        self.text: Final = text
        self._around: Final = languages
        self._found: dict[str, tuple[tuple[int, int], ...]] = {}

    @once
    def folded(self) -> str:
        """The text for looking things up; places are those of the text."""
        return _NO_WORD.sub(lambda hit: " " * len(hit[0]), fold(self.text))

    @once
    def languages(self) -> tuple[str, ...]:
        """What it is written in, else what the text around it is written in; empty for unknown."""
        own = spoken(self.folded)
        shared = tuple(name for name in own if name in self._around)
        return shared or own or self._around

    def spans(self, tells: str) -> tuple[tuple[int, int], ...]:
        """Where its words tell this, in order."""
        if tells not in self._found:
            found = (
                hit.span() for each in self._patterns(tells) for hit in each.finditer(self.folded)
            )
            self._found[tells] = tuple(sorted(set(found)))
        return self._found[tells]

    def _patterns(self, tells: str) -> Iterator[re.Pattern[str]]:
        if tells not in _SMALL:
            yield pattern(tells)
            return
        for language in dict.fromkeys((*self.languages, _EVERYWHERE)):
            yield pattern_of(language, tells)

    def tells(self, *kinds: str) -> bool:
        """Whether any of these is told."""
        return any(self.spans(kind) for kind in kinds)

    @once
    def negations(self) -> tuple[tuple[int, int], ...]:
        """Where a word of its language says no."""
        hits = {
            hit.span()
            for language in self.languages
            for hit in pattern_of(language, "negation").finditer(self.folded)
        }
        only = self.spans("not_only")
        return tuple(
            span for span in sorted(hits) if not any(begin <= span[0] < end for begin, end in only)
        )

    def part(self, begin: int, end: int) -> Said:
        """A piece of it."""
        return Said(self.text[begin:end], self.languages)
