"""One invoice on a day: its lines, its payments, and what may be done with it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.errors import NotFound
from clientdesk.model.invoice import Payment, received_by
from clientdesk.model.invoice_record import InvoiceRecord, LineRecord, PaymentRecord
from clientdesk.model.invoice_steps import allowed, state_on
from clientdesk.model.invoice_sums import TaxBy, TaxPart, taxes_on
from clientdesk.model.money import Rounding
from clientdesk.model.words import PaymentState
from clientdesk.queries.invoices import as_invoice
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from clientdesk.model.invoice import Invoice
    from clientdesk.store.database import Database

_SAME = (
    *("id", "number", "client_id", "client_name", "client_email", "client_address"),
    *("client_tax_id", "currency", "issue_date", "due_date", "reference", "note", "subtotal"),
    *("discount", "tax", "amount", "created_at", "sent_at", "canceled_at", "refunded_at"),
    "version",
)


def invoice(database: Database, invoice_id: UUID, today: date) -> InvoiceRecord:
    """The invoice with the status that the day shows; raises NotFound."""
    row = database.row("invoice", id=invoice_id)
    if row is None:
        raise NotFound("invoice", invoice_id)
    found = as_invoice(row, workspace(database).timezone)
    lines = tuple(LineRecord(**line) for line in database.rows("lines_of_invoice", id=invoice_id))
    payments = database.rows("payments_of_invoice", id=invoice_id)
    return InvoiceRecord(
        **{name: row[name] for name in _SAME},
        **_on_day(found, row, payments, today),
        stored_status=row["status"],
        taxes=_taxes(row, lines),
        lines=lines,
        payments=tuple(_payment(payment) for payment in payments),
    )


def _on_day(
    found: Invoice, row: dict[str, Any], payments: list[dict[str, Any]], day: date
) -> dict[str, Any]:
    counted = [
        Payment(paid["amount"], paid["paid_on"], paid["state"], paid["counts_until"])
        for paid in payments
    ]
    received = received_by(day, counted)
    return {
        "status": str(found.status_on(day, received)),
        "received": received,
        "open_amount": found.open_amount(day, received),
        "credit": found.credit(day, received),
        "days_overdue": found.days_overdue(day, received),
        "steps": allowed(
            state_on(found, day, received),
            is_sent=row["sent_at"] is not None,
            has_payments=any(paid.state == PaymentState.POSTED for paid in counted),
        ),
    }


def _payment(row: dict[str, Any]) -> PaymentRecord:
    return PaymentRecord(**{name: row[name] for name in PaymentRecord.__slots__})


def _taxes(row: dict[str, Any], lines: Iterable[LineRecord]) -> tuple[TaxPart, ...]:
    """The taxes by rate, in the way that the invoice was made; none when they are not its tax."""
    taxes = taxes_on(
        ((line.tax_rate, line.amount) for line in lines),
        row["currency"],
        rounding=Rounding(row["rounding"] or Rounding.HALF_UP),
        tax_by=TaxBy(row["tax_by"] or TaxBy.TOTAL),
    )
    return taxes if sum((part.tax for part in taxes), Decimal(0)) == row["tax"] else ()
