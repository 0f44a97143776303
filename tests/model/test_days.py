from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.days import FIRST_DAY, LAST_DAY, day_of, end_of, start_of
from clientdesk.model.workspace import business_date

ZONES = ["Europe/Berlin", "Pacific/Auckland", "America/St_Johns", "UTC", "Asia/Beirut"]


def test_a_day_starts_at_its_midnight_in_the_time_zone() -> None:
    assert start_of(date(2026, 7, 1), "Europe/Berlin") == datetime(2026, 6, 30, 22)
    assert end_of(date(2026, 7, 1), "Europe/Berlin") == datetime(2026, 7, 1, 22)


def test_a_day_without_midnight_starts_when_the_clock_jumps() -> None:
    assert start_of(date(2026, 3, 29), "Asia/Beirut") == datetime(2026, 3, 28, 22)


@pytest.mark.parametrize("day", [FIRST_DAY, FIRST_DAY + timedelta(1), LAST_DAY])
@pytest.mark.parametrize("zone", ZONES)
def test_the_ends_of_the_calendar_have_a_moment(day: date, zone: str) -> None:
    assert start_of(day, zone) <= end_of(day, zone)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(ZONES))
def test_the_moments_of_a_day_are_those_with_its_business_date(day: date, zone: str) -> None:
    tick = timedelta(microseconds=1)

    assert business_date(start_of(day, zone), zone) == day
    assert business_date(end_of(day, zone) - tick, zone) == day
    assert business_date(start_of(day, zone) - tick, zone) == day - timedelta(1)


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert day_of(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["20260101", "2026-W01-1", "2026-02-30", "2026-1-1", "２０２６-01-01"]
)
def test_a_day_has_one_form(text: str) -> None:
    assert day_of(text) is None
