"""Rounded parts that add up to a rounded total."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def apportioned(parts: Sequence[Decimal], total: Decimal, unit: Decimal) -> list[Decimal]:
    """The parts in whole units, each next to its exact value, that add up to the total.

    What flooring leaves over goes to the largest remainders, of equal ones to the first.
    """
    floors = [part.quantize(unit, ROUND_FLOOR) for part in parts]
    left = int((total - sum(floors, Decimal(0))) / unit)
    remainders = [part - floor for part, floor in zip(parts, floors, strict=True)]
    largest = sorted(range(len(parts)), key=lambda place: -remainders[place])
    for place in largest[: max(left, 0)]:
        floors[place] += unit
    return floors
