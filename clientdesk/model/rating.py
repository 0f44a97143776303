"""How a client pays, as a letter: by the average delay, weighed by amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW: Final = 3
"""With fewer invoices than this a rating is an early signal."""

LETTERS: Final = ((30, "A"), (60, "B"), (90, "C"))
"""Up to how many days of average delay each letter goes; the worst has no end."""

_WORST: Final = "D"
_NO_POINTS: Final = 120
"""Days of delay at which the score is 0; so each letter has 25 points."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the invoices with a due date were paid that are paid in part or whole, or overdue."""

    judged: int = 0
    late: int = 0
    """Paid in part or whole after the due date, or overdue."""
    overdue: int = 0
    long_overdue: int = 0
    """More than ninety days."""
    days_overdue: int | None = None
    """Of the oldest overdue one."""


@dataclass(frozen=True, slots=True)
class Rating:
    """A letter from A to D and a score from 100 to 0; None when nothing is paid or overdue yet."""

    letter: str | None
    score: int | None
    sample: int
    early: bool
    reasons: tuple[str, ...] = ()
    pays_late: bool = False
    """On average, by at least a day when rounded."""


def rating(delay: Decimal | None, sample: int, reasons: tuple[str, ...] = ()) -> Rating:
    """The rating of an average delay in days over so many invoices."""
    if delay is None:
        return Rating(None, None, 0, True, reasons)
    letter = next((letter for last, letter in LETTERS if delay <= last), _WORST)
    late = delay.to_integral_value(ROUND_HALF_UP) > 0
    return Rating(letter, _score(delay), sample, sample < FEW, reasons, late)


def together(habits: Iterable[Habits]) -> Habits:
    """The habits of several currencies as one."""
    every = list(habits)
    return Habits(
        sum(one.judged for one in every),
        sum(one.late for one in every),
        sum(one.overdue for one in every),
        sum(one.long_overdue for one in every),
        max((one.days_overdue for one in every if one.days_overdue is not None), default=None),
    )


def _score(delay: Decimal) -> int:
    share = 1 - max(delay, Decimal(0)) / _NO_POINTS
    return int((100 * max(share, Decimal(0))).to_integral_value(ROUND_FLOOR))
