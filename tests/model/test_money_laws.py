"""Laws of rounding, each tried on tens of thousands of amounts."""

from __future__ import annotations

import ast
from decimal import Decimal
from pathlib import Path
from struct import unpack
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model.money import Rounding, is_whole, minor_unit, plain, product, rounded

ROOT: Final = Path(__file__).parents[2] / "clientdesk"
MONEY: Final = (
    "model/money.py",
    "model/aging.py",
    "model/invoice.py",
    "model/invoice_sums.py",
    "model/invoice_draft.py",
    "model/invoice_record.py",
    "model/invoice_steps.py",
    "actions/credit.py",
    "actions/invoice_rows.py",
    "actions/invoices.py",
    "actions/issuing.py",
    "actions/payments.py",
    "queries/invoice.py",
)
"""Where an amount must never be a float."""

BATCH: Final = 50
AMOUNTS: Final = st.binary(min_size=8 * BATCH, max_size=8 * BATCH).map(
    lambda drawn: [Decimal(value % 10**18).scaleb(-6) for value in unpack(f"<{BATCH}Q", drawn)]
)
CURRENCIES = st.sampled_from(["EUR", "JPY", "KWD"])
MANY = settings(max_examples=400, deadline=None)
"""Twenty thousand amounts a law, a batch at a time."""


@MANY
@given(AMOUNTS, CURRENCIES)
def test_rounding_moves_an_amount_by_half_a_unit_at_most(
    amounts: list[Decimal], currency: str
) -> None:
    half = minor_unit(currency) / 2
    for amount in amounts:
        for way in Rounding:
            assert abs(rounded(amount, currency, way) - amount) <= half


@MANY
@given(AMOUNTS, CURRENCIES)
def test_what_is_whole_stays_and_rounding_twice_is_rounding_once(
    amounts: list[Decimal], currency: str
) -> None:
    for amount in amounts:
        for way in Rounding:
            once = rounded(amount, currency, way)
            assert is_whole(once, currency)
            assert rounded(once, currency, way) == once


@MANY
@given(AMOUNTS, CURRENCIES)
def test_ways_differ_at_exactly_half_only(amounts: list[Decimal], currency: str) -> None:
    unit = minor_unit(currency)
    for amount in amounts:
        up, even = rounded(amount, currency), rounded(amount, currency, Rounding.HALF_EVEN)
        is_half = amount % unit * 2 == unit
        assert up == even or (is_half and up - even == unit and even / unit % 2 == 0)
        half = rounded(amount, currency) + unit / 2
        assert rounded(half, currency) == half + unit / 2
        assert rounded(half, currency, Rounding.HALF_EVEN) / unit % 2 == 0


@MANY
@given(AMOUNTS, CURRENCIES)
def test_a_larger_amount_is_never_rounded_below_a_smaller_one(
    amounts: list[Decimal], currency: str
) -> None:
    for way in Rounding:
        found = [rounded(amount, currency, way) for amount in sorted(amounts)]
        assert found == sorted(found)


@MANY
@given(AMOUNTS, CURRENCIES)
def test_a_written_amount_reads_back_as_itself(amounts: list[Decimal], currency: str) -> None:
    for amount in amounts:
        assert Decimal(plain(amount, currency)) == rounded(amount, currency)


@given(st.lists(st.integers(0, 10**18), min_size=1, max_size=3))
def test_a_product_is_exact(parts: list[int]) -> None:
    whole = 1
    for part in parts:
        whole *= part

    factors = [Decimal(part).scaleb(-6) for part in parts]
    assert product(*factors) == Decimal(f"{whole}e-{6 * len(parts)}")


@pytest.mark.parametrize("path", MONEY)
def test_no_float_stands_in_a_module_of_money(path: str) -> None:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    floats = [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id in {"float", "round"})
        or (isinstance(node, ast.Attribute) and node.attr in {"Float64", "Float32"})
    ]

    assert floats == []
