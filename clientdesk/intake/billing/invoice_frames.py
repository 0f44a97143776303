"""Many invoices at once, with their lines and assumed payments, in the form the store takes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.intake.billing.charging import IMPORTED
from clientdesk.intake.billing.invoices import EARLY, ENDED, ISSUED
from clientdesk.model.days import start_of
from clientdesk.model.ids import new_id
from clientdesk.model.invoice_sums import TaxBy
from clientdesk.model.words import InvoiceStatus, PaymentState
from clientdesk.model.workspace import business_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from clientdesk.intake.billing.invoice_verdicts import JudgedInvoice
    from clientdesk.intake.billing.invoices import Habits

Schema = Mapping[str, "pl.DataType | type[pl.DataType]"]

_NOTHING: Final = Decimal(0)
_ONE: Final = Decimal(1)
_MICRO: Final = Decimal("0.000001")
_AMOUNT: Final = pl.Decimal(18, 3)
_SIX: Final = pl.Decimal(18, 6)
_RATE: Final = pl.Decimal(9, 6)
_WHEN: Final = pl.Datetime("us")
_INVOICES: Final[Schema] = {
    "id": pl.String, "number": pl.String, "client_id": pl.String, "client_name": pl.String,
    "client_email": pl.String, "client_address": pl.String, "client_tax_id": pl.String,
    "status": pl.String, "currency": pl.String, "subtotal": _AMOUNT, "discount": _AMOUNT,
    "tax": _AMOUNT, "amount": _AMOUNT, "issue_date": pl.Date, "due_date": pl.Date,
    "sent_at": _WHEN, "canceled_at": _WHEN, "refunded_at": _WHEN, "note": pl.String,
    "reference": pl.String, "rounding": pl.String, "tax_by": pl.String, "counts_from": pl.Date,
    "counts_until": pl.Date, "paid": _AMOUNT, "last_paid_on": pl.Date, "settled_on": pl.Date,
}  # fmt: skip
_LINES: Final[Schema] = {
    "id": pl.String, "invoice_id": pl.String, "position": pl.Int32, "description": pl.String,
    "quantity": _SIX, "unit_price": _SIX, "tax_rate": _RATE, "discount": _RATE, "amount": _AMOUNT,
}  # fmt: skip
_PAYMENTS: Final[Schema] = {
    "id": pl.String, "invoice_id": pl.String, "client_id": pl.String, "currency": pl.String,
    "amount": _AMOUNT, "paid_on": pl.Date, "state": pl.String, "assumed": pl.Boolean,
}  # fmt: skip
_CHANGES: Final[Schema] = {
    "id": pl.String, "version": pl.Int64, "status": pl.String, "due_date": pl.Date,
    "sent_at": _WHEN, "canceled_at": _WHEN, "refunded_at": _WHEN, "counts_until": pl.Date,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """When an import is written, and where."""

    now: datetime
    today: date
    habits: Habits


@dataclass(frozen=True, slots=True)
class NewInvoices:
    """New invoices, their lines and their assumed payments, each in the order of the file."""

    invoices: pl.DataFrame
    lines: pl.DataFrame
    payments: pl.DataFrame


def new_invoices(rows: Sequence[JudgedInvoice], moment: Moment) -> NewInvoices:
    """The rows of new invoices, as if each had been issued and paid here."""
    ids = [row.read.id or str(new_id()) for row in rows]
    invoices = [_invoice(row, ident, moment) for row, ident in zip(rows, ids, strict=True)]
    lines = [line for row, ident in zip(rows, ids, strict=True) for line in _lines(row, ident)]
    paid = [
        payment(row, ident, row.payment, moment)
        for row, ident in zip(rows, ids, strict=True)
        if row.payment
    ]
    made = {"created_at": pl.lit(moment.now), "version": pl.lit(1)}
    return NewInvoices(
        framed(_INVOICES, invoices).with_columns(**made),
        framed(_LINES, lines),
        payments(paid, moment),
    )


def payments(rows: Sequence[tuple[Any, ...]], moment: Moment) -> pl.DataFrame:
    """Payments as the store takes them in, for rows that `payment` made."""
    return framed(_PAYMENTS, rows).with_columns(created_at=pl.lit(moment.now), version=pl.lit(1))


def payment(
    row: JudgedInvoice, invoice_id: str, amount: Decimal, moment: Moment
) -> tuple[Any, ...]:
    """The payment that a paid invoice is assumed to have had."""
    client_id = row.known["client_id"] if row.known else row.client and row.client.id
    day = _paid_on(row, moment.today)
    state = str(PaymentState.POSTED)
    return (str(new_id()), invoice_id, client_id, row.currency, amount, day, state, True)


def changes(rows: Iterable[JudgedInvoice], moment: Moment) -> pl.DataFrame:
    """What updates change of invoices that are here."""
    return framed(_CHANGES, [_change(row, moment) for row in rows if row.known and row.changes])


def framed(schema: Schema, rows: Sequence[tuple[Any, ...]]) -> pl.DataFrame:
    """Rows as a frame of the schema, every column in its place."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pl.DataFrame(
        [
            pl.Series(name, column, dtype=kind)
            for (name, kind), column in zip(schema.items(), columns, strict=True)
        ]
    )


