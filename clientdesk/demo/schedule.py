"""Which client gets an invoice on which day, and the numbers in the order of issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from clientdesk.demo.calendar import LENGTH, Calendar
from clientdesk.demo.columns import Floats, Ints, random

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clientdesk.demo.book import Book

ISSUED, DRAFT, SCHEDULED = range(3)

CHUNK: Final = 245_760
"""Invoices made at a time: enough for numpy to be quick, little enough to stay small."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every invoice: whose, when and with which number; small types, as there are millions."""

    client: NDArray[np.int32]
    day: NDArray[np.int16]
    kind: NDArray[np.int8]
    number: NDArray[np.int32]
    """From 1, without a gap; 0 for those that were not issued."""
    newest: NDArray[np.int8]
    """How many invoices of the client come after it, up to 100."""
    of_day: NDArray[np.int64]
    """How many were issued before each day."""
    starts: NDArray[np.int64]
    """The first invoice of each client, and in the end how many there are."""

    def __len__(self) -> int:
        return len(self.client)

    def of_clients(self, rows: slice) -> list[slice]:
        """The invoices of some clients in parts of bounded size, in order."""
        return _chunks(int(self.starts[rows.start]), int(self.starts[rows.stop]))

    def moment(self, chunk: slice) -> Floats:
        """When in its day each invoice went out, from 0 to 1, in the order of the numbers."""
        day = self.day[chunk].astype(np.int64)
        before, after = self.of_day[day], self.of_day[day + 1]
        place = np.maximum(self.number[chunk] - before - 0.5, 0.0)
        return np.asarray(place / np.maximum(after - before, 1))


def schedule(seed: int, invoices: int, clients: Book, days: Calendar) -> Schedule:
    """The days and numbers of so many invoices."""
    counts = _counts(clients, invoices)
    starts = np.cumsum(counts) - counts
    client = np.repeat(np.arange(len(clients), dtype=np.int32), counts)
    day = np.empty(invoices, dtype=np.int16)
    kind = np.empty(invoices, dtype=np.int8)
    newest = np.empty(invoices, dtype=np.int8)
    for part, chunk in enumerate(_chunks(0, invoices)):
        who = client[chunk]
        place = np.arange(chunk.start, chunk.stop) - starts[who]
        draw = random(seed, "schedule", part)
        day[chunk] = _days(draw, clients, days, who, place / counts[who], counts[who])
        kind[chunk] = _kinds(draw, day[chunk], days)
        newest[chunk] = np.minimum(counts[who] - 1 - place, 100)
    number, of_day = _numbers(day, kind)
    return Schedule(client, day, kind, number, newest, of_day, np.append(starts, invoices))


def _counts(clients: Book, invoices: int) -> Ints:
    """The invoices shared out by weight; they add up exactly."""
    weight = clients.weight if clients.weight.any() else np.ones(len(clients))
    reached = np.cumsum(weight) / weight.sum() * invoices
    reached[-1] = invoices
    return np.asarray(np.diff(np.round(reached).astype(np.int64), prepend=0))


def _days(
    draw: np.random.Generator,
    clients: Book,
    days: Calendar,
    who: NDArray[np.int32],
    *shares: Floats | Ints,
) -> Ints:
    """Days spread over the time in which the client was billed, evenly for the steady ones."""
    place, count = shares
    jitter = np.where(clients.steady[who], 0.15, 0.98) * (draw.random(len(who)) - 0.5)
    part = (place + (0.5 + jitter) / count).clip(0.0, 0.999_999)
    return days.draw(clients.came[who], np.maximum(clients.until[who], clients.came[who]), part)


def _kinds(draw: np.random.Generator, day: NDArray[np.int16], days: Calendar) -> Ints:
    """Some of the newest are still drafts, or wait for their day."""
    luck = draw.random(len(day))
    is_draft = (day > days.last - 28) & (luck < 0.09)
    waits = (day > days.last - 14) & (luck > 0.92)
    return np.where(is_draft, DRAFT, np.where(waits, SCHEDULED, ISSUED))


def _numbers(
    day: NDArray[np.int16], kind: NDArray[np.int8]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    issued = np.flatnonzero(kind == ISSUED)
    number = np.zeros(len(day), dtype=np.int32)
    order = np.argsort(day[issued], kind="stable")
    number[issued[order]] = np.arange(1, len(issued) + 1, dtype=np.int32)
    per_day = np.bincount(day[issued], minlength=LENGTH + 1)
    return number, np.concatenate([[0], np.cumsum(per_day)])


def _chunks(low: int, high: int) -> list[slice]:
    return [slice(start, min(start + CHUNK, high)) for start in range(low, high, CHUNK)]
