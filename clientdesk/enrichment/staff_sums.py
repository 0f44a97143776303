"""Numbers of people that are parts of another one in the same text, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_PARTS: Final = 5
_MOST_NUMBERS: Final = 20
"""Of a text; one with more is a table or a trick."""
_NEAR: Final = 250
"""Characters between the parts and what they come to."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number that a text says, and where."""

    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sum:
    """A total that stands right before or behind its parts."""

    total: Said
    parts: tuple[Said, ...]


def sums(said: Sequence[Said]) -> Iterator[Sum]:
    """The totals of a text: “42 in all: 30 here and 12 there”, or the other way round."""
    if not 3 <= len(said) <= _MOST_NUMBERS:
        return
    for at, total in enumerate(said):
        for side in (said[at + 1 :], said[:at][::-1]):
            parts = side[:_MOST_PARTS]
            for count, value in enumerate(accumulate(each.value for each in parts), 1):
                if count > 1 and value == total.value and _is_near(total, parts[:count]):
                    yield Sum(total, tuple(parts[:count]))


def _is_near(total: Said, parts: Sequence[Said]) -> bool:
    ends = [total.start, *(part.start for part in parts)]
    return max(ends) - min(ends) <= _NEAR and min(part.value for part in parts) > 0
