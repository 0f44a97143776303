from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.money import Rates, minor_digits, minor_unit, plain, rounded, unusual_digits

CODES = ["EUR", "USD", "JPY", "KWD", "XXX"]
RATES = Rates("EUR", {"USD": Decimal("1.0876"), "JPY": Decimal("161.35"), "KWD": Decimal("0.3341")})
PARTS = st.lists(st.tuples(st.sampled_from(CODES), st.decimals(0, 10**9, places=3)), max_size=12)


@pytest.mark.parametrize(
    ("currency", "digits"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("IDR", 2), ("CLF", 3), ("??", 2)]
)
def test_minor_digits_are_those_of_the_standard(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits
    assert minor_unit(currency) == Decimal(1).scaleb(-digits)


def test_only_currencies_without_two_decimals_are_unusual() -> None:
    assert {0, 3} == set(unusual_digits().values())


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("1200", "EUR", "1200.00"),
        ("0.005", "EUR", "0.01"),
        ("0.0049", "EUR", "0.00"),
        ("0.5", "JPY", "1"),
        ("1.5", "KWD", "1.500"),
        ("999999999999.999", "KWD", "999999999999.999"),
    ],
)
def test_amounts_are_written_with_exactly_the_minor_digits(
    amount: str, currency: str, text: str
) -> None:
    assert plain(Decimal(amount), currency) == text


def test_a_total_is_converted_by_way_of_the_base_and_rounded_once() -> None:
    amounts = [("USD", Decimal("0.005")), ("USD", Decimal("0.005")), ("EUR", Decimal("1.00"))]

    assert RATES.total(amounts, "EUR").amount == Decimal("1.01")
    assert RATES.total([("USD", Decimal("108.76"))], "JPY").amount == Decimal("16135")


def test_money_without_a_rate_is_left_out_and_named() -> None:
    total = RATES.total([("XXX", Decimal(5)), ("EUR", Decimal(2))], "EUR")

    assert total.amount == Decimal(2)
    assert total.left_out == ("XXX",)


def test_money_in_a_currency_without_a_rate_keeps_what_needs_none() -> None:
    total = RATES.total([("XXX", Decimal(5)), ("EUR", Decimal(2))], "XXX")

    assert total.amount == Decimal(5)
    assert total.left_out == ("EUR",)


def test_nothing_is_left_out_when_there_was_nothing() -> None:
    assert RATES.total([("XXX", Decimal(0))], "EUR").left_out == ()


@pytest.mark.parametrize("rate", ["0", "-1", "0.00000001", "99999999999"])
def test_a_rate_that_cannot_be_is_no_rate(rate: str) -> None:
    rates = Rates("EUR", {"USD": Decimal(rate)})

    assert rates.worth("USD") is None or rates.worth("USD") == Decimal("1e-11")
    assert "EUR" in rates.known()


@given(PARTS, st.randoms(), st.sampled_from(CODES))
def test_a_total_is_the_same_whichever_way_it_is_grouped(
    parts: list[tuple[str, Decimal]], random: object, target: str
) -> None:
    shuffled = parts.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    sums: dict[str, Decimal] = {}
    for currency, amount in shuffled:
        sums[currency] = sums.get(currency, Decimal(0)) + amount

    total = RATES.total(parts, target)
    grouped = RATES.total(sums.items(), target)

    assert grouped.amount == total.amount
    assert set(grouped.left_out) == set(total.left_out)


@given(PARTS, st.sampled_from(CODES))
def test_without_rates_currencies_never_mix(parts: list[tuple[str, Decimal]], target: str) -> None:
    own = sum((amount for currency, amount in parts if currency == target), Decimal(0))

    total = Rates("EUR", {}).total(parts, target)

    assert total.amount == rounded(own, target)
    assert set(total.left_out) == {code for code, amount in parts if code != target and amount}
