"""The words that no rule read; they become search text, and are said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter.rules_plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.nlfilter.line import Item, Line

_EMPTY: Final = frozenset(
    {
        "soft",
        "det",
        "be",
        "have",
        "prep",
        "who",
        "us",
        "comma",
        "and",
        "or",
        "mark",
        "also_archived_after",
        "also_archived_before",
        "yet",
        "possessive",
        "client",
        "polite",
        "money_word",
        "industry_word",
        "size_word",
        "place_based",
        "sort_first",
        "limit_rows",
        "currency",
        "sort_intro",
        "sort_by",
    }
)
_INNER: Final = frozenset({"det", "prep", "and", "dash", "possessive", "mark", "us"})
_NAMES: Final = frozenset({"text", "capital", "number", "literal"})

_SENTENCE: Final = 3
"""Pieces from which a request such as “show me the full list” is one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong together."""

    text: str
    start: int
    end: int


def leftover(line: Line, *, has_findings: bool) -> list[Piece]:
    """What was not read, in order; small words only inside a name, or where all are small."""
    if line.items and not has_findings and not any(_asks(item) for item in line.items):
        pieces = [_piece(line, 0, len(line.items) - 1)]
    else:
        pieces = list(_pieces(line))
    return [piece for piece in pieces if piece.text]


def _pieces(line: Line) -> Iterator[Piece]:
    first = last = None
    for index in (at for at, item in enumerate(line.items) if is_unread(item)):
        if first is not None and last is not None and not _continues(line, last, index):
            yield _piece(line, first, last)
            first = None
        first, last = index if first is None else first, index
    if first is not None and last is not None:
        yield _piece(line, first, last)


def is_unread(item: Item) -> bool:
    """Whether an item was not read, and is no small word that says nothing alone."""
    return "done" not in item and not _EMPTY & item.senses.keys()


def _asks(item: Item) -> bool:
    """Whether a word shows that this is a sentence, and no name."""
    return "ambiguous" not in item and bool({"client", "polite", "who"} & item.senses.keys())


def is_lost(line: Line) -> bool:
    """Whether words were said, and none of them asks for all clients: May, in cash."""
    asking = {"client", "all"} | ({"polite"} if len(line.items) >= _SENTENCE else set())
    has_words = any(sign.isalnum() or not sign.isascii() for sign in line.text)
    return has_words and not any(asking & item.senses.keys() for item in line.items)


def _continues(line: Line, last: int, index: int) -> bool:
    """Whether unread words go on: side by side, or joined inside a name."""
    inner = line.items[last + 1 : index]
    if not inner:
        return True
    is_name = all(_NAMES & line.items[at].senses.keys() for at in (last, index))
    return is_name and all(_INNER & item.senses.keys() and "comma" not in item for item in inner)


def _piece(line: Line, first: int, last: int) -> Piece:
    text = plain(line.source(first, last))
    return Piece(
        text.strip(" ,;:!?.") if text else "", line.items[first].start, line.items[last].end
    )
