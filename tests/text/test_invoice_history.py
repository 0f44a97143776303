from __future__ import annotations

import pytest

from clientdesk.text.invoice_history import invoice_happened

DETAIL = {"number": "INV-1", "amount": "120.00", "currency": "EUR"}


@pytest.mark.parametrize(
    ("kind", "detail", "said"),
    [
        ("invoice_created", {}, "Nora made the draft."),
        ("invoice_issued", DETAIL, "Nora issued it as INV-1 over €120.00."),
        ("invoice_issued", {}, "Nora issued it."),
        (
            "payment_recorded",
            DETAIL | {"paid_on": "2026-11-22"},
            "Nora recorded €120.00, received on 22 Nov 2026.",
        ),
        ("payment_voided", {"amount": "x", "currency": "EUR"}, "Nora voided a payment."),
        ("invoice_refunded", DETAIL | {"refunded": "20.00"}, "Nora refunded €20.00."),
        ("invoice_paid", {}, "It was paid."),
        ("invoice_framed", {}, "Invoice framed, by Nora."),
    ],
)
def test_what_happened_to_an_invoice_is_a_sentence(
    kind: str, detail: dict[str, str], said: str
) -> None:
    assert invoice_happened(kind, "Nora", detail, "en_IE") == said
