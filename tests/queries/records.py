"""Small workspaces to ask: rows that are valid by default, so that a test says what matters."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import polars as pl

from clientdesk.model.client import ClientDraft, keys
from clientdesk.model.days import start_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

TIMEZONE = "Pacific/Auckland"
NOON = datetime(2026, 1, 1, 12)


def number(value: int) -> UUID:
    """An id that sorts by the number."""
    return UUID(int=value)


@dataclass
class Records:
    """Rows by table, in the order in which they were made."""

    members: list[dict[str, Any]] = field(default_factory=list)
    clients: list[dict[str, Any]] = field(default_factory=list)
    invoices: list[dict[str, Any]] = field(default_factory=list)
    payments: list[dict[str, Any]] = field(default_factory=list)
    rates: list[dict[str, Any]] = field(default_factory=list)
    _last: int = 0

    def _id(self) -> UUID:
        self._last += 1
        return number(self._last)

    def member(self, name: str, **changes: object) -> UUID:
        """A member; returns the id."""
        made = self._id()
        row: dict[str, Any] = {
            "id": made,
            "name": name,
            "email": f"{name}@team.example",
            "role": "admin",
            "status": "active",
            "created_at": NOON,
            "version": 1,
        }
        self.members.append(row | changes)
        return made

    def client(self, name: str = "Acme", **changes: object) -> UUID:
        """A client; returns the id."""
        texts = ("email", "phone", "address", "website", "tax_id", "notes")
        typed: dict[str, Any] = {text: changes.get(text) for text in texts}
        draft = ClientDraft(name, **typed)
        made = self._id()
        row: dict[str, Any] = {
            "id": made,
            "name": name,
            **{text: None for text in texts},
            "owner_id": None,
            "currency": None,
            "on_hold": False,
            "portal_enabled": False,
            "archived_at": None,
            "source": "manual",
            "enrichment_status": "not_started",
            "industry": None,
            "company_type": None,
            "size_segment": None,
            "risk_tier": None,
            "linkedin_url": None,
            "finance_contact": None,
            "finance_contact_email": None,
            "created_at": NOON,
            "updated_at": NOON,
            "version": 1,
        }
        self.clients.append(row | keys(draft) | changes)
        return made

    def invoice(
        self, client: UUID | None, amount: str, issued: date | None, **changes: object
    ) -> UUID:
        """An invoice that counts from its issue date; returns the id."""
        made = self._id()
        row: dict[str, Any] = {
            "id": made,
            "number": f"INV-{self._last}",
            "client_id": client,
            "status": "unpaid" if issued else "draft",
            "currency": "EUR",
            "subtotal": Decimal(amount),
            "discount": Decimal(0),
            "tax": Decimal(0),
            "amount": Decimal(amount),
            "issue_date": issued,
            "due_date": None,
            "sent_at": None,
            "canceled_at": None,
            "refunded_at": None,
            "created_at": NOON,
            "version": 1,
            "counts_from": issued,
        }
        row |= changes
        row["counts_until"] = _first(row["canceled_at"], row["refunded_at"])
        self.invoices.append(row)
        return made

    def payment(self, invoice: UUID | None, amount: str, paid_on: date, **changes: object) -> UUID:
        """A posted payment; returns the id."""
        billed = next((row for row in self.invoices if row["id"] == invoice), {})
        made = self._id()
        row: dict[str, Any] = {
            "id": made,
            "invoice_id": invoice,
            "client_id": billed.get("client_id"),
            "currency": billed.get("currency", "EUR"),
            "amount": Decimal(amount),
            "paid_on": paid_on,
            "state": "posted",
            "voided_at": None,
            "assumed": False,
            "created_at": NOON,
            "version": 1,
        }
        row |= changes
        row["counts_until"] = _first(row["voided_at"])
        self.payments.append(row)
        return made

    def rate(self, currency: str, rate: str, day: date = date(2020, 1, 1)) -> None:
        """Units of the currency for one euro."""
        self.rates.append({"currency": currency, "day": day, "rate": Decimal(rate)})


def moment(day: date) -> datetime:
    """A time in UTC on a business date."""
    return start_of(day, TIMEZONE) + timedelta(hours=5)


def _first(*moments: datetime | None) -> date | None:
    days = [_business_date(at) for at in moments if at is not None]
    return min(days) if days else None


def _business_date(at: datetime) -> date:
    return at.replace(tzinfo=UTC).astimezone(ZoneInfo(TIMEZONE)).date()


def fill(database: Database, records: Records) -> None:
    """Put the rows into an empty database."""
    database.write(lambda tx: _fill(tx, records))


def _fill(tx: Transaction, records: Records) -> None:
    tx.insert("workspace", _frame([_workspace()]))
    derived = {"paid": Decimal(0), "last_paid_on": None, "settled_on": None}
    invoices = [derived | row for row in records.invoices]
    stored = {"revenue": 0, "outstanding": 0, "overdue": 0, "credit": 0, "invoice_count": 0}
    days = {"figures_from": date(1, 1, 1), "figures_until": date(1, 1, 1)}
    clients = [row | stored | days for row in records.clients]
    for table, rows in (
        ("members", records.members),
        ("clients", clients),
        ("invoices", invoices),
        ("payments", records.payments),
        ("exchange_rates", records.rates),
    ):
        if rows:
            tx.insert(table, _frame(rows))


def _workspace() -> dict[str, Any]:
    return {
        "id": number(10**6),
        "name": "Team",
        "country": "NZ",
        "base_currency": "EUR",
        "timezone": TIMEZONE,
        "locale": "en_GB",
        "payment_terms_days": 14,
        "reminder_tone": "friendly",
        "enrichment_enabled": False,
        "is_demo": False,
        "logo": None,
        "counter": 0,
        "created_at": NOON,
        "version": 1,
    }


_TYPES: dict[str, pl.DataType] = {
    "rate": pl.Decimal(28, 10),
    **dict.fromkeys(
        ("amount", "subtotal", "discount", "tax", "paid", "revenue", "outstanding", "overdue"),
        pl.Decimal(18, 3),
    ),
    "credit": pl.Decimal(18, 3),
    **dict.fromkeys(("counts_from", "counts_until", "due_date", "issue_date"), pl.Date()),
    **dict.fromkeys(("last_paid_on", "settled_on", "figures_until"), pl.Date()),
    **dict.fromkeys(
        ("canceled_at", "refunded_at", "voided_at", "archived_at", "sent_at"), pl.Datetime("us")
    ),
    "logo": pl.Binary(),
}


def _frame(rows: Iterable[dict[str, Any]]) -> pl.DataFrame:
    """Rows as the store takes them: ids as texts, empty columns with their type."""
    texts = [
        {key: str(value) if isinstance(value, UUID) else value for key, value in row.items()}
        for row in rows
    ]
    overrides = {
        key: _TYPES.get(key, pl.String())
        for key in texts[0]
        if key in _TYPES or all(row[key] is None for row in texts)
    }
    return pl.DataFrame(texts, schema_overrides=overrides, infer_schema_length=None)
