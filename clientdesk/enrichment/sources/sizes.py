"""Which segment a number of employees is in."""

from __future__ import annotations

from typing import Final

from clientdesk.model.words import SizeSegment

_FROM: Final = (
    (1000, SizeSegment.ENTERPRISE),
    (250, SizeSegment.LARGE),
    (50, SizeSegment.MEDIUM),
    (10, SizeSegment.SMALL),
    (1, SizeSegment.MICRO),
)


def segment_of(employees: int | None) -> SizeSegment | None:
    """The segment; None for nobody, as registers write 0 for what they do not know."""
    if employees is None:
        return None
    return next((segment for least, segment in _FROM if employees >= least), None)
