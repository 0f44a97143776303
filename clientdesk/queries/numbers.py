"""The next invoice number: the series goes on after its last, past numbers that exist already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from clientdesk.model.invoice_number import around, number_for, series

if TYPE_CHECKING:
    from datetime import date


class Reader(Protocol):
    """What answers reads: a database or a transaction."""

    def row(self, name: str, /, **params: object) -> dict[str, Any] | None:
        """The first row of one read."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number to give, and where it leaves its series."""

    text: str
    series: str
    count: int
    is_first: bool
    """Whether the series has given none yet."""


def next_number(reader: Reader, pattern: str, issue_date: date) -> Number:
    """The number that an invoice of that day would get now."""
    name = series(pattern, issue_date)
    before, after = around(pattern, issue_date)
    given = reader.row("invoice_series", series=name)
    if given:
        count = given["last"] + 1
    else:
        found = reader.row("highest_number", before=before, after=after) or {}
        count = found["highest"] + 1
    text = number_for(pattern, issue_date, count)
    if reader.row("number_taken", number=text):
        free = reader.row("free_number", before=before, after=after, last=count - 1) or {}
        count = free["free"]
        text = number_for(pattern, issue_date, count)
    return Number(text, name, count, given is None)
