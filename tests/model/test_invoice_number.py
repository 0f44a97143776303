from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.model.invoice_number import around, clean_pattern, number_for, series

DAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("pattern", "number", "of_series"),
    [
        ("INV-{number:4}", "INV-0007", "INV-{number}"),
        ("INV-{year}-{number:4}", "INV-2026-0007", "INV-2026-{number}"),
        ("{yy}{month}/{number}", "2603/7", "2603/{number}"),
        ("{number:12}", "000000000007", "{number}"),
        ("R{year}{month}-{number:3}-DE", "R202603-007-DE", "R202603-{number}-DE"),
    ],
)
def test_a_number_is_the_pattern_filled_in(pattern: str, number: str, of_series: str) -> None:
    assert clean_pattern(f" {pattern} ") == pattern
    assert number_for(pattern, DAY, 7) == number
    assert series(pattern, DAY) == of_series


@pytest.mark.parametrize(
    "pattern",
    [
        "", "INV", "INV-{year}", "{number}{number:4}", "{number:0}", "{number:13}", "{number:x}",
        "{Number}", "INV-{number}-{day}", "INV-{number}}", "{{number}", "INV-{number}\x00",
        "INV-{number}" + "x" * 60, "INV\n{number}",
    ],
)  # fmt: skip
def test_other_patterns_are_refused_in_a_sentence(pattern: str) -> None:
    with pytest.raises(InvalidField) as raised:
        clean_pattern(pattern)

    assert raised.value.field == "invoice_pattern"
    assert raised.value.message.startswith("Invoice number pattern ")


def test_a_wider_number_does_not_begin_another_series() -> None:
    assert series("INV-{number:4}", DAY) == series("INV-{number:6}", DAY)


def test_a_count_above_the_width_is_written_out() -> None:
    assert number_for("INV-{number:4}", DAY, 12345) == "INV-12345"


@given(
    pattern=st.sampled_from(["A{year}-{number:4}", "{number}", "{month}{yy}{number:2}Z"]),
    day=st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    counts=st.lists(st.integers(1, 10**9), unique=True, min_size=2),
)
def test_counts_of_a_series_give_different_numbers_that_can_be_read_back(
    pattern: str, day: date, counts: list[int]
) -> None:
    before, after = around(pattern, day)
    numbers = [number_for(pattern, day, count) for count in counts]

    assert len(set(numbers)) == len(counts)
    read = [int(one.removeprefix(before).removesuffix(after)) for one in numbers]
    assert read == counts
