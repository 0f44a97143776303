from __future__ import annotations

from datetime import date, datetime

import pytest

from clientdesk.intake.billing.days import Reading, begins_with, counted, read_date, read_time


def days(*cells: str, usual: str = "day") -> list[date | None]:
    """The cells of one column as they are read; None for what is refused."""
    order = counted(dict.fromkeys(cells, 1))
    reading = Reading(order.first or usual, "Europe/Berlin")
    return [read_date(cell, order, reading)[0] for cell in cells]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-03", "2026/11/3", "20261103", "3.11.2026", "3.11.26", "3 Nov 2026", "03-Nov-2026",
        "Nov 3, 2026", "Tue, 3 Nov 2026", "3. November 2026", "46329", "46329.5",
        "2026-11-03 10:15", "2026-11-02T23:30:00Z",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(cell: str) -> None:
    assert days(cell) == [date(2026, 11, 3)]


def test_a_day_above_twelve_decides_for_the_whole_column() -> None:
    assert days("03/04/2026", "13/04/2026", usual="month") == [date(2026, 4, 3), date(2026, 4, 13)]
    assert days("03/04/2026", "04/13/2026", usual="day") == [date(2026, 3, 4), date(2026, 4, 13)]


def test_a_column_that_mixes_both_is_not_guessed() -> None:
    assert days("03/04/2026", "13/04/2026", "04/13/2026", "14/04/2026") == [
        None,
        date(2026, 4, 13),
        None,
        date(2026, 4, 14),
    ]


@pytest.mark.parametrize("cell", ["30/02/2026", "soon", "12", "2026-13-01", "99999", "1/1/1850"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    assert days(cell) == [None]


def test_a_time_is_of_its_own_zone_else_of_the_workspace() -> None:
    def at(cell: str, *, is_utc: bool = False) -> datetime | None:
        return read_time(cell, counted({cell: 1}), Reading("day", "Europe/Berlin", is_utc))[0]

    assert at("2026-11-03 10:00") == datetime(2026, 11, 3, 9)
    assert at("2026-11-03 10:00", is_utc=True) == datetime(2026, 11, 3, 10)
    assert at("2026-11-03T10:00:00-05:00") == datetime(2026, 11, 3, 15)
    assert at("3/11/2026 3:15 PM") == datetime(2026, 11, 3, 14, 15)
    assert at("2026-11-03") == datetime(2026, 11, 2, 23)


def test_the_workspace_tells_what_comes_first() -> None:
    assert [begins_with(locale) for locale in ("en_GB", "en_US", "de_DE")] == [
        "day",
        "month",
        "day",
    ]
