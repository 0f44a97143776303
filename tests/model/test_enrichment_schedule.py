from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model.enrichment_schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

ZONES: Final = (
    *("UTC", "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Lisbon", "Europe/Moscow"),
    *("Europe/Istanbul", "Europe/Kyiv", "Africa/Cairo", "Africa/Casablanca", "Africa/El_Aaiun"),
    *("Africa/Johannesburg", "Africa/Juba", "America/New_York", "America/Los_Angeles"),
    *("America/St_Johns", "America/Sao_Paulo", "America/Asuncion", "America/Santiago"),
    *("America/Havana", "America/Caracas", "America/Mexico_City", "America/Godthab"),
    *("America/Scoresbysund", "America/Port-au-Prince", "Asia/Tehran", "Asia/Kolkata"),
    *("Asia/Kathmandu", "Asia/Beirut", "Asia/Gaza", "Asia/Amman", "Asia/Damascus"),
    *("Asia/Pyongyang", "Asia/Tokyo", "Australia/Sydney", "Australia/Lord_Howe"),
    *("Pacific/Apia", "Pacific/Chatham", "Pacific/Fiji", "Antarctica/Troll"),
)
TIMES: Final = (time(0, 0), time(0, 30), time(2, 30), time(3, 0), time(23, 30))
FIRST: Final = datetime(2008, 1, 1)
DAY: Final = timedelta(days=1)
DAYS: Final = 366 * 20 + 10
SUMMER: Final = Schedule(time(2, 30), "Europe/Berlin")
NOW: Final = datetime(2026, 11, 23, 14, 0)


def looks(zone: str) -> Iterator[datetime]:
    """When a worker looks at the calendar: often around each change of the clocks, else daily."""
    tz = ZoneInfo(zone)
    offsets = [(FIRST + DAY * day).replace(tzinfo=tz).utcoffset() for day in range(DAYS)]
    for day in range(1, DAYS - 3):
        is_near = len({*offsets[day - 1 : day + 3]}) > 1
        for part in range(96 if is_near else 1):
            yield FIRST + DAY * day + part * DAY / 96


@pytest.mark.parametrize("zone", ZONES)
def test_every_date_of_twenty_years_has_exactly_one_run(zone: str) -> None:
    schedule = Schedule(TIMES[ZONES.index(zone) % len(TIMES)], zone)
    runs: list[date] = []
    for now in looks(zone):
        day = schedule.due_day(now)
        assert day is not None
        assert schedule.moment(day) <= now
        if day not in runs[-3:]:
            runs.append(day)

    days = (runs[-1] - runs[0]).days + 1
    never = {date(2011, 12, 30)} if zone == "Pacific/Apia" else set()
    assert days > 365 * 20
    assert runs == [day for day in (runs[0] + DAY * n for n in range(days)) if day not in never]


@settings(max_examples=300)
@given(
    zone=st.sampled_from(ZONES),
    at=st.times(),
    now=st.datetimes(datetime(2008, 1, 1), datetime(2028, 1, 1)),
)
def test_at_its_moment_a_day_is_due_and_just_before_it_is_not(
    zone: str, at: time, now: datetime
) -> None:
    schedule = Schedule(at.replace(second=0, microsecond=0), zone)
    following = schedule.next_moment(now)
    assert following is not None
    assert following > now

    day = schedule.due_day(following)
    before = schedule.due_day(following - timedelta(microseconds=1))

    assert day is not None
    assert before is not None
    assert before < day
    assert before == schedule.due_day(now)


def test_a_time_that_is_skipped_comes_when_the_clocks_have_moved() -> None:
    # 2:30 does not exist on 29 March 2026: the clocks go from 2:00 to 3:00 at 1:00 UTC.
    assert SUMMER.moment(date(2026, 3, 29)) == datetime(2026, 3, 29, 1, 30)


def test_a_time_that_comes_twice_counts_the_first_time() -> None:
    # 2:30 is at 0:30 and again at 1:30 UTC on 25 October 2026.
    assert SUMMER.moment(date(2026, 10, 25)) == datetime(2026, 10, 25, 0, 30)
    assert SUMMER.due_day(datetime(2026, 10, 25, 1, 30)) == date(2026, 10, 25)


def test_a_date_that_the_zone_never_had_has_no_run() -> None:
    samoa = Schedule(time(3, 0), "Pacific/Apia")
    moments = [datetime(2011, 12, 30, hour) for hour in range(24)]
    days = {samoa.due_day(now) for now in moments}
    assert days == {date(2011, 12, 29), date(2011, 12, 31)}


def test_of_several_missed_days_the_newest_is_caught_up() -> None:
    assert SUMMER.due_day(datetime(2026, 7, 10, 0, 29)) == date(2026, 7, 9)
    assert SUMMER.due_day(datetime(2026, 7, 10, 0, 30)) == date(2026, 7, 10)


def test_nothing_was_missed_before_the_schedule_was_switched_on() -> None:
    schedule = replace(SUMMER, since=NOW)
    assert schedule.due_day(NOW) is None
    assert schedule.due_day(datetime(2026, 11, 24, 1, 30)) == date(2026, 11, 24)


def test_a_schedule_that_is_off_is_never_due() -> None:
    schedule = replace(SUMMER, is_on=False)
    assert schedule.due_day(NOW) is None
    assert schedule.next_moment(NOW) is None


def test_the_day_of_a_run_is_that_of_the_schedules_time_zone() -> None:
    late = datetime(2026, 11, 23, 23, 30)
    assert SUMMER.day(late) == date(2026, 11, 24)
    assert Schedule(time(3), "America/New_York").day(late) == date(2026, 11, 23)


def test_the_next_run_is_that_of_the_first_day_without_one() -> None:
    schedule = Schedule(time(15, 0), "Europe/Berlin")
    yesterday, today, tomorrow = (date(2026, 11, day) for day in (22, 23, 24))

    assert schedule.coming(NOW, [yesterday]) == datetime(2026, 11, 23, 14, 0)
    assert schedule.coming(NOW, [yesterday, today]) == datetime(2026, 11, 24, 14, 0)
    assert schedule.coming(NOW, [yesterday, today, tomorrow]) == datetime(2026, 11, 25, 14, 0)


def test_a_run_by_hand_before_the_time_of_a_day_takes_the_place_of_the_scheduled_one() -> None:
    before = NOW - timedelta(hours=3)
    schedule = Schedule(time(15, 0), "Europe/Berlin")

    assert schedule.coming(before, [date(2026, 11, 22)]) == datetime(2026, 11, 23, 14, 0)
    assert schedule.coming(before, [date(2026, 11, 22), date(2026, 11, 23)]) == datetime(
        2026, 11, 24, 14, 0
    )


def test_a_missed_run_comes_at_once_unless_the_schedule_is_newer() -> None:
    schedule = Schedule(time(3, 0), "Europe/Berlin")
    at_three = datetime(2026, 11, 23, 2, 0)

    assert schedule.coming(NOW, []) == at_three
    assert replace(schedule, since=NOW).coming(NOW, []) == at_three + DAY
    assert replace(schedule, is_on=False).coming(NOW, []) is None
