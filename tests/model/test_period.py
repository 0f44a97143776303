from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.model.days import FIRST_DAY, LAST_DAY
from clientdesk.model.period import (
    Grain,
    Period,
    Window,
    end_of_step,
    fitting,
    start_of_step,
    steps,
    window,
)

TODAY = date(2026, 11, 23)
grains = st.sampled_from(Grain)


@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period.LAST_7, date(2026, 11, 17)),
        (Period.LAST_30, date(2026, 10, 25)),
        (Period.LAST_90, date(2026, 8, 26)),
        (Period.THIS_QUARTER, date(2026, 10, 1)),
        (Period.THIS_YEAR, date(2026, 1, 1)),
    ],
)
def test_a_period_ends_today_and_counts_it(period: Period, first: date) -> None:
    assert window(period, TODAY) == Window(first, TODAY)


def test_a_custom_period_is_what_was_chosen() -> None:
    chosen = window(Period.CUSTOM, TODAY, first=date(2025, 1, 1), last=date(2025, 1, 1))

    assert chosen == Window(date(2025, 1, 1), date(2025, 1, 1))
    assert window(Period.CUSTOM, TODAY) == Window(None, None)


def test_a_window_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InvalidField, match="before the first"):
        window(Period.CUSTOM, TODAY, first=TODAY, last=TODAY - timedelta(days=1))


def test_an_open_window_holds_every_day() -> None:
    assert FIRST_DAY in Window()
    assert LAST_DAY in Window()
    assert TODAY not in Window(TODAY + timedelta(days=1))
    assert TODAY not in Window(None, TODAY - timedelta(days=1))


def test_weeks_begin_on_monday_and_quarters_in_january_april_july_and_october() -> None:
    sunday = date(2026, 11, 22)

    assert start_of_step(sunday, Grain.WEEK) == date(2026, 11, 16)
    assert end_of_step(sunday, Grain.WEEK) == sunday
    assert start_of_step(sunday, Grain.QUARTER) == date(2026, 10, 1)
    assert end_of_step(sunday, Grain.QUARTER) == date(2026, 12, 31)
    assert end_of_step(date(2028, 2, 3), Grain.MONTH) == date(2028, 2, 29)


def test_a_trend_has_every_step_that_the_window_touches() -> None:
    assert list(steps(date(2025, 12, 31), date(2026, 2, 1), Grain.MONTH)) == [
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]
    assert list(steps(TODAY, TODAY - timedelta(days=1), Grain.DAY)) == []


def test_the_last_day_of_all_ends_a_trend() -> None:
    for grain in Grain:
        assert list(steps(LAST_DAY, LAST_DAY, grain)) == [start_of_step(LAST_DAY, grain)]


@pytest.mark.parametrize(
    ("days", "grain"),
    [(1, Grain.DAY), (31, Grain.DAY), (90, Grain.WEEK), (366, Grain.MONTH), (2190, Grain.QUARTER)],
)
def test_a_window_gets_a_readable_number_of_steps(days: int, grain: Grain) -> None:
    assert fitting(TODAY - timedelta(days=days - 1), TODAY) is grain


@given(today=st.dates())
def test_every_day_has_every_period(today: date) -> None:
    for period in Period:
        chosen = window(period, today)
        assert chosen.last in {today, None}
        assert today in chosen


@given(day=st.dates(), grain=grains)
def test_a_step_holds_its_day_and_no_day_of_another(day: date, grain: Grain) -> None:
    start, end = start_of_step(day, grain), end_of_step(day, grain)

    assert start <= day <= end
    assert start_of_step(end, grain) == start == start_of_step(start, grain)
    if end < LAST_DAY:
        assert start_of_step(end + timedelta(days=1), grain) == end + timedelta(days=1)


@given(first=st.dates(), days=st.integers(0, 400), grain=grains)
def test_steps_follow_each_other_without_a_gap(first: date, days: int, grain: Grain) -> None:
    last = date.fromordinal(min(first.toordinal() + days, LAST_DAY.toordinal()))
    found = list(steps(first, last, grain))

    assert found[0] <= first
    assert end_of_step(found[-1], grain) >= last
    for start, following in pairwise(found):
        assert end_of_step(start, grain) + timedelta(days=1) == following
