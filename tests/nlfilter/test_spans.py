from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.nlfilter.spans import (
    Span,
    back,
    day_of_month,
    joined,
    month_of,
    quarter_of,
    unit_around,
    unit_before,
    weekday,
    written_day,
)

TODAY = date(2026, 11, 22)
UNITS = st.sampled_from(["day", "week", "fortnight", "month", "quarter", "year"])


def test_a_month_without_a_year_is_its_latest_that_has_begun() -> None:
    assert month_of(TODAY, 11, None).first == date(2026, 11, 1)
    assert month_of(TODAY, 12, None).first == date(2025, 12, 1)
    assert quarter_of(TODAY, 4, None).last == date(2026, 12, 31)


def test_a_day_without_a_year_is_its_latest_that_is_not_in_the_future() -> None:
    assert day_of_month(TODAY, 23, 11, None) == Span(
        date(2025, 11, 23), date(2025, 11, 23), floating=True
    )
    leap = day_of_month(TODAY, 29, 2, None)
    assert leap is not None
    assert leap.first == date(2024, 2, 29)
    assert day_of_month(TODAY, 31, 2, None) is None


def test_months_back_keep_the_day_where_they_can() -> None:
    assert back(date(2026, 3, 31), 1, "month") == date(2026, 2, 28)
    assert back(TODAY, 2, "fortnight") == date(2026, 10, 25)
    assert back(TODAY, 99_999, "year") == date(1, 1, 1)


def test_weeks_begin_on_monday() -> None:
    assert unit_around(TODAY, "week") == Span(date(2026, 11, 16), TODAY)
    assert unit_before(TODAY, "week") == Span(date(2026, 11, 9), date(2026, 11, 15))
    assert weekday(TODAY, 0).first == date(2026, 11, 16)


def test_numbers_are_day_month_year_unless_only_the_other_order_is_a_date() -> None:
    assert written_day(TODAY, "03/04/2026") == (Span(date(2026, 4, 3), date(2026, 4, 3)), True)
    assert written_day(TODAY, "04/13/2026")[0] == Span(date(2026, 4, 13), date(2026, 4, 13))
    assert written_day(TODAY, "14.06.26") == (Span(date(2026, 6, 14), date(2026, 6, 14)), False)
    assert written_day(TODAY, "31.02.2026") == (None, False)


def test_a_year_that_is_said_once_is_meant_for_both_ends() -> None:
    march, may = month_of(TODAY, 3, None), month_of(TODAY, 5, 2025)
    assert joined(march, may) == (Span(date(2025, 3, 1), date(2025, 5, 31)), False)
    october, february = month_of(TODAY, 10, None), month_of(TODAY, 2, None)
    assert joined(october, february) == (Span(date(2025, 10, 1), date(2026, 2, 28)), False)


def test_ends_that_are_certain_are_swapped_when_they_run_backwards() -> None:
    first, last = month_of(TODAY, 5, 2026), month_of(TODAY, 5, 2025)
    assert joined(first, last) == (Span(date(2025, 5, 1), date(2026, 5, 31)), True)


@given(st.dates(), UNITS)
def test_a_day_lies_in_its_unit_and_after_the_one_before(day: date, unit: str) -> None:
    around, before = unit_around(day, unit), unit_before(day, unit)
    assert around.first is not None
    assert around.last is not None
    assert before.last is not None
    assert around.first <= day <= around.last
    assert before.last < around.first or around.first == date.min
