from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.demo.book import CURRENCIES, UNITS
from clientdesk.demo.lines import lines

if TYPE_CHECKING:
    from tests.demo.conftest import Ask


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), percent=st.sampled_from([0, 7, 19, 25]))
def test_sums_are_exact_in_whole_minor_units(seed: int, percent: int) -> None:
    draw = np.random.default_rng(seed)
    currency = draw.integers(0, len(CURRENCIES), 40)

    made = lines(draw, draw.lognormal(7, 2, 40), currency, np.full(40, percent))

    amounts = (made.frame["amount"] * 1000).cast(pl.Int64).to_numpy()
    net = np.bincount(made.invoice, weights=amounts).astype(np.int64)
    assert (net == made.subtotal - made.discount).all()
    assert (made.amount == net + made.tax).all()
    for money in (made.subtotal, made.discount, made.tax, made.amount):
        assert (money % UNITS[currency] == 0).all()
    assert (2 * abs(100 * made.tax - percent * net) <= 100 * UNITS[currency]).all()
    assert (made.amount > 0).all()


def test_an_invoice_has_one_to_three_lines_in_order(ask: Ask) -> None:
    found = ask(
        "select distinct list(position order by position) as places from invoice_lines"
        " group by invoice_id order by places"
    )

    assert found == [([1],), ([1, 2],), ([1, 2, 3],)]


def test_a_line_is_quantity_times_price_less_discount(ask: Ask) -> None:
    found = ask(
        "select count(*) from invoice_lines where"
        " abs(quantity::double * unit_price * (1 - discount) - amount) > 0.5"
    )

    assert found == [(0,)]


def test_every_invoice_has_lines(ask: Ask) -> None:
    assert ask("select count(distinct invoice_id) from invoice_lines") == [(12_000,)]
