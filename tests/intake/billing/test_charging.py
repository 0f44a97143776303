from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.intake.billing.charging import Charge, Told, bill

D = Decimal
CENTS = st.integers(1, 10**7).map(lambda cents: D(cents).scaleb(-2))


def test_lines_keep_quantity_price_discount_and_tax_when_they_make_the_amount() -> None:
    charges = [
        Charge(2, "Design", D(2), D(200), D(360), D(54), None, D(10)),
        Charge(3, None, D(1), D(140), D(140), D(21)),
    ]

    made = bill(charges, Told("NZD", D(575), D(75)))

    assert [(line.quantity, line.unit_price, line.discount) for line in made.lines] == [
        (D(2), D(200), D("0.1")),
        (D(1), D(140), D(0)),
    ]
    assert {line.tax_rate for line in made.lines} == {D("0.15")}
    assert (made.made.subtotal, made.made.discount, made.made.amount) == (D(540), D(40), D(575))


def test_prices_with_the_tax_in_them_are_told_by_the_total() -> None:
    made = bill([Charge(2, "A", D(1), D(120), D(120), D(20))], Told("GBP", D(120), None))

    assert (made.made.subtotal, made.made.tax, made.made.amount) == (D(100), D(20), D(120))


def test_lines_that_come_to_something_else_are_refused() -> None:
    with pytest.raises(InvalidField, match="come to 100, but its amount is 110"):
        bill([Charge(2, "A", D(1), D(100))], Told("GBP", D(110), D(0)))


def test_a_line_below_zero_makes_one_line_of_all_and_says_so() -> None:
    charges = [Charge(2, "A", amount=D(100)), Charge(3, "Rebate", amount=D(-10))]

    made = bill(charges, Told("GBP", D(90), None))

    assert [(line.description, line.unit_price) for line in made.lines] == [("Imported", D(90))]
    assert made.hint


@given(st.lists(CENTS, min_size=1, max_size=4), st.integers(0, 10**6))
def test_whatever_the_tax_the_invoice_comes_to_its_amount(nets: list[Decimal], cents: int) -> None:
    tax = D(cents).scaleb(-2)
    total = sum(nets, D(0)) + tax
    charges = [Charge(at, f"Line {at}", amount=net) for at, net in enumerate(nets, 2)]

    for lines in (charges, []):
        assert bill(lines, Told("EUR", total, tax)).made.amount == total
