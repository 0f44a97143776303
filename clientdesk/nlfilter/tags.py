"""What a piece of a sentence may mean, and patterns over such meanings.

A line of items is written as text, one ⟨…⟩ an item with a letter for each of its tags, so that
the patterns of the grammar are regular expressions: `<no>~(x=<field>)` is a word that denies, a
gap of small words, and a field that is kept as x. Every repeat has an end, so none can explode.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

OPEN: Final = "⟨"
CLOSE: Final = "⟩"
_FIRST_LETTER: Final = 0xE000
_letters: dict[str, str] = {}

_ELEMENT: Final = re.compile(r"<(!?)([\w|]+)>")
_CAPTURE: Final = re.compile(r"\((\w+)=")


def letter(tag: str) -> str:
    """The letter of a tag, from a part of Unicode that no text uses."""
    return _letters.setdefault(tag, chr(_FIRST_LETTER + len(_letters)))


def written(tags: Iterable[str]) -> str:
    """An item with these tags as text."""
    return OPEN + "".join(map(letter, tags)) + CLOSE


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A pattern of the grammar, compiled once.

    `<a|b>` an item with one of the tags; `<!a|b>` one with none of them; `~` up to five soft
    items; `/` one or more separators; `(name=…)` a capture.
    """
    expanded = text.replace("/", "(?:<comma|and|or>(?:<thin>){0,4}+){1,3}+").replace(
        "~", "(?:<soft>){0,5}+"
    )
    return re.compile(_CAPTURE.sub(r"(?P<\1>", _ELEMENT.sub(_element, expanded)))


def _element(match: re.Match[str]) -> str:
    denied, names = match.groups()
    wanted = "".join(map(letter, names.split("|")))
    other = f"[^{CLOSE}]*"
    if denied:
        return f"(?:{OPEN}[^{CLOSE}{wanted}]*{CLOSE})"
    return f"(?:{OPEN}{other}[{wanted}]{other}{CLOSE})"
