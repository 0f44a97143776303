"""The words of a language: a data file each, so that adding a language is adding a file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from clientdesk.nlfilter.tokens import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLDER: Final = Path(__file__).parent / "languages"

ENGLISH: Final = "en"
_COMMON: Final = "common"
"""Signs and codes of all languages."""

# Tables whose keys are parts that words play; the keys of the others are values.
_ROLES: Final = frozenset(
    {
        "after_unit",
        "also_archived",
        "enrichment",
        "invoice",
        "limit",
        "owner",
        "place",
        "sort",
        "when",
    }
)
_SOFT: Final = frozenset({"det", "be", "have", "prep", "who", "us", "client", "polite", "dash"})
# Tags of words that say nothing by themselves.
_FUNCTION: Final = _SOFT | set(
    [
        "soft",
        "thin",
        "thin",
        "a",
        "to",
        "between",
        "possessive",
        "called",
        "in_name",
        "ends_name",
        "leave_out",
        "yet",
        "nor",
        "particle",
        "times",
        "one",
        "compare",
        "after",
        "or_after",
        "money_word",
        "size_word",
        "industry_word",
        "currency",
        "also_archived_before",
        "also_archived_after",
        "owner_by",
        "owner_weak",
        "owner_agent",
        "pays",
        "owner_verb",
        "place_in",
        "place_strong",
        "place_based",
        "place_area",
        "when_since",
        "when_after",
        "when_before",
        "when_until",
        "when_in",
        "when_for",
        "when_from",
        "than",
        "started",
        "owner_none",
        "when_before_now",
        "sort_by",
        "sort_intro",
        "sort_first",
        "limit_strong",
        "limit_show",
        "limit_weak",
        "limit_rows",
        "limit_one",
        "limit_end",
    ]
)


# Soft words that begin something new, and end a list before it.
_OPENING: Final = frozenset({"have", "who"})
_IN_ADDRESSES: Final = frozenset({"street", "street_first"})
_IN_NAMES: Final = frozenset({"particle", "legal_form"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase and its meanings; typed when it is only read as it stands here."""

    words: tuple[str, ...]
    senses: dict[str, Any]
    typed: str | None = None


class Lexicon:
    """Phrases by their first word, longest first."""

    def __init__(self) -> None:
        self.entries: dict[str, list[Entry]] = {}
        self._known: dict[tuple[tuple[str, ...], str | None], Entry] = {}

    def add(self, text: str, senses: dict[str, Any]) -> None:
        """Add a phrase, or more meanings to one that is known; its first value of a tag stays."""
        words = phrase(text)
        typed = text if text != text.lower() else None
        if (words, typed) in self._known:
            known = self._known[words, typed].senses
            known.update({tag: value for tag, value in senses.items() if tag not in known})
            return
        entry = self._known[words, typed] = Entry(words, dict(senses), typed)
        self.entries.setdefault(words[0], []).append(entry)

    def close(self) -> None:
        """Bring the phrases in order, and find which are soft: they may stand between others."""
        for entries in self.entries.values():
            entries.sort(key=lambda entry: (-len(entry.words), entry.typed is None))
            for entry in entries:
                if _SOFT & entry.senses.keys() and entry.senses.keys() <= _FUNCTION:
                    entry.senses["soft"] = True
                    if not _OPENING & entry.senses.keys():
                        entry.senses["thin"] = True


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """A language: its phrases, and the single words that they are made of."""

    language: str
    lexicon: Lexicon
    words: frozenset[str]
    spelled: frozenset[str]
    """The same as they are written, accents kept, but for words that stand in names only."""
    others: frozenset[str]
    """Well-spelled words that the grammar has no use for, near to some that it has."""
    slips: dict[str, str]
    """Misspelt short words, with the right ones."""
    capital_nouns: bool
    """Whether a word in the middle of a sentence may begin with a capital and be no name."""


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language, read once."""
    lexicon = Lexicon()
    capital_nouns = False
    slips: dict[str, str] = {}
    spelled: set[str] = set()
    for name in (language, _COMMON):
        tables = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
        capital_nouns |= tables.pop("capital_nouns", False)
        slips |= {slip: word for word, all_ in tables.pop("slips", {}).items() for slip in all_}
        for tag, senses, texts in _lists(tables):
            for text in texts:
                lexicon.add(text, {tag: senses})
            if tag not in _IN_NAMES | _IN_ADDRESSES:
                # A compound is read in its parts, so these are words of the language, too.
                written = " ".join(texts).lower()
                spelled.update((*written.split(), *written.replace("-", " ").split()))
    lexicon.close()
    words = {
        word
        for entries in lexicon.entries.values()
        for entry in entries
        if not entry.senses.keys() <= _IN_ADDRESSES
        for word in entry.words
    }
    others = frozenset((_FOLDER / f"{language}.txt").read_text("utf-8").split()) - words
    return Vocabulary(
        language, lexicon, frozenset(words), frozenset(spelled), others, slips, capital_nouns
    )


@cache
def languages() -> tuple[str, ...]:
    """The languages that there are files for, English first."""
    named = {path.stem for path in _FOLDER.glob("*.toml")} - {_COMMON, ENGLISH}
    return (ENGLISH, *sorted(named))


def _lists(tables: dict[str, dict[str, list[str]]]) -> Iterator[tuple[str, Any, list[str]]]:
    for table, keys in tables.items():
        for key, texts in keys.items():
            if table in {"words", "status", "missing"}:
                yield key, True, texts
            elif table in _ROLES:
                yield f"{table}_{key}", True, texts
            elif table == "number":
                yield table, Decimal(key), texts
                yield "numword", True, texts
            else:
                yield table, key, texts
