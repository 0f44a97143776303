from __future__ import annotations

import statistics
from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.days_to_pay import joined, mean, median, sample


def test_days_in_advance_are_kept_in_the_mean() -> None:
    assert mean({-10: 1, 20: 2}) == 10


def test_unknown_is_none() -> None:
    assert (mean({}), median({}), sample({})) == (None, None, 0)


def test_the_median_of_an_even_number_is_between_the_two_in_the_middle() -> None:
    assert median({1: 1, 4: 1}) == Decimal("2.5")


@given(st.lists(st.integers(-50, 400), min_size=1))
def test_counts_give_what_the_days_themselves_give(days: list[int]) -> None:
    count = Counter(days)

    assert median(count) == Decimal(str(statistics.median(days)))
    assert mean(count) == Decimal(sum(days)) / len(days)
    assert sample(count) == len(days)


def test_counts_are_joined_and_missing_ones_passed_over() -> None:
    assert joined([{1: 2, 3: 1}, None, {1: 1}]) == {1: 3, 3: 1}
