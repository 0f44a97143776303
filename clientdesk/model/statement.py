"""A client's accounts over a period: what was billed, received and taken back, by currency."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from clientdesk.errors import InvalidField
from clientdesk.model.account_moves import Billed, EntryKind, Move, moves
from clientdesk.model.aging import Bucket, aging
from clientdesk.model.invoice import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an account; debit raises what the client owes, credit lowers it."""

    day: date
    kind: EntryKind
    number: str | None
    debit: Decimal
    credit: Decimal
    balance: Decimal
    """After this entry."""
    due_date: date | None = None
    """Of an invoice."""
    dated: date | None = None
    """The day of a payment that came before its invoice."""
    invoice_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A client's account in one currency over a period; closing is outstanding less credit."""

    currency: str
    opening: Decimal
    entries: tuple[Entry, ...]
    closing: Decimal
    outstanding: Decimal
    credit: Decimal
    aging: Mapping[Bucket, Decimal]
    """The outstanding amount at the end of the period."""

    @property
    def charges(self) -> Decimal:
        """All that raised the balance in the period."""
        return sum((entry.debit for entry in self.entries), NOTHING)

    @property
    def credits(self) -> Decimal:
        """All that lowered it: payments, and invoices that were taken back."""
        return sum((entry.credit for entry in self.entries), NOTHING)


@dataclass(frozen=True, slots=True)
class Recipient:
    """The client that a statement is for."""

    id: UUID
    name: str
    address: str | None
    email: str | None
    tax_id: str | None
    locale: str
    currency: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A client's accounts over a period, at least one, the billing currency's first."""

    client: Recipient
    workspace_name: str
    first: date | None
    """None for everything up to the last day."""
    last: date
    accounts: tuple[Account, ...]


def period(first: date | None, last: date | None, today: date) -> tuple[date | None, date]:
    """The days that a statement covers: nothing is known of the days after today."""
    end = today if last is None else min(last, today)
    if first is not None and first > end:
        later = "today" if end == today else "the last day"
        raise InvalidField("first", f"The first day is after {later}. Choose an earlier one.")
    return first, end


def accounts(
    billed: Iterable[Billed], first: date | None, last: date, *, billing: str
) -> tuple[Account, ...]:
    """An account for each currency that has something to show, else an empty one."""
    ordered = sorted(billed, key=lambda each: (each.currency != billing, each.currency))
    made = [
        _account(currency, list(group), first, last)
        for currency, group in groupby(ordered, key=lambda each: each.currency)
    ]
    shown = [found for found in made if found.entries or found.outstanding or found.credit]
    return tuple(shown) or (_account(billing, [], first, last),)


def _account(currency: str, billed: Sequence[Billed], first: date | None, last: date) -> Account:
    """The account of invoices and payments that are all in the currency."""
    known = (move for each in billed for move in moves(each) if move.day <= last)
    ordered = sorted(known, key=Move.order)
    before = [move for move in ordered if first is not None and move.day < first]
    opening = sum((move.change for move in before), NOTHING)
    entries = tuple(_entries(ordered[len(before) :], opening))
    aged = aging(((each.due_date, each.open_amount(last)) for each in billed), last)
    return Account(
        currency=currency,
        opening=opening,
        entries=entries,
        closing=entries[-1].balance if entries else opening,
        outstanding=sum(aged.values(), NOTHING),
        credit=sum((each.credit(last) for each in billed), NOTHING),
        aging=aged,
    )


def _entries(ordered: Iterable[Move], opening: Decimal) -> Iterator[Entry]:
    balance = opening
    for move in ordered:
        balance += move.change
        yield Entry(
            day=move.day,
            kind=move.kind,
            number=move.billed.number,
            debit=max(move.change, NOTHING),
            credit=max(-move.change, NOTHING),
            balance=balance,
            due_date=move.due_date,
            dated=move.dated,
            invoice_id=move.billed.invoice_id,
        )
