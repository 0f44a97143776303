from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.model.invoice_sums import MOST_LINES, Line, Sums, TaxBy, sums
from clientdesk.model.money import Rounding, minor_unit

CASES: Final = 250
"""Invoices that each law is tried on."""

CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD", "USD"])
ROUNDINGS = st.sampled_from(list(Rounding))
WAYS = st.sampled_from(list(TaxBy))


def decimals(most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, most * 10**places).map(lambda value: Decimal(value).scaleb(-places))


RATES = st.sampled_from(["0", "0.07", "0.19", "0.2", "0.055", "0.081"]).map(Decimal)
LINES = st.lists(
    st.builds(
        Line,
        description=st.just("Work"),
        quantity=decimals(10**4, 6) | decimals(100, 2),
        unit_price=decimals(10**5, 6) | decimals(1000, 2),
        tax_rate=RATES,
        discount=st.sampled_from(["0", "0", "0.1", "0.333333", "1"]).map(Decimal),
    ),
    max_size=12,
)
LINE = Line("Work", Decimal(1), Decimal(100), Decimal("0.19"), Decimal(0))


def line(**changes: str) -> Line:
    numbers: dict[str, Any] = {name: Decimal(text) for name, text in changes.items()}
    return replace(LINE, **numbers)


def halves(exact: Fraction, unit: Decimal, rounding: Rounding) -> Fraction:
    """Another way to round: with whole numbers alone."""
    step = Fraction(unit)
    whole, rest = divmod(exact, step)
    is_up = rest * 2 > step or (
        rest * 2 == step and (rounding is Rounding.HALF_UP or whole % 2 == 1)
    )
    return (whole + is_up) * step


def reference(lines: list[Line], unit: Decimal, rounding: Rounding, way: TaxBy) -> list[Fraction]:
    """Subtotal, discount, tax and amount, reckoned with fractions."""
    gross = [
        halves(Fraction(one.quantity) * Fraction(one.unit_price), unit, rounding) for one in lines
    ]
    net = [
        halves(
            Fraction(one.quantity) * Fraction(one.unit_price) * (1 - Fraction(one.discount)),
            unit,
            rounding,
        )
        for one in lines
    ]
    taxed: dict[Decimal, Fraction] = {}
    tax = Fraction(0)
    for one, amount in zip(lines, net, strict=True):
        taxed[one.tax_rate] = taxed.get(one.tax_rate, Fraction(0)) + amount
        tax += halves(amount * Fraction(one.tax_rate), unit, rounding)
    if way is TaxBy.TOTAL:
        parts = [halves(amount * Fraction(rate), unit, rounding) for rate, amount in taxed.items()]
        tax = sum(parts, Fraction(0))
    subtotal, charged = sum(gross, Fraction(0)), sum(net, Fraction(0))
    return [subtotal, subtotal - charged, tax, charged + tax]


@settings(max_examples=CASES, deadline=None)
@given(lines=LINES, currency=CURRENCIES)
def test_sums_are_those_of_exact_fractions_rounded_once(lines: list[Line], currency: str) -> None:
    unit = minor_unit(currency)
    for rounding in Rounding:
        for way in TaxBy:
            made = sums(lines, currency, rounding=rounding, tax_by=way)
            found = [made.subtotal, made.discount, made.tax, made.amount]
            assert [Fraction(value) for value in found] == reference(lines, unit, rounding, way)


@settings(max_examples=CASES, deadline=None)
@given(lines=LINES, currency=CURRENCIES, rounding=ROUNDINGS, way=WAYS)
def test_parts_add_up_and_are_whole_minor_units(
    lines: list[Line], currency: str, rounding: Rounding, way: TaxBy
) -> None:
    made = sums(lines, currency, rounding=rounding, tax_by=way)

    assert made.amount == made.subtotal - made.discount + made.tax
    assert sum(made.lines, Decimal(0)) == made.subtotal - made.discount
    assert sum((part.tax for part in made.taxes), Decimal(0)) == made.tax
    assert sum((part.net for part in made.taxes), Decimal(0)) == made.subtotal - made.discount
    for value in (made.amount, made.tax, made.subtotal, *made.lines):
        assert value % minor_unit(currency) == 0
        assert value >= 0
    assert made.discount >= 0


@settings(max_examples=CASES, deadline=None)
@given(lines=LINES, currency=CURRENCIES, rounding=ROUNDINGS, way=WAYS, data=st.data())
def test_the_order_of_lines_changes_nothing(
    lines: list[Line], currency: str, rounding: Rounding, way: TaxBy, data: st.DataObject
) -> None:
    def of(some: list[Line]) -> Sums:
        return replace(sums(some, currency, rounding=rounding, tax_by=way), lines=())

    assert of(data.draw(st.permutations(lines))) == of(lines)


