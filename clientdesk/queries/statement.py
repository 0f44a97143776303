"""A client's statement of account over a period, as the days up to its last one have it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from clientdesk.errors import NotFound
from clientdesk.model.account_moves import Billed
from clientdesk.model.invoice import Payment
from clientdesk.model.statement import Recipient, Statement, accounts, period
from clientdesk.queries.invoices import as_invoice
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from clientdesk.store.database import Database


def statement(
    database: Database,
    client_id: UUID,
    today: date,
    *,
    first: date | None = None,
    last: date | None = None,
) -> Statement:
    """The statement from the first day, by default of all time, to the last, by default today.

    Raises NotFound for an unknown client, InvalidField when the period begins after its end.
    """
    first, last = period(first, last, today)
    recipient = _recipient(database, client_id)
    space = workspace(database)
    billed = _invoices(database, client_id, last, space.timezone)
    made = accounts(billed, first, last, billing=recipient.currency)
    return Statement(recipient, space.name, first, last, made)


def entry_count(
    database: Database,
    client_id: UUID,
    today: date,
    *,
    first: date | None = None,
    last: date | None = None,
) -> int:
    """How many entries the accounts of that statement have together, without making it."""
    first, last = period(first, last, today)
    zone = workspace(database).timezone
    rows = database.rows("statement_size", id=client_id, first=first, last=last, timezone=zone)
    return int(rows[0]["entries"])


def _recipient(database: Database, client_id: UUID) -> Recipient:
    row = database.row("client", id=client_id)
    if row is None:
        raise NotFound("client", client_id)
    return Recipient(
        id=client_id,
        name=row["name"],
        address=row["address"],
        email=row["email"],
        tax_id=row["tax_id"],
        locale=row["resolved_locale"],
        currency=row["billing_currency"],
    )


def _invoices(database: Database, client_id: UUID, day: date, timezone: str) -> Iterator[Billed]:
    """The client's invoices with their payments, then each payment that belongs to none."""
    payments = defaultdict(list)
    for row in database.rows("statement_payments", id=client_id):
        payments[row["invoice_id"]].append((row["currency"], _payment(row)))
    for row in database.rows("invoices_of_client", id=client_id, day=day, limit=None):
        received = [payment for _, payment in payments[row["id"]]]
        invoice = as_invoice(row, timezone)
        yield Billed(row["currency"], received, invoice, row["id"], row["number"])
    for currency, payment in payments[None]:
        yield Billed(currency, [payment])


def _payment(row: dict[str, Any]) -> Payment:
    return Payment(row["amount"], row["paid_on"], row["state"], row["counts_until"])
