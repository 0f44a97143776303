"""Did you mean: words that were not read, and what they may have been meant to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter.tokens import Kind, tokens
from clientdesk.nlfilter.typos import closest, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.nlfilter.leftover import Piece
    from clientdesk.nlfilter.names import Names
    from clientdesk.nlfilter.vocabulary import Vocabulary

_SHORTEST: Final = 4
_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that was not read, another in its place, and the sentence with that."""

    word: str
    instead: str
    sentence: str


def suggestions(
    text: str, pieces: Iterable[Piece], vocabulary: Vocabulary, people: Names, known: Names
) -> tuple[Suggestion, ...]:
    """At most three: a member's name first, then a word of the grammar, then a place."""
    found: list[Suggestion] = []
    for start, end in _words(text, pieces):
        word = text[start:end].lower()
        instead = _instead(word, vocabulary, people, known)
        if instead and instead != word and len(found) < _MOST:
            found.append(Suggestion(text[start:end], instead, text[:start] + instead + text[end:]))
    return tuple(found)


def _words(text: str, pieces: Iterable[Piece]) -> Iterator[tuple[int, int]]:
    for piece in pieces:
        for token in tokens(text[piece.start : piece.end]):
            if token.kind is Kind.WORD and len(token.text) >= _SHORTEST:
                yield piece.start + token.start, piece.start + token.end


def _instead(word: str, vocabulary: Vocabulary, people: Names, known: Names) -> str | None:
    if word in vocabulary.words or word in known.words:
        return None
    name = closest(word, people.words)
    if name:
        return name.capitalize()
    place = None if nearest(word, vocabulary) else closest(word, known.words)
    return nearest(word, vocabulary) or (place.capitalize() if place else None)
