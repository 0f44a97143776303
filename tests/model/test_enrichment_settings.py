from __future__ import annotations

from datetime import time

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.enrichment_settings import (
    LABELS,
    EnrichmentSettings,
    Source,
    clean_enrichment_setting,
)

SETTINGS = EnrichmentSettings("Europe/Berlin")


def test_the_daily_run_and_every_source_are_off_until_switched_on() -> None:
    assert not SETTINGS.schedule.is_on
    assert not SETTINGS.refresh_old
    assert SETTINGS.daily_limit == 2_000
    assert not any(SETTINGS.asks(source) for source in Source)


def test_the_schedule_is_that_of_the_settings() -> None:
    schedule = EnrichmentSettings("Asia/Tokyo", schedule_on=True, run_at="23:30").schedule
    assert (schedule.at, schedule.timezone, schedule.is_on) == (time(23, 30), "Asia/Tokyo", True)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("schedule_on", True, True),
        ("run_at", time(4, 5), "04:05"),
        ("run_at", "23:59", "23:59"),
        ("run_timezone", "Asia/Tokyo", "Asia/Tokyo"),
        ("daily_limit", 100_000, 100_000),
        ("sources", ["brreg", "vies", "vies"], "vies brreg"),
        ("sources", "peppol gleif", "gleif peppol"),
        ("sources", [], ""),
    ],
)
def test_a_setting_is_kept_in_its_one_form(field: str, typed: object, kept: object) -> None:
    assert clean_enrichment_setting(field, typed) == kept


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("schedule_on", "yes", "Daily run must be on or off."),
        ("run_at", "24:00", "a time such as 03:00"),
        ("run_at", "3:00", "a time such as 03:00"),
        ("run_timezone", "Berlin", "such as Europe/Berlin"),
        ("daily_limit", 0, "from 1 to 100,000"),
        ("daily_limit", True, "from 1 to 100,000"),
        ("sources", "vies crystal_ball", "no source “crystal_ball”"),
        ("key", "x", "no setting “key”"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(field: str, typed: object, says: str) -> None:
    with pytest.raises(InvalidField, match=says) as caught:
        clean_enrichment_setting(field, typed)
    assert caught.value.field == field


def test_every_setting_has_a_label_and_a_column() -> None:
    assert set(LABELS) <= set(EnrichmentSettings.__slots__)