def _paid_on(row: JudgedInvoice, today: date) -> date:
    """The paid date, else the due date, else the issue date; never one that is still ahead."""
    read = row.read
    known = row.known or {}
    due, issued = (
        (read.due_date or known.get("due_date")),
        (read.issue_date or known.get("issue_date")),
    )
    return min(read.paid_on or due or issued or today, today)


def _invoice(row: JudgedInvoice, ident: str, moment: Moment) -> tuple[Any, ...]:
    read, habits = row.read, moment.habits
    client = row.client if read.status not in EARLY else None
    canceled, refunded = _ends(row, moment)
    ended = min((each for each in (canceled, refunded) if each), default=None)
    is_counted = read.status in ISSUED or (read.status in ENDED and bool(read.number))
    paid_on = _paid_on(row, moment.today) if row.payment else None
    made = read.billed and read.billed.made
    status = read.status
    if status in ISSUED and row.payment >= read.amount > 0:
        status = InvoiceStatus.PAID
    is_settled = bool(row.payment) and row.payment >= read.amount
    return (
        ident, read.number, row.client and row.client.id, client and client.name,
        client and client.email, client and client.address, client and client.tax_id,
        str(status), row.currency, made.subtotal if made else read.amount,
        made.discount if made else _NOTHING, made.tax if made else _NOTHING, read.amount,
        read.issue_date, read.due_date, read.sent_at, canceled, refunded, read.note, read.reference,
        str(habits.rounding), str(read.billed.tax_by if read.billed else TaxBy.TOTAL),
        read.issue_date if is_counted else None,
        business_date(ended, habits.timezone) if ended else None,
        row.payment, paid_on, paid_on if is_settled else None,
    )  # fmt: skip


def _ends(row: JudgedInvoice, moment: Moment) -> tuple[datetime | None, datetime | None]:
    """When it was canceled and refunded; without a date it never counted, or as long as unpaid."""
    read, zone = row.read, moment.habits.timezone
    canceled, refunded = read.canceled_at, read.refunded_at
    if read.status == InvoiceStatus.CANCELED and canceled is None:
        canceled = start_of(read.issue_date or moment.today, zone)
    if read.status == InvoiceStatus.REFUNDED and refunded is None:
        refunded = start_of(read.paid_on or read.issue_date or moment.today, zone)
    return canceled, refunded


def _lines(row: JudgedInvoice, invoice_id: str) -> list[tuple[Any, ...]]:
    billed, amount = row.read.billed, row.read.amount
    if billed is None:
        return [(str(new_id()), invoice_id, 1, IMPORTED, _ONE, amount, _NOTHING, _NOTHING, amount)]
    return [
        (
            str(new_id()), invoice_id, place, line.description, line.quantity.quantize(_MICRO),
            line.unit_price.quantize(_MICRO),
            line.tax_rate.quantize(_MICRO), line.discount.quantize(_MICRO), net,
        )
        for place, (line, net) in enumerate(zip(billed.lines, billed.made.lines, strict=True), 1)
    ]  # fmt: skip


def _change(row: JudgedInvoice, moment: Moment) -> tuple[Any, ...]:
    here, new = row.known or {}, row.changes
    status = new.get("status")
    ended = (new["ended_at"] or moment.now) if status else None
    return (
        here["id"], here["version"], status, new.get("due_date"), new.get("sent_at"),
        ended if status == InvoiceStatus.CANCELED else None,
        ended if status == InvoiceStatus.REFUNDED else None,
        business_date(ended, moment.habits.timezone) if ended else None,
    )  # fmt: skip
