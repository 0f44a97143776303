"""A client's invoices as a day shows them, and those that make one of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.errors import NotFound
from clientdesk.model.invoice import Invoice
from clientdesk.model.workspace import business_date
from clientdesk.queries.as_of import rates_on
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.store.database import Database


class Figure(StrEnum):
    """A client's figure that opens to the invoices behind it."""

    REVENUE = "revenue"
    OUTSTANDING = "outstanding"
    OVERDUE = "overdue"
    CREDIT = "credit"
    INVOICE_COUNT = "invoice_count"


NO_RATE: Final = "no_rate"
"""The reason of an invoice whose money cannot be converted to the billing currency."""

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
_BEHIND: Final = {**_COLUMNS, "part": _AMOUNT, "left_out": pl.String()}


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


def behind(database: Database, client_id: UUID, figure: str, today: date) -> pl.DataFrame:
    """The invoices that make a figure, each with its part, and those left out with the reason.

    Payments without an invoice stand in credit as rows without number and dates.
    """
    wanted = Figure(figure)
    convertible = _convertible(database, client_id, today)
    rows = [
        (*row.shown(), row.part(wanted), row.reason(wanted, convertible))
        for row in _invoices(database, client_id, today, None)
        if row.belongs(wanted)
    ]
    if wanted is Figure.CREDIT:
        rows += _loose(database, client_id, today, convertible)
    return pl.DataFrame(rows, schema=_BEHIND, orient="row")


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

    def part(self, figure: Figure) -> Decimal:
        """What the invoice adds to a figure, in its own currency; its amount to the count."""
        day, received = self.day, self.received
        match figure:
            case Figure.REVENUE:
                return self.invoice.revenue(day, received)
            case Figure.OUTSTANDING:
                return self.invoice.open_amount(day, received)
            case Figure.OVERDUE:
                return self.invoice.overdue_amount(day, received)
            case Figure.CREDIT:
                return self.invoice.credit(day, received)
            case Figure.INVOICE_COUNT:
                return self.invoice.amount if self.invoice.counts_on(day) else Decimal(0)

    def belongs(self, figure: Figure) -> bool:
        """Whether the figure's list shows the invoice, as a part or as left out."""
        return (
            not self.invoice.counts_on(self.day)
            or bool(self.part(figure))
            or (figure is Figure.INVOICE_COUNT)
        )

    def reason(self, figure: Figure, convertible: set[str]) -> str | None:
        """Why the invoice is left out of a figure; None when it is in."""
        if not self.invoice.counts_on(self.day) and not self.part(figure):
            return str(self.invoice.status_on(self.day, self.received))
        if figure is Figure.INVOICE_COUNT or self.record["currency"] in convertible:
            return None
        return NO_RATE


def _convertible(database: Database, client_id: UUID, day: date) -> set[str]:
    """The currencies whose money counts in the client's billing currency."""
    record = database.row("client", id=client_id)
    if record is None:
        raise NotFound("client", client_id)
    billing: str = record["billing_currency"]
    rates, _ = rates_on(database, day)
    return {billing, *rates.known()} if rates.worth(billing) else {billing}


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


def _loose(
    database: Database, client_id: UUID, day: date, convertible: set[str]
) -> list[tuple[object, ...]]:
    payments = database.rows("loose_payments_of_client", id=client_id, day=day)
    return [
        (
            str(payment["id"]),
            None,
            "payment",
            payment["currency"],
            payment["paid_on"],
            None,
            payment["amount"],
            Decimal(0),
            None,
            payment["amount"],
            None if payment["currency"] in convertible else NO_RATE,
        )
        for payment in payments
    ]
