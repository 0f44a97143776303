from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from clientdesk.documents.invoice_pdf import invoice_pdf
from clientdesk.model.invoice_sums import Line
from tests.documents.invoices import SENDER, WORKSPACE, paid, record
from tests.documents.sheets import read

NOTHING = Decimal(0)


def text_of(*lines: Line, locale: str = "en_GB", **changes: Any) -> str:  # noqa: ANN401
    return read(invoice_pdf(record(*lines, **changes), WORKSPACE, locale=locale)).text


def test_an_invoice_names_sender_client_dates_and_reference() -> None:
    text = text_of(note="Thank you for your order.")

    for words in (
        "Hartmann Verlag",
        "Invoice HV-00012",
        "Billed to Søndergård & Łuczak GmbH Hauptstraße 12 10115 Berlin Germany",
        "Tax ID DE123456788 billing@soendergaard.example",
        "Issue date 22 Nov 2026",
        "Due date 6 Dec 2026",
        "Reference PO 4711",
        "Amount due €2,610.03",
        "Note Thank you for your order.",
        "Page 1 of 1",
    ):
        assert words in text


def test_lines_and_sums_are_exact_and_taxes_stand_by_rate() -> None:
    text = text_of()

    for words in (
        "Description Quantity Unit price Discount Tax Amount (EUR)",
        "Editing, two chapters 12.5 95.00 19% 1,187.50",
        "Workshop 1 640.00 10% 19% 576.00",
        "Printed copies 40 11.95 7% 478.00",
        "Subtotal 2,305.50",
        "Discount -64.00",
        "Tax 7% on 478.00 33.46",
        "Tax 19% on 1,763.50 335.07",
        "Total €2,610.03",
    ):
        assert words in text


def test_columns_that_would_be_empty_are_left_out() -> None:
    text = text_of(Line("Fee", Decimal(1), Decimal(100)))

    assert "Description Quantity Unit price Amount (EUR)" in text
    assert "Subtotal" not in text


def test_sums_of_an_invoice_without_lines_are_still_shown() -> None:
    text = text_of(lines=(), taxes=())

    assert "Description" not in text
    assert "Tax 368.53 Total €2,610.03" in text


@pytest.mark.parametrize(
    ("currency", "price", "locale", "total"),
    [
        ("JPY", "12500", "en_GB", "JP¥12,500"),
        ("KWD", "1250.125", "en_GB", "KWD\xa01,250.125"),
        ("EUR", "1250.5", "de_DE", "1.250,50\xa0€"),
        ("RSD", "1250.5", "en_GB", "RSD\xa01,250.50"),
    ],
)
def test_money_is_written_in_the_clients_format_with_the_currencys_digits(
    currency: str, price: str, locale: str, total: str
) -> None:
    text = text_of(Line("Fee", Decimal(1), Decimal(price)), currency=currency, locale=locale)

    assert f"Total {total.replace(chr(0xA0), ' ')}" in text


def test_a_draft_says_so_and_asks_for_nothing() -> None:
    text = text_of(number=None, status="draft", issue_date=None, due_date=None, open_amount=NOTHING)

    assert "Draft" in text
    assert "Issue date — Due date — Reference PO 4711 Total €2,610.03" in text
    assert "Amount due" not in text


def test_part_payments_are_taken_off() -> None:
    text = text_of(received=Decimal("610.03"), open_amount=Decimal(2000))

    assert "Paid so far -610.03 Amount due €2,000.00" in text


def test_a_paid_invoice_says_when_and_shows_what_was_too_much() -> None:
    payments = (paid("2611.03", date(2026, 11, 25)),)

    text = text_of(
        status="paid",
        received=Decimal("2611.03"),
        open_amount=NOTHING,
        credit=Decimal(1),
        payments=payments,
    )

    assert "Paid on 25 Nov 2026" in text
    assert "Amount due €0.00 Credit in your favour €1.00" in text


def test_a_payment_that_was_only_assumed_gives_no_date() -> None:
    assumed = replace(paid("2610.03", date(2026, 11, 25)), assumed=True)

    text = text_of(status="paid", open_amount=NOTHING, payments=(assumed,))

    assert "25 Nov" not in text


