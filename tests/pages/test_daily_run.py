from __future__ import annotations

from datetime import time, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk import config
from clientdesk.actions.enrichment_settings import edit_enrichment
from clientdesk.actions.workspace import local_owner
from clientdesk.model.words import Role
from clientdesk.queries.enrichment import enrichment_settings
from clientdesk.ui import cached
from tests.pages.clients import keys, seen_by
from tests.pages.conftest import THEN
from tests.pages.enriched import entitle
from tests.pages.queues import never_tried, opened, said

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def page(records: Database, app: AppTest) -> AppTest:
    """The page of a workspace that may enrich and has a client."""
    entitle(records)
    never_tried(records)
    return opened(app)


def saved(page: AppTest) -> AppTest:
    return page.button(key="daily-run-save").click().run()


def other_saves(records: Database, **changes: object) -> None:
    owner = local_owner(records)
    edit_enrichment(records, owner, enrichment_settings(records), changes, THEN)


def test_the_daily_run_is_off_until_somebody_turns_it_on(page: AppTest, records: Database) -> None:
    assert "The daily run is off." in said(page)
    page.toggle(key="daily-run-schedule_on-0").set_value(True)
    page.time_input(key="daily-run-run_at-0").set_value(time(4, 30))
    page.selectbox(key="daily-run-run_timezone-0").select("Europe/Berlin")
    page.number_input(key="daily-run-daily_limit-0").set_value(500)
    page.toggle(key="daily-run-refresh_old-0").set_value(True)
    saved(page)

    now = enrichment_settings(records)
    assert (now.schedule_on, now.run_at, now.run_timezone) == (True, "04:30", "Europe/Berlin")
    assert (now.daily_limit, now.refresh_old) == (500, True)
    assert "at 04:30 Europe/Berlin" in said(page)
    assert any("Settings are saved" in toast.value for toast in page.toast)


def test_a_run_that_was_missed_is_announced(page: AppTest, records: Database) -> None:
    read, long_ago = enrichment_settings(records), cached.now() - timedelta(days=3)
    changes = {"schedule_on": True, "run_at": "00:00"}
    edit_enrichment(records, local_owner(records), read, changes, long_ago)
    page.run()
    assert "The daily run starts within a minute." in said(page)


def test_a_day_that_had_its_run_has_no_other(page: AppTest, records: Database) -> None:
    other_saves(records, schedule_on=True, run_at="00:00", run_timezone="UTC")
    page.button(key="queue-run").click().run()

    assert "Next run: tomorrow at 00:00 UTC" in said(page)


def test_of_two_who_save_the_time_the_second_chooses(page: AppTest, records: Database) -> None:
    other_saves(records, run_at="05:00", daily_limit=700)
    page.time_input(key="daily-run-run_at-0").set_value(time(4, 30))
    saved(page)
    told = "Time of the daily run: Nora Quinn saved “05:00” on 20 Nov 2026, 09:30. Yours is “04:30”"
    assert told in said(page)
    assert enrichment_settings(records).run_at == "05:00"

    page.button(key="daily-run-mine").click().run()

    now = enrichment_settings(records)
    assert (now.run_at, now.daily_limit) == ("04:30", 700)


def test_keeping_theirs_shows_the_time_that_stands(page: AppTest, records: Database) -> None:
    other_saves(records, run_at="05:00")
    page.time_input(key="daily-run-run_at-0").set_value(time(4, 30))
    saved(page).button(key="daily-run-theirs").click().run()

    assert page.time_input(key="daily-run-run_at-1").value == time(5, 0)
    assert enrichment_settings(records).run_at == "05:00"


def test_saving_what_nobody_touched_changes_nothing(page: AppTest, records: Database) -> None:
    before = enrichment_settings(records)
    saved(page)
    assert enrichment_settings(records) == before
    assert any("Nothing was changed" in toast.value for toast in page.toast)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.SUPPORT])
def test_others_than_admins_see_how_it_is_set(
    page: AppTest, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    seen_by(monkeypatch, role)
    page.run()
    assert page.toggle(key="daily-run-schedule_on-0").disabled
    assert page.time_input(key="daily-run-run_at-0").disabled
    assert "daily-run-save" not in keys(page)


def test_it_says_that_no_program_may_start_it_and_what_to_do(page: AppTest) -> None:
    assert "No other program can start it: there is no API token." in said(page)
    shown = [each.value for each in page.code]
    assert "openssl rand -hex 24" in shown
    assert any("-X POST" in each and "/api/v1/enrichment/runs" in each for each in shown)


def test_it_says_that_the_token_is_set_and_never_the_token(
    records: Database, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = "a-token-of-sixteen-or-more"
    monkeypatch.setenv("CLIENTDESK_TRIGGER_TOKEN", known)
    monkeypatch.setenv("CLIENTDESK_PUBLIC_URL", "https://desk.example")
    config.settings.cache_clear()
    entitle(records)
    opened(app)
    assert "Another program can start it, with CLIENTDESK_TRIGGER_TOKEN." in said(app)
    shown = [each.value for each in app.code]
    assert shown == [
        'curl -fsS -X POST -H "Authorization: Bearer $CLIENTDESK_TRIGGER_TOKEN" '
        "https://desk.example/api/v1/enrichment/runs"
    ]
    assert known not in str(app.main)
