from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from clientdesk.text.dates import ago, day, moment


@pytest.mark.parametrize(
    ("locale", "written"),
    [("en_GB", "22 Nov 2026"), ("en_US", "22 Nov 2026"), ("de_DE", "22.11.2026")],
)
def test_a_day_cannot_be_read_as_another(locale: str, written: str) -> None:
    assert day(date(2026, 11, 22), locale) == written


def test_every_english_month_has_three_letters() -> None:
    assert day(date(2026, 9, 8), "en_GB") == "8 Sep 2026"


def test_a_moment_is_told_in_the_workspaces_time_zone() -> None:
    at = datetime(2026, 11, 22, 23, 30)

    assert moment(at, "en_GB", "Europe/Berlin") == "23 Nov 2026, 00:30"
    assert moment(at, "en_GB", "America/New_York") == "22 Nov 2026, 18:30"


def test_ago_looks_back() -> None:
    now = datetime(2026, 11, 22, 12)

    assert ago(now - timedelta(days=3), now, "en_GB") == "3 days ago"
    assert ago(now - timedelta(days=3), now, "de_DE") == "vor 3 Tagen"


def test_no_day_is_a_dash() -> None:
    assert (day(None, "en_GB"), moment(None, "en_GB", "UTC")) == ("—", "—")
    assert ago(None, datetime(2026, 1, 1), "en_GB") == "—"
