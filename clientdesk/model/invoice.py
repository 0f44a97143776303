"""What an invoice comes to on a day: by its dates and payments, never by its stored status."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.model.words import InvoiceStatus, PaymentState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NOTHING: Final = Decimal(0)

OTHER: Final = "other"
"""How an unknown stored status is shown."""


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received, or said to be on its way."""

    amount: Decimal
    paid_on: date
    state: str = PaymentState.POSTED
    counts_until: date | None = None

    def counts_on(self, day: date) -> bool:
        """Whether the money was there on the day: a void payment counted until it was voided."""
        return (
            self.state != PaymentState.PENDING
            and self.paid_on <= day
            and (self.counts_until is None or day < self.counts_until)
        )


@dataclass(frozen=True, slots=True)
class Invoice:
    """The parts of an invoice that its figures depend on; days are business dates."""

    amount: Decimal
    status: str = InvoiceStatus.UNPAID
    counts_from: date | None = None
    counts_until: date | None = None
    due_date: date | None = None
    canceled_on: date | None = None
    refunded_on: date | None = None

    def counts_on(self, day: date) -> bool:
        """Whether it was issued by the day and neither canceled nor refunded."""
        return self._was_issued(day) and not self._has_ended(day)

    def open_amount(self, day: date, received: Decimal) -> Decimal:
        """What is still to be paid on the day, never below zero."""
        return max(self.amount - received, NOTHING) if self.counts_on(day) else NOTHING

    def overdue_amount(self, day: date, received: Decimal) -> Decimal:
        """The open amount when the due date is past; due today is not overdue."""
        return self.open_amount(day, received) if self._is_late(day) else NOTHING

    def revenue(self, day: date, received: Decimal) -> Decimal:
        """What was received, up to the amount."""
        return min(received, self.amount) if self.counts_on(day) else NOTHING

    def credit(self, day: date, received: Decimal) -> Decimal:
        """What was received beyond the amount, or on an invoice that is canceled by the day."""
        if self.counts_on(day):
            return max(received - self.amount, NOTHING)
        # The money of a refunded invoice went back.
        is_canceled = self._was_issued(day) and _reached(self.canceled_on, day)
        return received if is_canceled and not _reached(self.refunded_on, day) else NOTHING

    def days_overdue(self, day: date, received: Decimal) -> int | None:
        """Days since the due date of an overdue open amount, else None."""
        if self.due_date is None or not self.overdue_amount(day, received):
            return None
        return (day - self.due_date).days

    def status_on(self, day: date, received: Decimal) -> str:
        """The status that the day shows."""
        if self.counts_on(day):
            return self._open_status(day, received)
        if _reached(self.refunded_on, day):
            return InvoiceStatus.REFUNDED
        if _reached(self.canceled_on, day):
            return InvoiceStatus.CANCELED
        if self.counts_from is not None:
            return InvoiceStatus.SCHEDULED
        return self.status if self.status in _NEVER_ISSUED else OTHER

    def _open_status(self, day: date, received: Decimal) -> str:
        if not self.open_amount(day, received):
            return InvoiceStatus.PAID
        if self._is_late(day):
            return InvoiceStatus.OVERDUE
        is_pending = self.status == InvoiceStatus.PENDING
        return InvoiceStatus.PENDING if is_pending else InvoiceStatus.UNPAID

    def _was_issued(self, day: date) -> bool:
        return self.counts_from is not None and self.counts_from <= day

    def _has_ended(self, day: date) -> bool:
        return _reached(self.counts_until, day)

    def _is_late(self, day: date) -> bool:
        return self.due_date is not None and self.due_date < day


_NEVER_ISSUED: Final = (
    InvoiceStatus.DRAFT,
    InvoiceStatus.SCHEDULED,
    InvoiceStatus.CANCELED,
    InvoiceStatus.REFUNDED,
)


def received_by(day: date, payments: Iterable[Payment]) -> Decimal:
    """What had been received by the end of the day and was not voided."""
    return sum((payment.amount for payment in payments if payment.counts_on(day)), NOTHING)


def _reached(end: date | None, day: date) -> bool:
    return end is not None and end <= day
