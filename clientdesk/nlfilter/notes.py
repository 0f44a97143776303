"""Remarks on a reading that people should see beside the filter."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter.tags import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.model.client_filter import ClientFilter, Range
    from clientdesk.nlfilter.line import Item, Line
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
    CONTRADICTION = "contradiction"
    NO_OR = "no_or"
    NO_PERIOD = "no_period"
    NO_COUNT = "no_count"


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
    NoteKind.NO_EXCLUSION, "A filter cannot leave out a place or a currency, so that was not read."
)
NO_OR: Final = Note(
    NoteKind.NO_OR, "A filter cannot say “or” between conditions: all of them must hold together."
)
NO_PERIOD: Final = Note(
    NoteKind.NO_PERIOD,
    "A filter has no figures of a period, so the days were not read; the report has them.",
)
NO_OTHER_DAYS: Final = Note(
    NoteKind.NO_PERIOD,
    "A filter knows when clients were created and last invoiced, each as one stretch of days,"
    " so the other days were not read.",
)
NO_COUNT: Final = Note(
    NoteKind.NO_COUNT,
    "A filter counts all invoices of a client and no kind of them, so their number was not read.",
)


def contradiction(text: str) -> Note:
    """Words that contradict what stands before them."""
    return Note(
        NoteKind.CONTRADICTION, f"“{text}” contradicts what stands before it, so it was not read."
    )


def day_first(text: str) -> Note:
    """A date whose day and month could be swapped."""
    return Note(NoteKind.DAY_FIRST, f"{text} was read as day, month, year.")


def remarks(line: Line, asked: Asked, value: ClientFilter) -> Iterator[Note]:
    """What to say of a line after all rules had their turn."""
    unread = [item for item in line.items if "done" not in item]
    if asked.me is None and any("owner_mine" in item for item in unread):
        yield _NO_ME
    if _is_any_of_many(line):
        yield NO_OR
    if any(first.get("done") & _FIGURES for first in _dated(line)):
        yield NO_PERIOD
    elif any("span" in item for item in unread):
        yield NO_OTHER_DAYS
    pairs = itertools.pairwise(unread)
    if any("no" in first and _CANNOT_BE_LEFT_OUT & item.senses.keys() for first, item in pairs):
        yield _NO_EXCLUSION
    amounts = (value.outstanding, value.overdue, value.revenue)
    if not value.currency and any(map(_has_amount, amounts)):
        yield _NO_CURRENCY


_CANNOT_BE_LEFT_OUT: Final = frozenset({"place", "place_in", "was_location", "was_currency"})
_DATED: Final = "(it=<done>)~<span|age|year>"
_FIGURES: Final = frozenset(
    {"outstanding", "overdue", "revenue", "days_overdue", "invoice_count", "sort"}
)


def _dated(line: Line) -> Iterator[Item]:
    """Conditions with days behind them that were not read."""
    for index in range(len(line.items)):
        match = pattern(_DATED).match(line.code, line.place(index))
        if match:
            yield line.items[index]


_CHOICE: Final = "(first=<done>)~<comma>?<or>{1,2}~(?:<no|missing|doubt>~)?(last=<done>)"
_AND_LISTS: Final = frozenset({"has", "missing"})


def _is_any_of_many(line: Line) -> bool:
    """Whether “or” stands between conditions that a filter joins with “and”."""
    first = 0
    while match := line.search(pattern(_CHOICE), first):
        (one,), (other,) = line.captured(match, "first"), line.captured(match, "last")
        keys = one.get("done") & other.get("done")
        if (not keys or keys & _AND_LISTS) and "shared" not in other:
            return True
        first = line.between(*match.span())[0] + 1
        if first >= len(line.items):
            break
    return False


def _has_amount(bounds: Range | None) -> bool:
    return bounds is not None and any((bounds.gt, bounds.gte, bounds.lt, bounds.lte, bounds.eq))
