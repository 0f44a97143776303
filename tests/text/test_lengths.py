from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from clientdesk.text.lengths import about, brief, days


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("34.23", "34.2 days"),
        ("-3", "-3 days"),
        ("1", "1 day"),
        ("0.96", "1 day"),
        ("0", "0 days"),
        ("1234", "1,234 days"),
    ],
)
def test_days_are_told_to_a_tenth(value: str, written: str) -> None:
    assert days(Decimal(value), "en_IE") == written


def test_unknown_days_are_a_dash() -> None:
    assert days(None, "en_IE") == "—"


@pytest.mark.parametrize(
    ("seconds", "written"),
    [
        (20, "under a minute"),
        (61, "about 1 minute"),
        (89 * 60, "about 89 minutes"),
        (100 * 60, "about 2 hours"),
        (3 * 86_400, "about 3 days"),
    ],
)
def test_a_guess_is_told_roughly(seconds: int, written: str) -> None:
    assert about(timedelta(seconds=seconds)) == written


@pytest.mark.parametrize(
    ("seconds", "written"), [(-2, "0 s"), (12.9, "12 s"), (185, "3 min"), (7_300, "2 h")]
)
def test_how_long_something_runs_fits_a_cell(seconds: float, written: str) -> None:
    assert brief(timedelta(seconds=seconds)) == written
