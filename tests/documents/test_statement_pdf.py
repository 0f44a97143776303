from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.documents.statement_pdf import MOST_ENTRIES, statement_pdf, too_long
from clientdesk.errors import Refused
from tests.documents.invoices import SENDER, WORKSPACE
from tests.documents.sheets import read
from tests.documents.statements import CLIENT, TWO_CURRENCIES, billed, payment, statement

if TYPE_CHECKING:
    from clientdesk.model.statement import Statement

JANUARY = date(2026, 1, 1)


def text_of(made: Statement, **settings: Any) -> str:  # noqa: ANN401
    return read(statement_pdf(made, WORKSPACE, **settings)).text


def test_a_statement_names_sender_client_and_period() -> None:
    text = text_of(statement(TWO_CURRENCIES, first=JANUARY))

    assert "Statement 1 Jan 2026 to 31 Mar 2026" in text
    assert "For Søndergård & Łuczak GmbH Hauptstraße 12 10115 Berlin Tax ID DE123456788" in text
    assert "Up to 31 Mar 2026" in text_of(statement(TWO_CURRENCIES))


def test_a_statement_says_where_its_sender_is_but_not_where_to_pay() -> None:
    text = read(statement_pdf(statement(TWO_CURRENCIES), SENDER)).text

    assert "Hartmann Verlag Am Werkhof 7 10115 Berlin Germany +49 30 23125100" in text
    assert "· accounts@hartmann.example Tax ID DE123456788" in text
    assert "IBAN" not in text


def test_each_currency_has_its_account_with_a_running_balance() -> None:
    text = text_of(statement(TWO_CURRENCIES, first=JANUARY))

    for words in (
        "Account in EUR",
        "Opening balance €500.00",
        "Balance due €595.50",
        "1 Jan 2026 Opening balance 500.00",
        "1 Feb 2026 Invoice HV-2 15 Feb 2026 2,610.03 3,110.03",
        "20 Feb 2026 Payment for HV-2 2,610.03 500.00",
        "31 Mar 2026 Closing balance 595.50",
        "Account in JPY",
        "Balance due JP¥10,000",
        "12 Mar 2026 Invoice HV-5 15 Mar 2026 12,000 10,000",
    ):
        assert words in text


def test_what_is_outstanding_stands_by_age_and_credit_is_explained() -> None:
    text = text_of(statement(TWO_CURRENCIES, first=JANUARY))

    ages = "Not due yet 1–30 days 31–60 days 61–90 days Over 90 days Outstanding"
    assert f"{ages} 0.00 95.50 0.00 0.00 500.00 595.50" in text
    credit = "JP¥12,000 outstanding less JP¥2,000 of credit in your favour make JP¥10,000."
    assert credit in text


def test_a_balance_below_zero_is_in_the_clients_favour() -> None:
    paid_twice = billed("1", "100.00", date(2026, 3, 1), payment("200.00", date(2026, 3, 5)))

    text = text_of(statement([paid_twice]))

    assert "In your favour €100.00" in text
    assert "Outstanding by days" not in text


def test_an_empty_statement_says_so() -> None:
    text = text_of(statement([]))

    assert "Balance due €0.00 No invoices and no payments in this period." in text
    assert "Closing balance" not in text


def test_the_clients_format_is_used_unless_another_is_asked_for() -> None:
    made = statement(TWO_CURRENCIES, client=replace(CLIENT, locale="de_DE"))

    assert "Balance due 595,50 €" in text_of(made)
    assert "Balance due €595.50" in text_of(made, locale="en_GB")


def test_a_long_statement_goes_over_pages_that_repeat_the_head() -> None:
    start = date(2024, 1, 1)
    many = [
        billed(str(place), "10.00", start + timedelta(days=4 * place)) for place in range(1, 200)
    ]

    pages = read(statement_pdf(statement(many), WORKSPACE)).pages

    assert len(pages) >= 5
    assert all("Charges" in page and "Balance" in page for page in pages[:-1])


def test_a_statement_of_too_many_entries_is_refused_with_a_way_out() -> None:
    many = [billed(str(place), "1.00", JANUARY) for place in range(1, MOST_ENTRIES + 2)]

    with pytest.raises(Refused) as raised:
        statement_pdf(statement(many), WORKSPACE)

    assert raised.value.message == (
        "A PDF holds at most 2,000 entries, and this statement has 2,001: "
        "download the CSV, or choose a shorter period."
    )
    assert too_long(MOST_ENTRIES) == ""


def test_the_largest_amounts_stay_apart() -> None:
    most = billed(
        "1",
        "999999999999.999",
        date(2026, 3, 1),
        payment("123456789012.345", date(2026, 3, 4)),
        currency="KWD",
    )

    text = text_of(statement([most], first=JANUARY))

    assert "Charges KWD 999,999,999,999.999 Credits KWD 123,456,789,012.345" in text
    assert "1–30 days 876,543,210,987.654 31–60 days 0.000" in text


def test_the_same_statement_gives_the_same_bytes_with_its_title() -> None:
    made = statement(TWO_CURRENCIES)

    first, second = statement_pdf(made, WORKSPACE), statement_pdf(made, WORKSPACE)

    assert first == second
    assert read(first).title == "Statement of account for Søndergård & Łuczak GmbH"
    assert read(first).is_tagged


def test_the_portals_address_can_be_followed() -> None:
    link = "https://desk.example/p/abc"

    found = read(statement_pdf(statement([]), WORKSPACE, portal_link=link))

    assert f"Your account online {link}" in found.text
    assert found.links == [link]
