"""One client's whole record, with what it inherits and its figures on a day."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from clientdesk.errors import NotFound
from clientdesk.model.workspace import business_date
from clientdesk.queries.as_of import rates_on
from clientdesk.store.figures import MONEY, figures_on

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class ClientRecord:
    """A client as the pages show it; figures in the billing currency."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    address: str | None
    website: str | None
    tax_id: str | None
    notes: str | None
    owner_id: UUID | None
    owner: str | None
    currency: str
    currency_inherited: bool
    payment_terms_days: int
    payment_terms_inherited: bool
    reminder_tone: str
    reminder_tone_inherited: bool
    locale: str
    locale_inherited: bool
    credit_limit: Decimal | None
    on_hold: bool
    portal_enabled: bool
    archived_at: datetime | None
    source: str
    enrichment_status: str
    enrichment_skip_reason: str | None
    enrichment_error: str | None
    enriched_at: datetime | None
    enrichment_confidence: Decimal | None
    industry: str | None
    company_type: str | None
    size_segment: str | None
    risk_tier: str | None
    linkedin_url: str | None
    finance_contact: str | None
    finance_contact_email: str | None
    created_at: datetime
    created_on: date
    updated_at: datetime
    version: int
    revenue: Decimal
    outstanding: Decimal
    overdue: Decimal
    credit: Decimal
    invoice_count: int
    last_invoice: date | None
    days_overdue: int | None
    left_out: tuple[str, ...]
    """Currencies of invoices whose money has no rate to the billing currency."""


def client(database: Database, client_id: UUID, today: date) -> ClientRecord:
    """The record of a client; raises NotFound."""
    row = database.row("client", id=client_id)
    if row is None:
        raise NotFound("client", client_id)
    row.update(
        currency=row["billing_currency"],
        payment_terms_days=row["resolved_terms"],
        reminder_tone=row["resolved_tone"],
        locale=row["resolved_locale"],
    )
    _put_figures(database, row, today)
    return ClientRecord(**{field.name: row[field.name] for field in fields(ClientRecord)})


def _put_figures(database: Database, row: dict[str, Any], day: date) -> None:
    """Replace the stored figures by those of the day, all in the billing currency."""
    foreign = _foreign(database, row, day)
    rates, timezone = rates_on(database, day)
    left_out: dict[str, None] = {}
    for name in MONEY:
        every = [
            (row["currency"], row[name]),
            *((part["currency"], part[name]) for part in foreign),
        ]
        total = rates.total(every, row["currency"])
        row[name] = total.amount
        left_out |= dict.fromkeys(total.left_out)
    due = row["oldest_due"]
    row["left_out"] = tuple(left_out)
    row["days_overdue"] = None if due is None else (day - due).days
    row["created_on"] = business_date(row["created_at"], timezone)


def _foreign(database: Database, row: dict[str, Any], day: date) -> list[dict[str, Any]]:
    """The figures of other currencies; own figures that do not hold on the day are computed."""
    until = row["figures_until"]
    if row["figures_from"] <= day and (until is None or day < until):
        return database.rows("foreign_figures_of", id=row["id"])
    figures = figures_on(database, day, ids=[row["id"]])
    row.update(figures.own.drop("client_id").row(0, named=True))
    return figures.foreign.to_dicts()
