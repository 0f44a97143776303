"""An invoice and a workspace to change where a test cares."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from clientdesk.model.invoice_record import InvoiceRecord, LineRecord, PaymentRecord
from clientdesk.model.invoice_sums import Line, sums
from clientdesk.model.workspace import Workspace

WORKSPACE: Final = Workspace(
    id=UUID(int=1),
    name="Hartmann Verlag",
    country="DE",
    base_currency="EUR",
    timezone="Europe/Berlin",
    locale="en_GB",
    payment_terms_days=14,
    reminder_tone="friendly",
    enrichment_enabled=False,
    is_demo=False,
    logo=None,
    created_at=datetime(2026, 1, 1),
    version=1,
    invoice_pattern="INV-{number:4}",
    rounding="half_up",
    tax_by="line",
)

SENDER: Final = replace(
    WORKSPACE,
    address="Am Werkhof 7\n10115 Berlin\nGermany",
    tax_id="DE123456788",
    email="accounts@hartmann.example",
    phone="+49 30 23125100",
    payment_details="IBAN DE89 3704 0044 0532 0130 00\nPayable within 14 days.",
)
"""The workspace with all that a document can say of its sender."""

THREE: Final = (
    Line("Editing, two chapters", Decimal("12.5"), Decimal(95), Decimal("0.19"), Decimal(0)),
    Line("Workshop", Decimal(1), Decimal(640), Decimal("0.19"), Decimal("0.1")),
    Line("Printed copies", Decimal(40), Decimal("11.95"), Decimal("0.07"), Decimal(0)),
)


def record(*lines: Line, currency: str = "EUR", **changes: Any) -> InvoiceRecord:  # noqa: ANN401
    """An unpaid invoice of these lines, by default of three."""
    chosen = lines or THREE
    made = sums(chosen, currency)
    found = InvoiceRecord(
        id=UUID(int=2),
        number="HV-00012",
        client_id=UUID(int=3),
        client_name="Søndergård & Łuczak GmbH",
        client_email="billing@soendergaard.example",
        client_address="Hauptstraße 12\n10115 Berlin\nGermany",
        client_tax_id="DE123456788",
        status="unpaid",
        stored_status="unpaid",
        currency=currency,
        issue_date=date(2026, 11, 22),
        due_date=date(2026, 12, 6),
        reference="PO 4711",
        note=None,
        subtotal=made.subtotal,
        discount=made.discount,
        tax=made.tax,
        amount=made.amount,
        taxes=made.taxes,
        received=Decimal(0),
        open_amount=made.amount,
        credit=Decimal(0),
        days_overdue=None,
        created_at=datetime(2026, 11, 22, 9),
        sent_at=None,
        canceled_at=None,
        refunded_at=None,
        lines=tuple(_line(each, made.lines[place]) for place, each in enumerate(chosen)),
        payments=(),
        steps=frozenset(),
        version=1,
    )
    return replace(found, **changes)


def paid(amount: str, on: date) -> PaymentRecord:
    """A posted payment."""
    return PaymentRecord(UUID(int=4), Decimal(amount), on, "posted", None, None, None, False)


def _line(line: Line, amount: Decimal) -> LineRecord:
    return LineRecord(
        description=line.description,
        quantity=line.quantity,
        unit_price=line.unit_price,
        tax_rate=line.tax_rate,
        discount=line.discount,
        amount=amount,
    )
