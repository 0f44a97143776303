from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.text.amounts import (
    babel_locale,
    compact,
    compact_money,
    money,
    number,
    percent,
    size,
)


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "written"),
    [
        ("0", "EUR", "en_GB", "€0.00"),
        ("999.99", "EUR", "en_GB", "€999.99"),
        ("1000", "EUR", "en_GB", "€1,000"),
        ("1234567.89", "USD", "en_GB", "US$1,234,568"),
        ("-1234.56", "EUR", "en_GB", "-€1,235"),
        ("12", "JPY", "en_GB", "JP¥12"),
        ("12.345", "KWD", "en_GB", "KWD\xa012.345"),
        ("1234567.89", "EUR", "de_DE", "1.234.568\xa0€"),
        ("999999999999.999", "EUR", "en_IN", "€10,00,00,00,00,000"),
    ],
)
def test_a_table_shows_no_cents_from_a_thousand_on(
    amount: str, currency: str, locale: str, written: str
) -> None:
    assert money(Decimal(amount), currency, locale) == written


def test_exact_money_keeps_the_currencys_minor_digits() -> None:
    assert money(Decimal("1234567.8"), "EUR", "en_GB", exact=True) == "€1,234,567.80"
    assert money(Decimal("1234567"), "JPY", "en_GB", exact=True) == "JP¥1,234,567"
    assert money(Decimal("1234.5"), "RSD", "en_GB", exact=True) == "RSD\xa01,234.50"
    assert money(Decimal("0.125"), "IQD", "en_GB") == "IQD\xa00.125"


@pytest.mark.parametrize("write", [number, percent])
def test_what_is_unknown_is_a_dash(write: object) -> None:
    assert callable(write)
    assert write(None, "en_GB") == "—"
    assert money(None, "EUR", "en_GB") == "—"


def test_numbers_and_shares_follow_the_locale() -> None:
    assert number(12345, "en_GB") == "12,345"
    assert number(12345, "de_DE") == "12.345"
    assert percent(0.42, "en_GB") == "42%"


def test_an_unknown_locale_reads_as_british_english() -> None:
    assert str(babel_locale("tlh")) == "en_GB"
    assert money(Decimal(5), "EUR", "../etc") == "€5.00"


def test_sizes_are_read_in_kilobytes_and_megabytes() -> None:
    assert [size(many, "en_GB") for many in (1, 640_000, 1_440_000)] == ["1 KB", "640 KB", "1.4 MB"]


@settings(max_examples=60, deadline=None)
@given(st.decimals(-(10**12) + 1, 10**12 - 1, places=2))
def test_exact_money_says_the_amount_and_nothing_else(amount: Decimal) -> None:
    digits = money(amount, "EUR", "en_GB", exact=True).replace("€", "").replace(",", "")

    assert Decimal(digits) == amount


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (950, "950"), (2500, "2.5K"), (1_250_000, "1.2M")]
)
def test_an_axis_writes_a_number_short(value: int, written: str) -> None:
    assert compact(value, "en_IE") == written


@pytest.mark.parametrize(
    ("amount", "currency", "locale", "written"),
    [
        ("11.9", "EUR", "en_IE", "11.90"),
        ("11.9", "EUR", "de_DE", "11,90"),
        ("-0.5", "EUR", "en_IE", "-0.50"),
        ("11.996", "EUR", "en_IE", "12"),
        ("12.00", "EUR", "en_IE", "12"),
        ("999.999", "EUR", "en_IE", "1K"),
        ("160512.30", "EUR", "en_IE", "160.5K"),
        ("11.9", "JPY", "en_IE", "12"),
        ("11.9", "KWD", "en_IE", "11.900"),
    ],
)
def test_an_axis_writes_the_cents_of_an_amount_in_full_or_not_at_all(
    amount: str, currency: str, locale: str, written: str
) -> None:
    assert compact_money(Decimal(amount), currency, locale) == written
