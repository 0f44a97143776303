from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.text.dates import day
from clientdesk.text.typed_days import read_day


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("2026-11-02", "en_IE"),
        (" 2 Nov 2026 ", "en_IE"),
        ("2 november 2026", "de_DE"),
        ("Nov 2, 2026", "en_US"),
        ("2/11/2026", "en_GB"),
        ("11/2/2026", "en_US"),
        ("2.11.2026", "de_DE"),
        ("2 nov. 2026", "fr_FR"),
        ("2/11/26", "en_IE"),
        ("11/2/26", "en_US"),
        ("02.11.26", "de_DE"),
        ("2 Nov 26", "en_IE"),
    ],
)
def test_a_day_is_read_as_its_readers_write_it(text: str, locale: str) -> None:
    assert read_day(text, locale) == date(2026, 11, 2)


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "31 Feb 2026", "2 Foo 2026", "2026"])
def test_another_text_names_no_day(text: str) -> None:
    assert read_day(text, "en_IE") is None


@pytest.mark.parametrize(("text", "locale"), [("26-11-02", "en_IE"), ("6/11/26", "sv_SE")])
def test_a_short_year_is_not_guessed(text: str, locale: str) -> None:
    assert read_day(text, locale) is None


@settings(max_examples=60)
@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(["en_IE", "de_DE", "fr_FR", "nl_NL"]))
def test_what_the_pages_write_is_read_back(value: date, locale: str) -> None:
    assert read_day(day(value, locale), locale) == value
