"""How invoices end: paid on time, late, in parts, twice, canceled, refunded or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from clientdesk.demo.book import UNITS, Book
from clientdesk.demo.columns import NONE, Flags, Ints
from clientdesk.model.words import PaymentState

if TYPE_CHECKING:
    from clientdesk.demo.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Billed:
    """Invoices of a chunk as they went out; days of the calendar, money in thousandths."""

    client: Ints
    issued: Flags
    day: Ints
    due: Ints
    currency: Ints
    amount: Ints

    def __len__(self) -> int:
        return len(self.client)


@dataclass(frozen=True, slots=True)
class Ends:
    """What became of the invoices; days are NONE where it did not happen."""

    settled: Ints
    """The day of the payment that left nothing open."""
    canceled: Ints
    refunded: Ints
    first_day: Ints
    """A payment of a part, before the rest or before canceling."""
    first: Ints
    extra: Ints
    """What was paid too much."""
    bounced: Ints
    """A payment that was voided on void_day."""
    void_day: Ints
    announced: Flags
    """A payment is under way."""

    @property
    def paid(self) -> Flags:
        """Whether nothing is open."""
        return np.asarray(self.settled != NONE)


def ends(draw: np.random.Generator, billed: Billed, book: Book, days: Calendar) -> Ends:
    """What became of each invoice up to the day before today, by its client's habits."""
    count = len(billed)
    bad = book.bad[billed.client]
    pay = _pay_days(draw, billed, book, days)
    never = draw.random(count) < np.where(bad, 0.05, 0.004)
    canceled = _canceled(draw, billed, never, days)
    alive = billed.issued & (canceled == NONE)
    paid = alive & ~never & (pay <= days.last)
    settled = np.where(paid, pay, NONE)
    back = days.next_open[pay + 3 + draw.integers(0, 38, count)]
    is_back = paid & (draw.random(count) < 0.006) & (back <= days.last)
    first_day, first = _firsts(draw, billed, pay, canceled, days)
    first = np.where(never | ~billed.issued, 0, first)
    bounced, void_day = _bounced(draw, billed, settled, days)
    is_open = alive & ~paid & (billed.day < days.last - 3)
    return Ends(
        settled=settled,
        canceled=canceled,
        refunded=np.where(is_back, back, NONE),
        first_day=np.where(first > 0, first_day, NONE),
        first=first,
        extra=_extra(draw, billed, paid & (first == 0)),
        bounced=bounced,
        void_day=void_day,
        announced=is_open & (draw.random(count) < 0.03),
    )


def _pay_days(draw: np.random.Generator, billed: Billed, book: Book, days: Calendar) -> Ints:
    """When the client would pay: its usual day, now and then much later."""
    usual = book.late[billed.client] + book.spread[billed.client] * draw.normal(size=len(billed))
    slips = np.where(draw.random(len(billed)) < 0.04, draw.random(len(billed)) * 60, 0)
    day = billed.day + book.terms[billed.client] + (usual + slips).round().astype(np.int64)
    return np.asarray(days.next_open[np.clip(day, billed.day + 1, billed.day + 400)])


def _canceled(draw: np.random.Generator, billed: Billed, never: Flags, days: Calendar) -> Ints:
    """Canceled soon after as a mistake, or written off when nobody paid for long."""
    count = len(billed)
    soon = days.next_open[billed.day + 2 + draw.integers(0, 40, count)]
    late = days.next_open[billed.day + 240 + draw.integers(0, 160, count)]
    by_mistake = draw.random(count) < 0.012
    given_up = never & (draw.random(count) < 0.8)
    day = np.where(by_mistake, soon, np.where(given_up, late, NONE))
    return np.where(billed.issued & (day <= days.last), day, NONE)


def _firsts(
    draw: np.random.Generator, billed: Billed, pay: Ints, canceled: Ints, days: Calendar
) -> tuple[Ints, Ints]:
    """Part payments that arrived: halfway to the last one, of some tenths of the amount."""
    count = len(billed)
    is_canceled = canceled != NONE
    is_parted = draw.random(count) < np.where(is_canceled, 0.05, 0.06)
    end = np.where(is_canceled, canceled, pay)
    day = np.minimum(days.next_open[billed.day + 1 + (end - billed.day) // 2], end)
    tenths = draw.integers(2, 8, count)
    whole = 100 * UNITS[billed.currency]
    part = billed.amount * tenths // 10 // whole * whole
    return day, np.where(is_parted & (day <= days.last) & (part < billed.amount), part, 0)


def _extra(draw: np.random.Generator, billed: Billed, paid: Flags) -> Ints:
    """Paid twice, or rounded up."""
    luck = draw.random(len(billed))
    whole = 1000 * UNITS[billed.currency]
    up = (billed.amount // whole + 1) * whole - billed.amount
    twice = np.where(luck < 0.001, billed.amount, 0)
    return np.where(paid & (luck < 0.004), np.where(luck < 0.001, twice, up), 0)


def _bounced(
    draw: np.random.Generator, billed: Billed, settled: Ints, days: Calendar
) -> tuple[Ints, Ints]:
    """A first try that the bank took back before the payment that stayed."""
    lead = 4 + draw.integers(0, 5, len(billed))
    day = days.next_open[np.maximum(billed.day + 1, np.maximum(settled, 0) - lead)]
    void = days.next_open[day + 2]
    holds = (draw.random(len(billed)) < 0.008) & (settled != NONE) & (void < settled)
    return np.where(holds, day, NONE), np.where(holds, void, NONE)


@dataclass(frozen=True, slots=True)
class Payments:
    """Payments in the order of their invoices; days of the calendar, money in thousandths."""

    invoice: Ints
    amount: Ints
    day: Ints
    state: pl.Series
    void_day: Ints


_STATES = (PaymentState.POSTED, PaymentState.VOID, PaymentState.PENDING)


def payments(billed: Billed, ended: Ends, days: Calendar) -> Payments:
    """Every payment of the chunk, each invoice's in the order in which they came."""
    rest = billed.amount - ended.first
    last = np.full(len(billed), days.last)
    parts = [
        (ended.bounced != NONE, billed.amount, ended.bounced, 1),
        (ended.first > 0, ended.first, ended.first_day, 0),
        (ended.paid, rest + ended.extra, ended.settled, 0),
        (ended.announced, rest, last, 2),
    ]
    invoice = np.concatenate([np.flatnonzero(holds) for holds, *_ in parts])
    amount = np.concatenate([money[holds] for holds, money, *_ in parts])
    day = np.concatenate([when[holds] for holds, _, when, _ in parts])
    state = np.concatenate([np.full(int(holds.sum()), code) for holds, _, _, code in parts])
    order = np.lexsort((day, invoice))
    void = np.where(state == 1, ended.void_day[invoice], NONE)
    states = pl.Series([str(word) for word in _STATES])
    return Payments(
        invoice[order], amount[order], day[order], states.gather(state[order]), void[order]
    )


def received(billed: Billed, ended: Ends) -> tuple[Ints, Ints]:
    """What was paid on each invoice in all, and on which day last."""
    final = np.where(ended.paid, billed.amount - ended.first + ended.extra, 0)
    return ended.first + final, np.maximum(ended.settled, ended.first_day)
