from __future__ import annotations

from decimal import Decimal

import pytest

from clientdesk.text.exact import amount, price, quantity, rate


@pytest.mark.parametrize(
    ("value", "currency", "locale", "written"),
    [
        ("1234.5", "EUR", "en_GB", "1,234.50"),
        ("1234.5", "EUR", "de_DE", "1.234,50"),
        ("-1234", "JPY", "en_GB", "-1,234"),
        ("12.345", "KWD", "en_GB", "12.345"),
        ("1234.50", "RSD", "en_GB", "1,234.50"),
        ("999999999999.999", "KWD", "en_IN", "9,99,99,99,99,999.999"),
        ("0", "EUR", "en_GB", "0.00"),
    ],
)
def test_amounts_have_the_minor_digits_of_their_currency(
    value: str, currency: str, locale: str, written: str
) -> None:
    assert amount(Decimal(value), currency, locale) == written


def test_prices_and_quantities_keep_the_decimals_that_they_have() -> None:
    assert price(Decimal("0.012500"), "EUR", "en_GB") == "0.0125"
    assert price(Decimal("95.000000"), "EUR", "en_GB") == "95.00"
    assert price(Decimal("95.000000"), "JPY", "en_GB") == "95"
    assert price(Decimal("999999999999.123456"), "EUR", "en_GB") == "999,999,999,999.123456"
    assert quantity(Decimal("12.500000"), "de_DE") == "12,5"
    assert quantity(Decimal("0.000001"), "en_GB") == "0.000001"


def test_rates_are_percentages_with_the_decimals_that_they_have() -> None:
    assert rate(Decimal("0.190000"), "en_GB") == "19%"
    assert rate(Decimal("0.088750"), "en_GB") == "8.875%"
    assert rate(Decimal("0.055"), "fr_FR") == "5,5\xa0%"
    assert rate(Decimal(0), "en_GB") == "0%"
