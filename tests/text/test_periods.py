from __future__ import annotations

from datetime import date

import pytest

from clientdesk.text.periods import period, short_period


@pytest.mark.parametrize(
    ("grain", "whole", "short"),
    [
        ("day", "7 Sep 2026", "7 Sep"),
        ("week", "Week of 7 Sep 2026", "7 Sep"),
        ("month", "Sep 2026", "Sep"),
        ("quarter", "Q3 2026", "Q3"),
    ],
)
def test_a_period_is_named_by_its_first_day(grain: str, whole: str, short: str) -> None:
    first = date(2026, 9, 7)

    assert (period(first, grain, "en_IE"), short_period(first, grain, "en_IE")) == (whole, short)


def test_a_period_reads_as_its_locale_writes_it() -> None:
    first = date(2026, 3, 1)

    assert period(first, "month", "de_DE") == "März 2026"
    assert short_period(first, "day", "de_DE") == "1. März"
    assert short_period(first, "month", "ja_JP") == "3月"
