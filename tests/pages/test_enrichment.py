from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.actions import members
from clientdesk.actions.enrichment_runs import start_run
from clientdesk.actions.enrichment_settings import edit_enrichment
from clientdesk.actions.workspace import local_owner
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.enrichment import FailureKind
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.model.member import MemberDraft
from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.model.words import Role
from clientdesk.queries.enrichment import enrichment_settings
from clientdesk.queries.enrichment_runs import runs
from clientdesk.queries.workspace import workspace
from clientdesk.ui import cached
from tests.actions.enriching import Enriching
from tests.pages import drawn
from tests.pages.clients import keys, made, seen_by
from tests.pages.conftest import THEN
from tests.pages.enriched import SITE, ended, entitle, failure, read_page, result, waiting
from tests.pages.queues import listed, never_tried, opened, said, statuses

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def enriching(records: Database) -> Database:
    """A workspace that may enrich."""
    entitle(records)
    return records


def test_an_empty_workspace_says_what_to_do_next(enriching: Database, app: AppTest) -> None:
    assert enriching
    opened(app)
    assert not app.exception
    assert "No clients yet" in [each.value for each in app.subheader]
    assert app.button(key="queue-run").disabled


def test_every_status_is_counted_and_leads_to_its_clients(
    enriching: Database, app: AppTest
) -> None:
    ended(enriching, result(), "Found")
    ended(enriching, failure(FailureKind.TLS), "Broken")
    made(enriching, "Without")
    never_tried(enriching)
    opened(app)
    assert drawn.cards(app, "queue-figures") == {
        **{"Not started": "1", "Queued": "0", "Running": "0"},
        **{"Succeeded": "1", "Failed": "1", "Skipped": "1"},
    }
    cards = (drawn.component(app, "queue-figures") or {})["cards"]
    assert all(card["opens"] for card in cards)


def test_what_is_due_is_run_by_the_one_primary_button(enriching: Database, app: AppTest) -> None:
    never_tried(enriching, "Acme")
    never_tried(enriching, "Bravo")
    opened(app)
    assert app.button(key="queue-run").label == "Run all that is due · 2"
    assert "2 clients are due." in said(app)
    assert listed(app, "due") == [
        ["Acme", "Never looked up", None],
        ["Bravo", "Never looked up", None],
    ]

    app.button(key="queue-run").click().run()

    assert statuses(enriching) == {"queued": 2}
    assert [toast.value for toast in app.toast] == ["2 clients are in the queue\\."]
    [run] = runs(enriching)
    assert (run.source, run.started_by, run.queued) == ("page", "Nora Quinn", 2)


def test_where_the_day_had_its_run_the_button_queues_what_is_due_since(
    enriching: Database, app: AppTest
) -> None:
    start_run(enriching, local_owner(enriching), RunSource.API, cached.now())
    never_tried(enriching)
    opened(app).button(key="queue-run").click().run()

    assert statuses(enriching) == {"queued": 1}
    [run] = runs(enriching)
    assert (run.source, run.queued) == ("api", 0)


def test_more_than_a_run_takes_is_said_before_and_what_it_refuses(
    enriching: Database, app: AppTest
) -> None:
    change_settings(enriching, daily_limit=1)
    entitle(enriching, on=False)
    for name in ("Acme", "Bravo"):
        made(enriching, name, website=SITE)
    entitle(enriching)
    owner = local_owner(enriching)
    Enriching(enriching, owner, owner, owner, owner).imported("Without", website=None)
    opened(app)
    assert "2 clients are due. A run takes at most 1. 1 has no website, so a run skips it." in said(
        app
    )


def change_settings(records: Database, **changes: object) -> None:
    """Somebody else saves these settings."""
    edit_enrichment(records, local_owner(records), enrichment_settings(records), changes, THEN)


def test_nothing_due_is_the_reason_why_nothing_can_be_run(
    enriching: Database, app: AppTest
) -> None:
    ended(enriching, result())
    opened(app)
    assert app.button(key="queue-run").disabled
    assert "Nothing is due." in said(app)
    assert "imported ones wait here" in said(app)


def test_running_lookups_show_the_page_that_is_being_read(
    enriching: Database, app: AppTest
) -> None:
    acme = waiting(enriching, "Acme")
    read_page(enriching, acme, f"{SITE}/contact", 3)
    opened(app)
    [row] = drawn.rows(app, "queue-running")
    assert row[:3] == ["Acme", "acme.example/contact", "3"]
    assert row[4] == "1"
    assert app.get("progress")


