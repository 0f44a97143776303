from __future__ import annotations

from decimal import Decimal

import pytest

from clientdesk.text.lengths import days


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
