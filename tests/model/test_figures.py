from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.aging import Bucket
from clientdesk.model.figures import (
    Sums,
    aging_in,
    average_delay,
    balance_days,
    collection_rate,
)
from clientdesk.model.money import Rates

RATES = Rates("EUR", {"USD": Decimal("1.25"), "JPY": Decimal("160.37"), "GBP": Decimal("0.8571")})
NOTHING = dict.fromkeys(Bucket, Decimal(0))
amounts = st.decimals(0, 1_000_000, places=2)
ages = st.fixed_dictionaries({bucket: amounts for bucket in Bucket})


def sums(currency: str = "EUR", **changes: str) -> Sums:
    return Sums(currency, NOTHING, **{name: Decimal(text) for name, text in changes.items()})  # type: ignore[arg-type]


def test_what_was_collected_is_a_share_of_what_was_invoiced() -> None:
    found = [sums(invoiced="60", collected="30"), sums("USD", invoiced="50", collected="50")]

    assert collection_rate(found, RATES, "EUR") == Decimal("0.7")
    assert collection_rate(found, RATES, "JPY") == Decimal("0.7")


def test_nothing_invoiced_has_no_share() -> None:
    assert collection_rate([], RATES, "EUR") is None
    assert collection_rate([sums()], RATES, "EUR") is None


def test_money_without_a_rate_is_left_out_of_quotients() -> None:
    found = [sums(invoiced="60", collected="30"), sums("XXX", invoiced="50", collected="50")]

    assert collection_rate(found, RATES, "EUR") == Decimal("0.5")
    assert collection_rate(found, RATES, "XXX") == 1
    assert collection_rate(found[1:], RATES, "EUR") is None


def test_delay_weighs_amounts() -> None:
    found = [sums(delayed="100", delay="1000"), sums("USD", delayed="125", delay="-250")]

    assert average_delay(found, RATES, "EUR") == 4


def test_balance_days_are_days_of_recent_invoicing() -> None:
    open_now = Sums("EUR", {**NOTHING, Bucket.CURRENT: Decimal(30)}, recent=Decimal(90))

    assert balance_days([open_now], RATES, "EUR") == 30
    assert balance_days([sums()], RATES, "EUR") is None


@given(st.lists(st.tuples(st.sampled_from(["EUR", "USD", "JPY", "GBP", "XXX"]), ages), max_size=5))
@pytest.mark.parametrize("target", ["EUR", "USD", "JPY", "XXX"])
def test_aging_adds_up_to_outstanding_and_its_late_part_to_overdue(
    target: str, found: list[tuple[str, dict[Bucket, Decimal]]]
) -> None:
    each = [Sums(currency, aging) for currency, aging in found]

    aging = aging_in(each, RATES, target)

    outstanding = [(one.currency, one.outstanding) for one in each]
    overdue = [(one.currency, one.overdue) for one in each]
    late = [Bucket.UP_TO_30, Bucket.UP_TO_60, Bucket.UP_TO_90, Bucket.OVER_90]
    assert list(aging) == list(Bucket)
    assert sum(aging.values()) == RATES.total(outstanding, target).amount
    assert sum(aging[bucket] for bucket in late) == RATES.total(overdue, target).amount
    assert all(
        abs(aging[bucket] - alone) <= Decimal("0.01" if target != "JPY" else "1")
        for bucket in Bucket
        for alone in [
            RATES.total([(one.currency, one.aging[bucket]) for one in each], target).amount
        ]
    )
