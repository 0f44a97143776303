from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions.enrichment_settings import edit_enrichment
from clientdesk.errors import Conflict, InvalidField
from clientdesk.model.enrichment_settings import EnrichmentSettings, Source
from clientdesk.queries.enrichment import enrichment_settings

if TYPE_CHECKING:
    from tests.actions.enriching import Enriching


def test_a_workspace_starts_with_everything_off_and_its_own_time_zone(desk: Enriching) -> None:
    assert enrichment_settings(desk.database) == EnrichmentSettings("Europe/London")


def test_settings_are_kept_noted_and_leave_the_workspace_as_it_is(desk: Enriching) -> None:
    desk.settings(schedule_on=True, run_at="04:30", daily_limit=50, sources=["brreg", "vies"])

    kept = enrichment_settings(desk.database)

    assert (kept.schedule_on, kept.run_at, kept.daily_limit) == (True, "04:30", 50)
    assert kept.asks(Source.VIES)
    assert not kept.asks(Source.GLEIF)
    lines = [row for row in desk.activities(None) if row["kind"] == "workspace_updated"]
    assert {(row["field"], row["new"]) for row in lines} == {
        ("schedule_on", "on"),
        ("run_at", "04:30"),
        ("daily_limit", "50"),
        ("sources", "vies brreg"),
    }
    desk.entitle(on=False)
    assert enrichment_settings(desk.database) == kept


def test_the_daily_run_counts_from_when_it_was_switched_on(desk: Enriching) -> None:
    desk.settings(schedule_on=True)
    first = enrichment_settings(desk.database)
    assert first.since == desk.now

    later = desk.now + timedelta(hours=1)
    edit_enrichment(desk.database, desk.admin, first, {"run_at": "05:00"}, later)
    assert enrichment_settings(desk.database).since == desk.now
    for is_on in (False, True):
        read = enrichment_settings(desk.database)
        edit_enrichment(desk.database, desk.admin, read, {"schedule_on": is_on}, later)
    assert enrichment_settings(desk.database).since == later


def test_two_administrators_who_change_the_same_setting_are_told(desk: Enriching) -> None:
    read = enrichment_settings(desk.database)
    desk.settings(daily_limit=50)

    with pytest.raises(Conflict, match="Admin changed Clients a run after you opened this"):
        edit_enrichment(desk.database, desk.owner, read, {"daily_limit": 60}, desk.now)
    edit_enrichment(desk.database, desk.owner, read, {"refresh_old": True}, desk.now)

    assert enrichment_settings(desk.database).daily_limit == 50
    assert enrichment_settings(desk.database).refresh_old


def test_a_setting_that_cannot_be_changes_nothing(desk: Enriching) -> None:
    with pytest.raises(InvalidField, match="such as 03:00"):
        desk.settings(run_at="25:00", daily_limit=50)
    assert enrichment_settings(desk.database).daily_limit == 2_000
