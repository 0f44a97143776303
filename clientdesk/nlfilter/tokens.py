"""A sentence as words, numbers, days, signs and texts that are left alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from clientdesk.model.folding import fold


class Kind(Enum):
    """What a token is before anybody knows what it means."""

    WORD = auto()
    NUMBER = auto()
    DATE = auto()
    MARK = auto()
    QUOTE = auto()
    TEXT = auto()
    """An address, a telephone number, a code: never a word of the grammar."""
    ODD = auto()
    """Written like a number, but none that a filter compares with: -5, 5 %, 1e6, 1/2."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the sentence; start and end are places in it."""

    kind: Kind
    text: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether the word begins as names do."""
        return self.text[:1].isupper()


_QUOTES: Final = (
    '"[^"]+"',
    "“[^“”]+”",
    "„[^„“”]+[“”]",
    "«[^«»]+»",
    "»[^«»]+«",
    r"(?<!\w)'[^'\s](?:[^']*[^'\s])?'(?!\w)",
    r"(?<!\w)‘[^‘’]+’(?!\w)",
)
_TEXTS: Final = (
    r"[^\s@,;:\"()]{1,64}@[^\s@,;:\"()]+",
    r"https?://\S+",
    r"(?<![\w.])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}(?![\w.@])(?:/\S*)?",
    r"\+\d[\d ()./-]{2,24}\d(?:-[A-Z]{3,12}\b)?",
    r"\+?\d(?:-\d{3})?-[A-Z]{4,12}\b",
    r"\(\d{2,5}\)[ -]?\d{2,5}(?:[ -]\d{2,6}){0,4}(?![\w.,])",
    r"(?<!\w)0\d+(?:[ /-]\d{2,}){0,6}(?![\d.,])",
    r"(?<!\w)[A-Z]{2} [A-Z]\d{7,}[A-Z]?\b",
    r"(?<!\w)[A-Z]{2} (?:\d{2,4} ){2,6}\d{2,4}\b",
    r"(?<!\w)[A-Z]{1,4}-?\d{4,}\w*(?:[-/.]\w+)*",
    r"(?<!\w)[A-Z]{2,}-\d[\w-]*(?:\.\d+)*",
    r"(?<![\w.,])\d{2,}[-/]0\d{2,}(?![\w.,])",
    r"(?<!\w)\d+[-/]\d+[-/]\d+[-/][\d/-]*\d",
)
_DATES: Final = (
    r"\d{4}-\d{1,2}-\d{1,2}(?![\w-])",
    r"\d{4}/\d{1,2}/\d{1,2}(?![\w/])",
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?![\w/-]|\.\d)",
    r"\d{1,2}\.\d{1,2}\.(?!\d)",
    r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d(?![\d/])",
)
_NUMBER: Final = (
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)*|[.,]\d+"
)
_ODD: Final = (
    r"(?<![\w.,'’)/-])[-−]\d+(?:[.,]\d+)*\b",
    r"\d+(?:[.,]\d+)*\s?(?:%|(?i:percent|per cent|pct|prozent|pour cent|por ciento)\b)",
    r"(?<![\w.,])\d+(?:[.,]\d+)?[eE][+-]?\d+\b",
    r"(?<![\w.,])0[xX][\da-fA-F]+\b",
    r"(?<![\w.,/])\d{1,3}/\d{1,3}(?![\w/])",
)
_WORD: Final = r"[^\W\d_][^\W_]*"
_DENYING: Final = r"!=|<>|≠|(?<![\w.,;:?!'’\")/-])[-!](?=[^\W\d_])"
_UNEQUAL: Final = "!="
"""How every sign that denies is recognised."""
_MARK: Final = r"[<>=]=?|=[<>]|\.\.\.?|[^\w\s]|_"

_TOKEN: Final = re.compile(
    "|".join(
        f"(?P<{kind.name}>{pattern})"
        for kind, pattern in (
            (Kind.QUOTE, "|".join(_QUOTES)),
            (Kind.DATE, "|".join(_DATES)),
            (Kind.TEXT, "|".join(_TEXTS)),
            (Kind.ODD, "|".join(_ODD)),
            (Kind.NUMBER, _NUMBER),
            (Kind.WORD, _WORD),
            (Kind.MARK, f"(?P<denying>{_DENYING})|{_MARK}"),
        )
    )
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){2,}")


def tokens(text: str) -> list[Token]:
    """The tokens of a sentence in order; what is between them is space."""
    found = []
    for match in _TOKEN.finditer(text):
        kind = Kind[match.lastgroup or ""]
        typed = match[0]
        folded = _UNEQUAL if match["denying"] else fold(typed).replace("’", "'")
        found.append(Token(kind, typed, folded, match.start(), match.end()))
    return found


@lru_cache(maxsize=16_384)
def phrase(text: str) -> tuple[str, ...]:
    """A phrase of a vocabulary as the folded words that it is recognised by, hyphens left out."""
    return tuple(token.folded for token in tokens(text) if token.folded != "-")
