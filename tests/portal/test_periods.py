from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.period import Window
from clientdesk.portal.periods import offered, read, written

TODAY = date(2026, 11, 29)


def test_years_end_where_the_next_begins_and_this_one_today() -> None:
    assert offered(TODAY) == {
        "This year": Window(date(2026, 1, 1), TODAY),
        "Last year": Window(date(2025, 1, 1), date(2025, 12, 31)),
        "Last 12 months": Window(date(2025, 11, 30), TODAY),
        "All time": Window(),
    }


@given(st.dates(date(1900, 1, 1)))
def test_what_is_offered_is_read_as_it_was_written(today: date) -> None:
    for days in offered(today).values():
        query = dict(part.split("=") for part in written(days).split("&") if part)

        assert read(query, today) == days


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ({}, Window()),
        ({"from": "", "to": ""}, Window()),
        ({"from": "2026-02-01", "to": "2026-01-01"}, Window(date(2026, 1, 1), date(2026, 2, 1))),
        ({"from": "2027-01-01"}, Window(TODAY, None)),
        ({"from": "2026-02-30"}, None),
        ({"to": "yesterday"}, None),
        ({"from": "2026-01-01", "to": " 2026-02-01"}, None),
    ],
)
def test_days_are_turned_round_and_end_today(query: dict[str, str], days: Window | None) -> None:
    assert read(query, TODAY) == days


@given(st.dictionaries(st.sampled_from(["from", "to"]), st.text() | st.dates().map(str)))
def test_no_address_gives_days_after_today_or_the_wrong_way_round(query: dict[str, str]) -> None:
    days = read(query, TODAY)

    assert days is None or (days.first or date.min) <= (days.last or TODAY) <= TODAY
