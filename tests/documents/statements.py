"""A statement of account to change where a test cares."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final
from uuid import UUID

from clientdesk.model.account_moves import Billed
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.statement import Recipient, Statement, accounts

if TYPE_CHECKING:
    from collections.abc import Iterable

LAST: Final = date(2026, 3, 31)
CLIENT: Final = Recipient(
    id=UUID(int=3),
    name="Søndergård & Łuczak GmbH",
    address="Hauptstraße 12\n10115 Berlin",
    email="billing@soendergaard.example",
    tax_id="DE123456788",
    locale="en_GB",
    currency="EUR",
)


def statement(
    billed: Iterable[Billed], *, first: date | None = None, client: Recipient = CLIENT
) -> Statement:
    """The client's statement up to the last of March."""
    made = accounts(billed, first, LAST, billing=client.currency)
    return Statement(client, "Hartmann Verlag", first, LAST, made)


def billed(
    number: str, amount: str, issued: date, *payments: Payment, currency: str = "EUR"
) -> Billed:
    """An invoice that is due a fortnight after the first of its month."""
    made = Invoice(Decimal(amount), counts_from=issued, due_date=issued.replace(day=15))
    return Billed(currency, payments, made, UUID(int=int(number)), f"HV-{number}")


def payment(amount: str, paid_on: date, *, void: date | None = None) -> Payment:
    """A payment, void from a day on if one is given."""
    return Payment(Decimal(amount), paid_on, counts_until=void)


TWO_CURRENCIES: Final = (
    billed("1", "1200.00", date(2025, 12, 3), payment("700.00", date(2025, 12, 30))),
    billed("2", "2610.03", date(2026, 2, 1), payment("2610.03", date(2026, 2, 20))),
    billed("3", "95.50", date(2026, 3, 1)),
    billed("4", "88000", date(2026, 3, 2), payment("90000", date(2026, 3, 9)), currency="JPY"),
    billed("5", "12000", date(2026, 3, 12), currency="JPY"),
)