def test_a_canceled_invoice_asks_for_nothing_on_the_workspaces_day() -> None:
    # 23:30 in UTC is the next day in Berlin.
    text = text_of(
        status="canceled", canceled_at=datetime(2026, 11, 24, 23, 30), open_amount=NOTHING
    )

    assert text.count("Canceled on 25 Nov 2026") == 2
    assert "Amount due €0.00" in text


def test_a_refunded_invoice_shows_what_went_back() -> None:
    text = text_of(
        status="refunded",
        refunded_at=datetime(2026, 11, 24, 12),
        received=Decimal("2610.03"),
        open_amount=NOTHING,
    )

    assert (
        "Paid so far -2,610.03 Refunded on 24 Nov 2026 -2,610.03 Paid back 2,610.03 "
        "Amount due €0.00" in text
    )


def test_the_portals_address_can_be_read_and_followed() -> None:
    link = "https://desk.example/p/3fGh_k29sLqPz0aXy7RrT5uVwMmNnBbQ"

    pdf = invoice_pdf(record(), WORKSPACE, locale="en_GB", portal_link=link)

    found = read(pdf)
    assert f"This invoice online {link}" in found.text
    assert found.links == [link]


def test_every_page_of_a_long_invoice_repeats_the_head_and_counts() -> None:
    lines = [Line(f"Article {place}", Decimal(1), Decimal(10)) for place in range(200)]

    found = read(invoice_pdf(record(*lines), WORKSPACE, locale="en_GB"))

    pages = found.pages
    assert len(pages) >= 5
    assert all("Description" in page for page in pages[:-1])
    assert [f"Page {place} of {len(pages)}" in page for place, page in enumerate(pages, 1)] == [
        True
    ] * len(pages)
    assert all(f"Article {place} 1 10.00" in found.text for place in range(200))


def test_a_name_of_500_letters_and_an_address_of_40_lines_stay_on_the_paper() -> None:
    address = "\n".join(f"Line {place}" for place in range(40))

    found = read(
        invoice_pdf(
            record(client_name="W" * 500, client_address=address), WORKSPACE, locale="en_GB"
        )
    )

    assert found.text.count("W") >= 500
    assert found.furthest <= found.width - 50


LINES = "Am Werkhof 7 10115 Berlin Germany +49 30 23125100 · accounts@hartmann.example"


def test_the_sender_stands_under_its_name_with_its_tax_id() -> None:
    text = read(invoice_pdf(record(), SENDER, locale="en_GB")).text

    assert f"Hartmann Verlag {LINES} Tax ID DE123456788" in text


@pytest.mark.parametrize("field", ["address", "tax_id", "email", "phone"])
def test_what_the_sender_does_not_say_leaves_nothing(field: str) -> None:
    nothing: dict[str, Any] = {field: None}
    without = replace(SENDER, **nothing)

    text = read(invoice_pdf(record(client_tax_id=None), without, locale="en_GB")).text

    shown = " ".join((getattr(SENDER, field) or "").split())
    assert shown not in text
    assert ("Tax ID" in text) == (field != "tax_id")


def test_payment_details_stand_at_the_end_while_something_is_due() -> None:
    text = read(invoice_pdf(record(note="Thank you."), SENDER, locale="en_GB")).text

    assert (
        "Note Thank you. Payment details IBAN DE89 3704 0044 0532 0130 00 Payable within 14 days. "
        "Hartmann Verlag · Invoice HV-00012" in text
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "paid", "open_amount": NOTHING},
        {"status": "canceled", "open_amount": NOTHING},
        {"status": "draft", "number": None},
        {"status": "scheduled", "number": None},
        {"status": "other"},
    ],
)
def test_payment_details_are_left_out_where_nothing_is_due(changes: dict[str, Any]) -> None:
    text = read(invoice_pdf(record(**changes), SENDER, locale="en_GB")).text

    assert "Payment details" not in text
    assert "IBAN" not in text


def test_without_payment_details_nothing_names_them() -> None:
    assert "Payment details" not in text_of()


def test_a_sender_of_many_lines_stays_on_the_paper() -> None:
    lines = "\n".join(f"Line {place}" for place in range(200))
    wordy = replace(SENDER, address=lines, payment_details=lines + "\n" + "W" * 500)

    found = read(invoice_pdf(record(), wordy, locale="en_GB"))

    assert found.text.count("Line 199") == 2
    assert found.text.count("W") >= 500
    assert found.furthest <= found.width - 50
