"""The draws for one website: always the same for the same seed and client."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from clientdesk.demo.columns import random

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_LETTERS = "abdfhkmpstvwx"


class Dice:
    """Draws made from one stream of fractions, which no version of a library changes."""

    def __init__(self, seed: int, purpose: str, row: int) -> None:
        self._random = random(seed, f"{purpose} of a site", row)

    def below(self, count: int) -> int:
        """A whole number from 0 up to one less than count."""
        return int(self._random.random() * count)

    def chance(self, share: float) -> bool:
        """True for about the share of the draws."""
        return bool(self._random.random() < share)

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """So many different ones of the choices, in the order drawn."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def around(self, middle: float, spread: float) -> float:
        """A number near the middle, mostly within the spread on a scale of factors."""
        halves = sum(self._random.random() for _ in range(6)) - 3.0
        return float(middle * spread**halves)

    def filled(self, pattern: str) -> str:
        """The pattern with a digit for each # and a small letter for each @, the first not 0."""
        signs, is_first = [], True
        for sign in pattern:
            if sign == "#":
                signs.append(str(1 + self.below(9) if is_first else self.below(10)))
                is_first = False
            else:
                signs.append(self.pick(_LETTERS) if sign == "@" else sign)
        return "".join(signs)
