from __future__ import annotations

from datetime import date, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.demo.calendar import LENGTH, calendar, moments
from clientdesk.demo.columns import NONE, time_column
from clientdesk.model.workspace import business_date

DAYS = st.dates(date(2001, 1, 1), date(2199, 1, 1))


@settings(max_examples=25, deadline=None)
@given(today=DAYS)
def test_today_follows_the_calendar_and_its_last_day_is_a_working_day(today: date) -> None:
    days = calendar(today)
    first = date(1970, 1, 1) + timedelta(days=days.epoch)

    assert first + timedelta(days=days.today) == today
    assert (first + timedelta(days=days.last)).weekday() < 5
    assert 0 < days.today - days.last < 8


@settings(max_examples=25, deadline=None)
@given(today=DAYS, part=st.floats(0, 1, exclude_max=True), low=st.integers(0, LENGTH - 20))
def test_drawn_days_are_working_days_after_the_low_one(today: date, part: float, low: int) -> None:
    days = calendar(today)

    drawn = days.draw(np.array([low]), np.array([days.last]), np.array([part]))

    assert low < drawn[0] <= days.last
    assert days.next_open[drawn[0]] == drawn[0]


@settings(max_examples=25, deadline=None)
@given(today=DAYS, day=st.integers(0, LENGTH - 1), part=st.floats(0, 1))
def test_times_have_the_same_date_in_utc_and_in_the_workspace(
    today: date, day: int, part: float
) -> None:
    days = calendar(today)
    at = time_column(days.times(np.array([day]), np.array([part])))[0]
    expected = date(1970, 1, 1) + timedelta(days=days.epoch + day)

    assert isinstance(at, datetime)
    assert at.date() == expected == business_date(at, "Europe/Berlin")


def test_moments_of_no_day_are_none() -> None:
    made = moments(np.random.default_rng(1), np.array([NONE, 3]), calendar(date(2026, 11, 23)))

    assert made[0] == NONE
    assert made[1] > 0
