"""What invoices and payments do to a client's balance, move by move.

The balance of a day is what the figures of that day say: outstanding less credit. So a payment that
came before its invoice counts from the issue date, and money that is paid back leaves the account.
What came and was taken back on one day is both: the day shows it, and its balance stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.model.invoice import NOTHING, Invoice, Payment, received_by
from clientdesk.model.words import PaymentState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from decimal import Decimal
    from uuid import UUID


class EntryKind(StrEnum):
    """What moves a balance, in the order in which one day shows it."""

    INVOICE = "invoice"
    PAYMENT = "payment"
    PAYMENT_VOIDED = "payment_voided"
    CANCELED = "canceled"
    REFUNDED = "refunded"
    PAID_BACK = "paid_back"


@dataclass(frozen=True, slots=True)
class Billed:
    """An invoice with its payments; without an invoice, a payment that belongs to none."""

    currency: str
    payments: Sequence[Payment]
    invoice: Invoice | None = None
    invoice_id: UUID | None = None
    number: str | None = None

    @property
    def due_date(self) -> date | None:
        """When it is to be paid."""
        return None if self.invoice is None else self.invoice.due_date

    def open_amount(self, day: date) -> Decimal:
        """What is still to be paid on the day."""
        if self.invoice is None:
            return NOTHING
        return self.invoice.open_amount(day, received_by(day, self.payments))

    def credit(self, day: date) -> Decimal:
        """What was received beyond what is owed."""
        received = received_by(day, self.payments)
        return received if self.invoice is None else self.invoice.credit(day, received)


@dataclass(frozen=True, slots=True)
class Move:
    """A change of the balance: above zero the client owes more."""

    day: date
    kind: EntryKind
    change: Decimal
    billed: Billed
    dated: date | None = None
    """The day of a payment that came before its invoice."""

    @property
    def due_date(self) -> date | None:
        """When an invoice is to be paid."""
        return self.billed.due_date if self.kind is EntryKind.INVOICE else None

    def order(self) -> tuple[date, int, str, str]:
        """Days first; within one, invoices before payments and both before what ends them."""
        number, key = self.billed.number or "", str(self.billed.invoice_id or "")
        return (self.day, _ORDER[self.kind], number, key)


_ORDER: Final = {kind: place for place, kind in enumerate(EntryKind)}


def moves(billed: Billed) -> Iterator[Move]:
    """What an invoice and its payments do to the balance, or a payment alone."""
    invoice = billed.invoice
    if invoice is None:
        yield from _payment_moves(billed, None, None)
    elif invoice.counts_from is not None:
        paid = list(_payment_moves(billed, invoice.counts_from, invoice.refunded_on))
        yield from _invoice_moves(billed, invoice, invoice.counts_from)
        yield from paid
        kept = sum((move.change for move in paid), NOTHING)
        if kept and invoice.refunded_on is not None:
            yield Move(invoice.refunded_on, EntryKind.PAID_BACK, -kept, billed)


def _invoice_moves(billed: Billed, invoice: Invoice, issued: date) -> Iterator[Move]:
    end = invoice.counts_until
    if _before(end, issued):
        return
    yield Move(issued, EntryKind.INVOICE, invoice.amount, billed)
    if end is not None:
        kind = EntryKind.REFUNDED if end == invoice.refunded_on else EntryKind.CANCELED
        yield Move(end, kind, -invoice.amount, billed)


def _payment_moves(billed: Billed, issued: date | None, refunded: date | None) -> Iterator[Move]:
    """Payments from the issue date on; after the day of a refund none moves the balance."""
    for payment in billed.payments:
        day, void = max(payment.paid_on, issued or payment.paid_on), payment.counts_until
        if payment.state == PaymentState.PENDING or _before(void, day) or _before(refunded, day):
            continue
        dated = payment.paid_on if payment.paid_on != day else None
        yield Move(day, EntryKind.PAYMENT, -payment.amount, billed, dated)
        if void is not None and not _before(refunded, void):
            yield Move(void, EntryKind.PAYMENT_VOIDED, payment.amount, billed)


def _before(end: date | None, day: date) -> bool:
    return end is not None and end < day
