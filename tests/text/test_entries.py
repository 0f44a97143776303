from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from clientdesk.model.account_moves import EntryKind
from clientdesk.model.statement import Entry
from clientdesk.text.entries import entry_words

DAY = date(2026, 3, 5)
INVOICE = UUID(int=1)


def words(
    kind: EntryKind,
    *,
    number: str | None = "HV-12",
    dated: date | None = None,
    invoice: UUID | None = INVOICE,
) -> str:
    nothing = Decimal(0)
    entry = Entry(DAY, kind, number, nothing, nothing, nothing, dated=dated, invoice_id=invoice)
    return entry_words(entry, "en_GB")


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (EntryKind.INVOICE, "Invoice HV-12"),
        (EntryKind.PAYMENT, "Payment for HV-12"),
        (EntryKind.PAYMENT_VOIDED, "Payment for HV-12 voided"),
        (EntryKind.CANCELED, "Invoice HV-12 canceled"),
        (EntryKind.REFUNDED, "Invoice HV-12 refunded"),
        (EntryKind.PAID_BACK, "Paid back for HV-12"),
    ],
)
def test_an_entry_names_what_happened_and_the_invoice(kind: EntryKind, written: str) -> None:
    assert words(kind) == written


def test_a_payment_that_came_before_its_invoice_says_when() -> None:
    written = words(EntryKind.PAYMENT, dated=date(2026, 3, 1))

    assert written == "Payment for HV-12, received 1 Mar 2026"


def test_what_has_no_invoice_or_no_number_says_so() -> None:
    assert words(EntryKind.PAYMENT, number=None, invoice=None) == "Payment without an invoice"
    assert words(EntryKind.INVOICE, number=None) == "Invoice without number"
