"""One invoice as the pages and its document show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.model.invoice_sums import Line

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.model.invoice_steps import Step
    from clientdesk.model.invoice_sums import TaxPart


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRecord(Line):
    """A line with its amount after discount and before tax."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class PaymentRecord:
    """Money received for an invoice."""

    id: UUID
    amount: Decimal
    paid_on: date
    state: str
    voided_at: datetime | None
    method: str | None
    note: str | None
    assumed: bool
    """Written because a paid invoice came without a payment."""


@dataclass(frozen=True, slots=True)
class InvoiceRecord:
    """An invoice on a day; the client's details as issued, before that as they are now."""

    id: UUID
    number: str | None
    client_id: UUID | None
    client_name: str | None
    client_email: str | None
    client_address: str | None
    client_tax_id: str | None
    status: str
    """What the day shows; an unknown stored one is other."""
    stored_status: str
    currency: str
    issue_date: date | None
    due_date: date | None
    reference: str | None
    note: str | None
    subtotal: Decimal
    discount: Decimal
    tax: Decimal
    amount: Decimal
    taxes: tuple[TaxPart, ...]
    """By rate; empty when there are no lines to tell, or when they come to another tax."""
    received: Decimal
    open_amount: Decimal
    credit: Decimal
    days_overdue: int | None
    created_at: datetime
    sent_at: datetime | None
    canceled_at: datetime | None
    refunded_at: datetime | None
    lines: tuple[LineRecord, ...]
    payments: tuple[PaymentRecord, ...]
    """Newest first, void and pending ones too."""
    steps: frozenset[Step]
    version: int
