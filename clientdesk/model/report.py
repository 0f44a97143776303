"""The figures of a client or of the portfolio, in the form of contracts.md section 2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.invoice import OTHER
from clientdesk.model.money import plain
from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.model.aging import Bucket

NO_RATE: Final = "no_rate"
"""Why an invoice is left out of money."""

STATUSES: Final = (*(str(status) for status in InvoiceStatus), OTHER)
"""Every status that an invoice can be shown with."""

UNISSUED: Final = ("draft", "scheduled")
"""Stored statuses of invoices that count nowhere."""

ISSUED: Final = tuple(str(status) for status in InvoiceStatus if status not in UNISSUED)
"""Stored statuses of invoices that can count; whether they do follows from their dates."""

_MONEY: Final = ("revenue", "invoiced", "outstanding", "overdue", "credit")
_NUMBERS: Final = ("dso", "dso_balance", "collection_rate", "payment_velocity", "average_delay")


@dataclass(frozen=True, slots=True)
class Standing:
    """How many invoices have a status, and the sum of their totals."""

    count: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Report:
    """Figures in one currency; windowed ones of first to last, the others as of a day."""

    as_of: date
    first: date | None
    last: date | None
    currency: str
    revenue: Decimal
    invoiced: Decimal
    outstanding: Decimal
    overdue: Decimal
    credit: Decimal
    invoice_count: int
    aging: Mapping[Bucket, Decimal]
    status: Mapping[str, Standing]
    dso: Decimal | None
    settled: int
    """How many invoices dso is the mean of."""
    dso_balance: Decimal | None
    collection_rate: Decimal | None
    payment_velocity: Decimal | None
    average_delay: Decimal | None
    left_out: tuple[UUID, ...]
    """Invoices in a currency that has no rate to that of the report."""

    def to_json(self) -> dict[str, Any]:
        """The object that the command prints."""
        return {
            "as_of": self.as_of.isoformat(),
            "from": self.first and self.first.isoformat(),
            "to": self.last and self.last.isoformat(),
            "currency": self.currency,
            **{name: plain(getattr(self, name), self.currency) for name in _MONEY},
            "invoice_count": self.invoice_count,
            "aging": {str(age): plain(part, self.currency) for age, part in self.aging.items()},
            "status": {
                name: {"count": found.count, "amount": plain(found.amount, self.currency)}
                for name, found in self.status.items()
            },
            **{name: _number(getattr(self, name)) for name in _NUMBERS},
            "left_out": [{"invoice": str(one), "reason": NO_RATE} for one in self.left_out],
        }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