@settings(max_examples=CASES, deadline=None)
@given(lines=LINES, currency=CURRENCIES, rounding=ROUNDINGS)
def test_tax_by_line_and_by_total_differ_by_less_than_a_unit_a_line(
    lines: list[Line], currency: str, rounding: Rounding
) -> None:
    by_line, by_total = (sums(lines, currency, rounding=rounding, tax_by=way).tax for way in TaxBy)

    assert abs(by_line - by_total) <= minor_unit(currency) * max(len(lines), 1)


@pytest.mark.parametrize(
    ("rounding", "way", "tax"),
    [
        (Rounding.HALF_UP, TaxBy.LINE, "0.03"),
        (Rounding.HALF_EVEN, TaxBy.LINE, "0.00"),
        (Rounding.HALF_UP, TaxBy.TOTAL, "0.02"),
        (Rounding.HALF_EVEN, TaxBy.TOTAL, "0.02"),
    ],
)
def test_half_a_cent_of_tax_goes_where_the_settings_say(
    rounding: Rounding, way: TaxBy, tax: str
) -> None:
    # Three lines of 5 cents at 10 %: half a cent each, one and a half together.
    lines = [line(unit_price="0.05", tax_rate="0.1")] * 3

    assert sums(lines, "EUR", rounding=rounding, tax_by=way).tax == Decimal(tax)


def test_taxes_are_told_by_rate() -> None:
    lines = [line(), line(tax_rate="0.07", unit_price="10"), line(unit_price="50", discount="0.5")]

    made = sums(lines, "EUR")

    assert made.lines == (Decimal(100), Decimal(10), Decimal(25))
    assert made.taxes == (
        (Decimal("0.07"), Decimal(10), Decimal("0.70")),
        (Decimal("0.19"), Decimal(125), Decimal("23.75")),
    )
    assert (made.subtotal, made.discount) == (Decimal(160), Decimal(25))


def test_an_invoice_without_lines_comes_to_nothing() -> None:
    assert sums([], "EUR").amount == 0


def test_the_largest_amount_is_exact() -> None:
    largest = line(quantity="999999999999", unit_price="1", tax_rate="0")

    assert sums([largest], "KWD").amount == Decimal("999999999999.000")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (line(quantity="-1"), "Line 2: Quantity cannot be negative. To give money back"),
        (line(unit_price="-1"), "Line 2: Unit price cannot be negative. Enter a discount"),
        (line(tax_rate="-0.1"), "Line 2: Tax rate cannot be negative"),
        (line(discount="-0.1"), "Line 2: Discount cannot be negative"),
        (line(tax_rate="1.01"), "Line 2: Tax rate is above 100 %"),
        (line(discount="1.01"), "Line 2: Discount is above 100 %"),
        (line(quantity="1e12"), "Line 2: Quantity is above 999,999,999,999"),
        (line(unit_price="1e999999"), "Line 2: Unit price is above 999,999,999,999"),
        (line(quantity="0.0000001"), "Line 2: Quantity can have at most 6 decimals"),
        (line(quantity="1e-999999"), "Line 2: Quantity can have at most 6 decimals"),
        (line(tax_rate="0.0000001"), "Line 2: Tax rate can have at most 4 decimals"),
        (line(quantity="nan"), "Line 2: Quantity is not a number"),
        (line(unit_price="inf"), "Line 2: Unit price is not a number"),
        (line(quantity="1000001", unit_price="1000000"), "Line 2: It comes to more than"),
        (replace(LINE, description=" "), "Line 2: Description is empty"),
    ],
)
def test_a_line_that_cannot_be_is_named(wrong: Line, says: str) -> None:
    with pytest.raises(InvalidField) as raised:
        sums([LINE, wrong], "EUR")

    assert raised.value.message.startswith(says)
    assert raised.value.field == "lines"


def test_a_float_is_no_amount() -> None:
    mixed: Any = 0.1
    with pytest.raises(InvalidField, match="Line 1: Quantity is not a number"):
        sums([replace(LINE, quantity=mixed)], "EUR")


def test_all_lines_together_stay_within_the_limit() -> None:
    large = line(unit_price="999999999999", tax_rate="0")
    assert sums([large], "EUR").amount == Decimal(999_999_999_999)
    with pytest.raises(InvalidField, match="together"):
        sums([large, large], "EUR")
    with pytest.raises(InvalidField, match="together"):
        sums([line(unit_price="999999999999")], "EUR")


def test_there_are_limits_to_lines_and_currencies() -> None:
    with pytest.raises(InvalidField, match="at most 500 lines"):
        sums([LINE] * (MOST_LINES + 1), "EUR")
    with pytest.raises(InvalidField, match="Currency must be a code"):
        sums([LINE], "EURO")
