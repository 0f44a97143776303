"""A row for each invoice behind a figure, as its day shows it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.model.invoice import NOTHING, OTHER
from clientdesk.model.report import ISSUED, NO_RATE, UNISSUED
from clientdesk.model.workspace import business_date
from clientdesk.queries.invoices import as_invoice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from clientdesk.model.invoice import Invoice
    from clientdesk.model.money import Rates

_AMOUNT: Final = pl.Decimal(18, 3)
COLUMNS: Final = {
    "id": pl.String(),
    "number": pl.String(),
    "client_id": pl.String(),
    "client": pl.String(),
    "status": pl.String(),
    "currency": pl.String(),
    "issue_date": pl.Date(),
    "due_date": pl.Date(),
    "amount": _AMOUNT,
    "open_amount": _AMOUNT,
    "days_overdue": pl.Int64(),
    "part": _AMOUNT,
    "converted": _AMOUNT,
    "days": pl.Decimal(18, 3),
    "left_out": pl.String(),
}
"""What is told of an invoice: part in its own currency, converted in the figure's, days that the
figure is a mean of, and why it is left out, null when it is not."""

_PAYMENT: Final = "payment"
"""The status of money that belongs to no invoice."""


@dataclass(frozen=True, slots=True)
class View:
    """What rows are shown by: the day, the time zone, and how money is converted."""

    figure: str
    day: date
    timezone: str
    rates: Rates
    currency: str


def frame(rows: Iterable[dict[str, Any]], view: View) -> pl.DataFrame:
    """The rows of the store with status, open amount, and what each one adds."""
    data = [_shown(row, view) for row in rows]
    return pl.DataFrame(data, schema=COLUMNS, orient="row")


def _shown(row: dict[str, Any], view: View) -> tuple[object, ...]:
    status, invoice = _status(row, view), _invoice(row, view)
    received = row["received"]
    has_rate, part = row.get("has_rate"), row.get("part", NOTHING)
    reason = status if has_rate is None else None if has_rate else NO_RATE
    return (
        str(row["id"]),
        row["number"],
        row["client_id"] and str(row["client_id"]),
        row["client"],
        status,
        row["currency"],
        row["issue_date"],
        row["due_date"],
        row["amount"],
        invoice.open_amount(view.day, received),
        invoice.days_overdue(view.day, received),
        part,
        _converted(row["currency"], part, view) if reason is None else None,
        _days(row, view),
        reason,
    )


def _status(row: dict[str, Any], view: View) -> str:
    stored: str = row["status"]
    if stored == _PAYMENT:
        return stored
    if stored not in {*ISSUED, *UNISSUED}:
        return OTHER
    return _invoice(row, view).status_on(view.day, row["received"])


def _invoice(row: dict[str, Any], view: View) -> Invoice:
    """The row as an invoice; one with an unknown status counts nowhere."""
    is_known = row["status"] in ISSUED
    return as_invoice(row if is_known else {**row, "counts_from": None}, view.timezone)


def _converted(currency: str, part: Decimal, view: View) -> Decimal | None:
    found = view.rates.total([(currency, part)], view.currency)
    return None if found.left_out else found.amount


def _days(row: dict[str, Any], view: View) -> Decimal | None:
    """The days that the figure's mean or median is of."""
    if view.figure == "average_delay" and row.get("part"):
        is_late = (row["late"] or 0) > 0 and row["still_open"] > 0
        delay = (row["delay"] or 0) + (row["still_open"] * row["late"] if is_late else 0)
        return round(Decimal(delay / row["part"]), 3)
    if row.get("settled") is None or view.figure not in {"dso", "payment_velocity"}:
        return None
    sent = _day(row["sent_at"], view) if view.figure == "payment_velocity" else None
    return Decimal((row["settled"] - (sent or row["issue_date"])).days)


def _day(at: datetime | None, view: View) -> date | None:
    return None if at is None else business_date(at, view.timezone)
