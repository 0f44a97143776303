from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import pytest

from clientdesk.text.next_run import next_run

NOW: Final = datetime(2026, 11, 23, 14, 0)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2026, 11, 23, 22, 30), "today at 23:30"),
        (datetime(2026, 11, 24, 2, 0), "tomorrow at 03:00"),
        (datetime(2026, 11, 25, 2, 0), "on 25 Nov 2026 at 03:00"),
    ],
)
def test_the_next_run_is_told_as_the_schedules_clock_shows_it(moment: datetime, said: str) -> None:
    written = next_run(moment, NOW, timezone="Europe/Berlin", locale="en_GB")
    assert written == f"Next run: {said} Europe/Berlin"


def test_what_is_tomorrow_depends_on_the_time_zone() -> None:
    moment = datetime(2026, 11, 23, 16, 0)
    assert "tomorrow at 01:00" in next_run(moment, NOW, timezone="Asia/Tokyo", locale="en_GB")
    assert "today at 11:00" in next_run(moment, NOW, timezone="America/New_York", locale="en_GB")


def test_a_run_that_is_due_comes_within_a_minute_and_none_when_it_is_off() -> None:
    due = next_run(NOW - timedelta(hours=11), NOW, timezone="UTC", locale="en_GB")
    assert due == "The daily run starts within a minute."
    off = next_run(None, NOW, timezone="UTC", locale="en_GB")
    assert off == "The daily run is off. What is due waits until somebody runs it."
