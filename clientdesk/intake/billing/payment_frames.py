"""Many payments at once, in the form that the store takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.intake.billing.invoice_frames import Schema, framed
from clientdesk.model.days import start_of
from clientdesk.model.ids import new_id
from clientdesk.model.words import PaymentState
from clientdesk.model.workspace import business_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from decimal import Decimal

    from clientdesk.intake.billing.invoice_frames import Moment
    from clientdesk.intake.billing.payment_verdicts import JudgedPayment

_AMOUNT: Final = pl.Decimal(18, 3)
_PAYMENTS: Final[Schema] = {
    "id": pl.String, "invoice_id": pl.String, "client_id": pl.String, "currency": pl.String,
    "amount": _AMOUNT, "paid_on": pl.Date, "state": pl.String, "voided_at": pl.Datetime("us"),
    "counts_until": pl.Date, "method": pl.String, "note": pl.String, "assumed": pl.Boolean,
}  # fmt: skip
_CHANGES: Final[Schema] = {
    "id": pl.String, "version": pl.Int64, "state": pl.String, "amount": _AMOUNT,
    "voided_at": pl.Datetime("us"), "counts_until": pl.Date,
}  # fmt: skip


def new_payments(rows: Sequence[JudgedPayment], moment: Moment) -> pl.DataFrame:
    """The rows of new payments."""
    frame = framed(_PAYMENTS, [_payment(row, moment) for row in rows])
    return frame.with_columns(created_at=pl.lit(moment.now), version=pl.lit(1))


def changes(rows: Iterable[JudgedPayment], moment: Moment) -> pl.DataFrame:
    """What updates change of payments that are here."""
    found = []
    for row in rows:
        if row.known:
            is_void = row.read.state is PaymentState.VOID
            voided = (row.read.voided_at or moment.now) if is_void else None
            here = (row.known["id"], row.known["version"])
            found.append((*here, str(row.read.state), None, voided, _day(voided, moment)))
    return framed(_CHANGES, found)


def shrunk(
    assumed: Iterable[Mapping[str, Any]], arrived: Mapping[str, Decimal]
) -> tuple[list[str], pl.DataFrame]:
    """Assumed payments for which real ones have come: those that go, and what is left of others."""
    gone, left = [], []
    rest = dict(arrived)
    for row in assumed:
        came = rest.get(row["invoice_id"], 0)
        if came >= row["amount"]:
            gone.append(row["id"])
            rest[row["invoice_id"]] = came - row["amount"]
        elif came:
            left.append((row["id"], row["version"], None, row["amount"] - came, None, None))
            rest.pop(row["invoice_id"])
    return gone, framed(_CHANGES, left)


def _payment(row: JudgedPayment, moment: Moment) -> tuple[Any, ...]:
    read = row.read
    voided = None
    if read.state is PaymentState.VOID:
        zone = moment.habits.timezone
        voided = read.voided_at or start_of(read.paid_on or moment.today, zone)
    return (
        read.id or str(new_id()), row.invoice and row.invoice["id"], row.client_id, row.currency,
        read.amount, read.paid_on, str(read.state), voided, _day(voided, moment), read.method,
        read.reference, read.assumed,
    )  # fmt: skip


def _day(voided: datetime | None, moment: Moment) -> date | None:
    return business_date(voided, moment.habits.timezone) if voided else None
