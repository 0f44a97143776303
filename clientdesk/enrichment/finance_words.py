"""The words of invoicing in the languages that suppliers' pages are written in.

Each language is a file of phrases by what they tell (words/finance/*.toml). In a phrase a star
stands for more of the word, an ellipsis for up to five words, and a blank for a hyphen too.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER: Final = Path(__file__).parent / "words" / "finance"
_UMLAUTS: Final = {"ä": "ae?", "ö": "oe?", "ü": "ue?"}
_NORDIC: Final = ("da", "no", "sv")
_ALIKE: Final = {
    **dict.fromkeys(_NORDIC, _NORDIC),
    **dict.fromkeys(("cs", "sk"), ("cs", "sk")),
}
"""Languages that a few words do not tell apart."""
_TELLING: Final = ("invoice", "order", "supplier", "send", "need", "without", "ask")
_NOTHING: Final = re.compile(r"(?!)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_GAP: Final = r"(?:\W+\w+){0,5}?\W+"


@cache
def languages() -> dict[str, dict[str, list[str]]]:
    """The phrases of each language, by what they tell."""
    return {
        path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(_FOLDER.glob("*.toml"))
    }


@cache
def pattern(tells: str) -> re.Pattern[str]:
    """Finds the phrases of every language."""
    return _compiled(phrase for words in languages().values() for phrase in words.get(tells, ()))


@cache
def pattern_of(language: str, tells: str) -> re.Pattern[str]:
    """Finds the phrases of one language: small words mean other things elsewhere."""
    return _compiled(languages()[language].get(tells, ()))


@cache
def _function_words() -> dict[str, tuple[str, ...]]:
    """The languages that each of their small words is at home in."""
    homes: dict[str, tuple[str, ...]] = {}
    for language, words in languages().items():
        for word in words["function"]:
            homes[fold(word)] = (*homes.get(fold(word), ()), language)
    return homes


def spoken(folded: str) -> tuple[str, ...]:
    """The languages whose small words are the most in a text; several where there is no telling."""
    found: dict[str, set[str]] = {}
    for word in set(_WORD.findall(folded)):
        for language in _function_words().get(word, ()):
            found.setdefault(language, set()).add(word)
    most = max(map(len, found.values()), default=0)
    best = sorted(name for name, words in found.items() if len(words) == most >= 2)
    return tuple(dict.fromkeys(each for name in best for each in _ALIKE.get(name, (name,))))


def _compiled(phrases: Iterable[str]) -> re.Pattern[str]:
    by_letter: dict[str, set[str]] = {}
    for phrase in phrases:
        written = _written(phrase)
        first = written[0] if written[0].isalpha() and written[1:2] not in "?*{" else ""
        by_letter.setdefault(first, set()).add(written)
    if not by_letter:
        return _NOTHING
    groups = (
        f"{first and f'(?={first})'}(?:{'|'.join(sorted(written, key=_longest_first))})"
        for first, written in sorted(by_letter.items())
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


def _longest_first(written: str) -> tuple[int, str]:
    return -len(written), written


def _written(phrase: str) -> str:
    """The phrase as a regular expression."""
    for letter, both in _UMLAUTS.items():
        phrase = phrase.replace(letter, both)
    phrase = re.sub(r"(?<!\\)\.", r"\\.", fold(phrase))
    phrase = (
        phrase.replace(r"\w*", "*")
        .replace("*", r"\w*")
        .replace(" …", "…")
        .replace("… ", "…")
        .replace("…", _GAP)
    )
    return phrase.replace(" ?", r"[\s-]*").replace(" ", r"[\s-]+")


def guessed(folded: str) -> tuple[str, ...]:
    """The languages whose words for invoices and orders are the most in a text."""
    counts = {
        language: sum(bool(pattern_of(language, tells).search(folded)) for tells in _TELLING)
        for language in languages()
    }
    most = max(counts.values())
    return tuple(name for name, count in counts.items() if count == most) if most else ()
