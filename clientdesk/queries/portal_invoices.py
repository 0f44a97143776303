"""The invoices that a client sees: issued, and neither canceled nor refunded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.model.report import ISSUED
from clientdesk.queries.as_of import rates_on
from clientdesk.queries.invoices import as_invoice
from clientdesk.queries.report import convertible

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.queries.portal import Opened
    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Issued:
    """An invoice on a day, in its own currency."""

    id: UUID
    number: str | None
    status: str
    currency: str
    issue_date: date | None
    due_date: date | None
    amount: Decimal
    open_amount: Decimal
    days_overdue: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How many invoices there are to see."""

    issued: int
    to_pay: int
    overdue: int
    converted: int
    """In another currency than the client's own, with a rate to it."""
    left_out: int
    """The same without one: no total holds them."""


def issued(
    database: Database, opened: Opened, day: date, *, open_only: bool, limit: int, offset: int = 0
) -> list[Issued]:
    """Some of them, newest first; open ones have something to pay."""
    chosen = {"open_only": open_only, "limit": limit, "offset": offset}
    rows = database.rows("portal_invoices", **_seen_by(opened.client_id, day), **chosen)
    return [_on_day(row, opened.timezone, day) for row in rows]


def totals(database: Database, opened: Opened, day: date, currency: str) -> Totals:
    """How many, with the client's own currency."""
    known = convertible(rates_on(database, day)[0], currency)
    of = {"currency": currency, "known": known, **_seen_by(opened.client_id, day)}
    [row] = database.rows("portal_totals", **of)
    return Totals(**row)


def is_seen(database: Database, invoice_id: UUID, client_id: UUID, day: date) -> bool:
    """Whether the client sees that invoice."""
    [row] = database.rows("portal_invoice", id=invoice_id, **_seen_by(client_id, day))
    return bool(row["is_seen"])


def _seen_by(client_id: UUID, day: date) -> dict[str, object]:
    return {"client": client_id, "day": day, "issued": [*ISSUED]}


def _on_day(row: dict[str, Any], timezone: str, day: date) -> Issued:
    invoice, received = as_invoice(row, timezone), row["received"]
    return Issued(
        id=row["id"],
        number=row["number"],
        status=invoice.status_on(day, received),
        currency=row["currency"],
        issue_date=row["issue_date"],
        due_date=row["due_date"],
        amount=row["amount"],
        open_amount=invoice.open_amount(day, received),
        days_overdue=invoice.days_overdue(day, received),
    )
