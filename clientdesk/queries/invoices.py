"""A client's invoices as a day shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.model.invoice import Invoice
from clientdesk.model.workspace import business_date
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.store.database import Database


_AMOUNT: Final = pl.Decimal(18, 3)
_COLUMNS: Final = {
    "id": pl.String(),
    "number": pl.String(),
    "status": pl.String(),
    "currency": pl.String(),
    "issue_date": pl.Date(),
    "due_date": pl.Date(),
    "amount": _AMOUNT,
    "open_amount": _AMOUNT,
    "days_overdue": pl.Int64(),
}


def of_client(
    database: Database,
    client_id: UUID,
    today: date,
    *,
    limit: int | None = 50,
    offset: int = 0,
) -> pl.DataFrame:
    """The newest invoices of a client with their status, open amount and days overdue."""
    newest = None if limit is None else offset + limit
    shown = [row.shown() for row in _invoices(database, client_id, today, newest)[offset:]]
    return pl.DataFrame(shown, schema=_COLUMNS, orient="row")


def total_of_client(database: Database, client_id: UUID) -> int:
    """How many invoices a client has, drafts and canceled ones too."""
    return int((database.row("invoice_total_of_client", id=client_id) or {"total": 0})["total"])


@dataclass(frozen=True, slots=True)
class _Row:
    """An invoice on a day with what was received for it."""

    record: dict[str, Any]
    invoice: Invoice
    day: date

    @property
    def received(self) -> Decimal:
        received: Decimal = self.record["received"]
        return received

    def shown(self) -> tuple[object, ...]:
        """The columns of a list of invoices."""
        record, invoice = self.record, self.invoice
        return (
            str(record["id"]),
            record["number"],
            str(invoice.status_on(self.day, self.received)),
            record["currency"],
            record["issue_date"],
            record["due_date"],
            record["amount"],
            invoice.open_amount(self.day, self.received),
            invoice.days_overdue(self.day, self.received),
        )


def _invoices(database: Database, client_id: UUID, day: date, limit: int | None) -> list[_Row]:
    timezone = workspace(database).timezone
    return [
        _Row(record, as_invoice(record, timezone), day)
        for record in database.rows("invoices_of_client", id=client_id, day=day, limit=limit)
    ]


def as_invoice(record: dict[str, Any], timezone: str) -> Invoice:
    """The parts of a row of invoices that its figures depend on."""
    return Invoice(
        amount=record["amount"],
        status=record["status"],
        counts_from=record["counts_from"],
        counts_until=record["counts_until"],
        due_date=record["due_date"],
        canceled_on=_day(record["canceled_at"], timezone),
        refunded_on=_day(record["refunded_at"], timezone),
    )


def _day(at: datetime | None, timezone: str) -> date | None:
    return None if at is None else business_date(at, timezone)