def test_text_of_pages_and_clients_is_no_markup(enriching: Database, app: AppTest) -> None:
    name = "<b>Acme</b> [x](https://evil.example) $x$"
    acme = waiting(enriching, name)
    read_page(enriching, acme, f"{SITE}/**bold**", 1)
    opened(app)
    [row] = drawn.rows(app, "queue-running")
    assert row[:2] == [name, "acme.example/**bold**"]
    assert not any(name in each.value for each in app.markdown)


def test_the_page_rests_when_nothing_is_looked_up_and_says_what_comes_by_itself(
    enriching: Database, app: AppTest
) -> None:
    ended(enriching, failure(FailureKind.TIMEOUT))
    opened(app)
    assert "Nothing is being looked up. 1 failed lookup is tried again by itself" in said(app)
    assert not app.get("progress")


def test_a_workspace_that_is_off_says_so_and_an_admin_turns_it_on_there(
    records: Database, app: AppTest
) -> None:
    made(records, "Held", website=SITE)
    opened(app, "Skipped")
    assert app.button(key="queue-run").disabled
    assert "Nothing is looked up in this workspace, and new clients are skipped." in said(app)
    assert listed(app, "skipped") == [
        ["Held", "Enrichment is turned off in Settings.", "Open Settings"]
    ]

    app.toggle(key="enrichment-on").set_value(True).run()

    assert workspace(records).enrichment_enabled
    assert [toast.value for toast in app.toast] == ["Enrichment is on\\."]
    assert app.button(key="queue-run").label == "Run all that is due · 1"


def test_turning_it_off_says_what_is_skipped(enriching: Database, app: AppTest) -> None:
    waiting(enriching)
    opened(app)
    assert "When you turn it off, clients that wait are skipped." in said(app)
    app.toggle(key="enrichment-on").set_value(False).run()

    assert statuses(enriching) == {"skipped": 1}
    told = "Enrichment is off; 1 client that waited was skipped."
    assert [toast.value.replace("\\", "") for toast in app.toast] == [told]


def test_a_viewer_sees_everything_and_starts_nothing(
    enriching: Database, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    never_tried(enriching)
    ended(enriching, failure(FailureKind.TLS), "Broken")
    seen_by(monkeypatch, Role.VIEWER)
    opened(app, "Failed")
    assert "queue-run" not in keys(app)
    assert "You need the support role to start a run." in said(app)
    table: dict[str, Any] = drawn.component(app, "queue-failed-0") or {}
    assert (table["selects"], table["rows"][0]["menu"]) == (False, ["Open"])
    assert "enrichment-on" not in [toggle.key for toggle in app.toggle]
    assert "daily-run-save" not in keys(app)


def test_support_runs_the_queue_and_learns_who_sets_it_up(
    records: Database, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = MemberDraft("Ines Okafor", "ines@northlight.example", Role.ADMIN)
    members.add(records, local_owner(records), draft, THEN)
    made(records, "Held", website=SITE)
    seen_by(monkeypatch, Role.SUPPORT)
    opened(app, "Skipped")
    assert "Ines Okafor and Nora Quinn can turn it on or off." in said(app)
    assert listed(app, "skipped")[0][2] is None
    assert "enrichment-on" not in [toggle.key for toggle in app.toggle]

    entitle(records)
    app.run()
    app.button(key="queue-run").click().run()
    assert statuses(records) == {"queued": 1}


@pytest.mark.parametrize("status", list(Status))
def test_a_card_leads_to_the_directory_with_its_filter(
    enriching: Database, app: AppTest, status: Status
) -> None:
    ended(enriching, result(), "Found")
    opened(app)
    app.session_state["queue-lead"] = ClientFilter(enrichment_status=(status,))
    app.run()
    assert app.query_params["filter"] == f'{{"enrichment_status":["{status}"]}}'
    assert drawn.names(app) == (["Found"] if status is Status.SUCCEEDED else [])


def test_runs_stand_with_who_started_them_and_what_became_of_it(
    enriching: Database, app: AppTest
) -> None:
    never_tried(enriching)
    start_run(enriching, local_owner(enriching), RunSource.COMMAND, THEN)
    opened(app)
    [row] = (drawn.component(app, "queue-runs") or {})["rows"]
    assert row["cells"][0]["below"] == "Command · Nora Quinn"
    assert row["cells"][2]["text"] == "1"
    assert row["cells"][7]["text"] == "1 to do"
