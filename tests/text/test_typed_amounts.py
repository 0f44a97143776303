from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.text.amounts import money
from clientdesk.text.typed_amounts import read_number, read_percent, typed_number, typed_percent

LOCALES = ("en_GB", "de_DE", "fr_FR", "de_CH", "en_IN", "sv_SE", "pt_BR")


@pytest.mark.parametrize(
    ("text", "locale", "number"),
    [
        ("1.234,50", "de_DE", "1234.50"),
        ("1,234.50", "en_GB", "1234.50"),
        ("1234.5", "de_DE", "1234.5"),
        ("1234,5", "en_GB", "1234.5"),
        ("1.234", "de_DE", "1234"),
        ("1.234", "en_GB", "1.234"),
        ("1,234", "en_GB", "1234"),
        ("1,234", "de_DE", "1.234"),
        ("0.125", "de_DE", "0.125"),
        ("1.234.567,8", "en_GB", "1234567.8"),
        ("1\u202f234,50", "fr_FR", "1234.50"),
        ("1 234", "fr_FR", "1234"),
        ("1’234.50", "de_CH", "1234.50"),
        ("12,34,567.89", "en_IN", "1234567.89"),
        (" 7 ", "en_GB", "7"),
        ("-3", "en_GB", "-3"),
        ("−3,5", "de_DE", "-3.5"),
        (".5", "en_GB", "0.5"),
        ("5.", "en_GB", "5"),
        ("€ 12", "en_GB", "12"),
        ("１２", "en_GB", "12"),
    ],
)
def test_a_number_is_read_as_its_locale_or_plainly(text: str, locale: str, number: str) -> None:
    assert read_number(text, locale) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", ".", ",", "abc", "1e5", "NaN", "Infinity", "1.2.3", "1,23,4.5", "12 34"),
        *("1-2", "٣", "1_000", "5 EUR", "--1", "1..2", "9" * 61),
    ],
)
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    assert read_number(text, "en_GB") is None


def test_the_invoices_own_currency_may_stand_beside_the_number() -> None:
    assert read_number("CHF 1'200.00", "de_CH", currency="CHF") == Decimal("1200.00")
    assert read_number("1.200,00 chf", "de_DE", currency="CHF") == Decimal("1200.00")


@pytest.mark.parametrize(
    ("text", "locale", "fraction"),
    [("19", "de_DE", "0.19"), ("19,5 %", "de_DE", "0.195"), ("7.7%", "en_GB", "0.077")],
)
def test_a_rate_is_typed_in_percent(text: str, locale: str, fraction: str) -> None:
    assert read_percent(text, locale) == Decimal(fraction)


def test_a_rate_that_is_no_number_is_not_guessed() -> None:
    assert read_percent("%", "en_GB") is None


numbers = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=6)


@given(numbers, st.sampled_from(LOCALES))
def test_what_is_shown_in_a_field_reads_as_the_same_number(number: Decimal, locale: str) -> None:
    assert read_number(typed_number(number, locale), locale) == number
    assert read_percent(typed_percent(number, locale), locale) == number


@given(st.decimals(0, 10**11, places=2), st.sampled_from(LOCALES))
def test_what_a_page_writes_can_be_pasted_back(number: Decimal, locale: str) -> None:
    written = money(number, "EUR", locale, exact=True)
    assert read_number(written, locale, currency="EUR") == number
