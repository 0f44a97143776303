"""Remarks on a reading that people should see beside the filter."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.client_filter import ClientFilter, Range
    from clientdesk.nlfilter.line import Line
    from clientdesk.nlfilter.rule import Asked


class NoteKind(StrEnum):
    """What a remark is about, for pages that offer something with it."""

    SWAPPED = "swapped"
    NO_CURRENCY = "no_currency"
    DAY_FIRST = "day_first"
    NO_ME = "no_me"
    NO_EXCLUSION = "no_exclusion"
    MODEL = "model"
    NO_MODEL = "no_model"


@dataclass(frozen=True, slots=True)
class Note:
    """One sentence for people."""

    kind: NoteKind
    text: str


SWAPPED_DATES: Final = Note(NoteKind.SWAPPED, "The dates ran backwards, so they were swapped.")
SWAPPED_AMOUNTS: Final = Note(
    NoteKind.SWAPPED, "The numbers contradicted each other, so they were swapped."
)
_NO_CURRENCY: Final = Note(
    NoteKind.NO_CURRENCY, "The amount is compared in each client's own currency."
)
_NO_ME: Final = Note(NoteKind.NO_ME, "Who you are is not known here, so “my” was not read.")
_NO_EXCLUSION: Final = Note(
    NoteKind.NO_EXCLUSION, "A filter cannot leave out a place, so it was not read."
)


def day_first(text: str) -> Note:
    """A date whose day and month could be swapped."""
    return Note(NoteKind.DAY_FIRST, f"{text} was read as day, month, year.")


def remarks(line: Line, asked: Asked, value: ClientFilter) -> Iterator[Note]:
    """What to say of a line after all rules had their turn."""
    unread = [item for item in line.items if "done" not in item]
    if asked.me is None and any("owner_mine" in item for item in unread):
        yield _NO_ME
    pairs = itertools.pairwise(unread)
    if any("no" in first and ("place" in item or "place_in" in item) for first, item in pairs):
        yield _NO_EXCLUSION
    amounts = (value.outstanding, value.overdue, value.revenue)
    if not value.currency and any(map(_has_amount, amounts)):
        yield _NO_CURRENCY


def _has_amount(bounds: Range | None) -> bool:
    return bounds is not None and any((bounds.gt, bounds.gte, bounds.lt, bounds.lte, bounds.eq))
