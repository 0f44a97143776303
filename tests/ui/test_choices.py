from __future__ import annotations

import pytest

from clientdesk.model.workspace import clean_setting
from clientdesk.ui import choices


def test_whatever_can_be_chosen_is_accepted() -> None:
    for code in choices.countries():
        clean_setting("country", code)
    for code in choices.currencies():
        clean_setting("base_currency", code)
    for zone in choices.timezones():
        clean_setting("timezone", zone)
    for code in choices.languages():
        clean_setting("locale", code)


@pytest.mark.parametrize(
    ("timezone", "country"),
    [
        ("Europe/Dublin", "IE"),
        ("America/New_York", "US"),
        ("Asia/Calcutta", "IN"),
        ("Mars/Olympus", "GB"),
        (None, "GB"),
    ],
)
def test_the_browsers_time_zone_tells_the_country(timezone: str | None, country: str) -> None:
    assert choices.country_of(timezone) == country


@pytest.mark.parametrize(
    ("country", "browser", "zone"),
    [
        ("US", "America/Denver", "America/Denver"),
        ("US", "Europe/Dublin", "America/New_York"),
        ("IN", "Asia/Calcutta", "Asia/Calcutta"),
        ("GB", "UTC", "Europe/London"),
        ("AU", "UTC", "Australia/Sydney"),
        ("DE", "Europe/Dublin", "Europe/Berlin"),
        ("XK", "Europe/Dublin", "Europe/Dublin"),
    ],
)
def test_the_time_zone_is_the_browsers_where_it_lies_in_the_country(
    country: str, browser: str, zone: str
) -> None:
    assert choices.zone_in(country, browser) == zone


def test_whatever_zone_a_country_leads_to_can_be_chosen() -> None:
    assert {choices.zone_in(code, "UTC") for code in choices.countries()} <= set(
        choices.timezones()
    )


def test_the_most_used_kinds_of_english_come_first() -> None:
    english = [name for name in choices.languages().values() if name.startswith("English")]
    assert english[:3] == [
        "English (United Kingdom)",
        "English (United States)",
        "English (Ireland)",
    ]


def test_a_country_tells_its_currency() -> None:
    assert [choices.currency_of(code) for code in ("IE", "US", "CH")] == ["EUR", "USD", "CHF"]


@pytest.mark.parametrize(
    ("browser", "country", "language"),
    [
        ("de-DE", "AT", "de_AT"),
        ("en-US", "IE", "en_IE"),
        ("fr-FR", "US", "fr_FR"),
        ("xx-YY", "IE", "en_IE"),
        (None, "DE", "en_GB"),
    ],
)
def test_the_language_is_the_browsers_in_the_workspaces_country(
    browser: str | None, country: str, language: str
) -> None:
    assert choices.language_of(browser, country) == language


def test_a_value_from_elsewhere_stays_to_be_chosen() -> None:
    assert "Etc/GMT+5" in choices.timezones("Etc/GMT+5")
    assert choices.languages("sw_KE")["sw_KE"] == "Swahili (Kenya)"
    assert "XAU" in choices.currencies("XAU")
