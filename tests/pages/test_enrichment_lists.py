from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.model.enrichment import FailureKind
from tests.pages import drawn
from tests.pages.clients import keys, made
from tests.pages.enriched import SITE, begun, ended, entitle, failure, waiting
from tests.pages.queues import listed, never_tried, opened, said, select, statuses

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def enriching(records: Database) -> Database:
    """A workspace that may enrich."""
    entitle(records)
    return records


def test_the_queue_shows_turns_causes_and_people(enriching: Database, app: AppTest) -> None:
    waiting(enriching, "Acme")
    waiting(enriching, "Bravo")
    opened(app, "Queued")
    rows = [row[:4] for row in listed(app, "queued")]
    assert rows == [
        ["Acme", "1", "New client", "Nora Quinn"],
        ["Bravo", "2", "New client", "Nora Quinn"],
    ]


def test_what_is_selected_in_the_queue_is_canceled(enriching: Database, app: AppTest) -> None:
    acme = waiting(enriching, "Acme")
    waiting(enriching, "Bravo")
    opened(app, "Queued")
    assert app.button(key="queue-queued-selected").disabled

    select(app, "queued", acme)
    assert app.button(key="queue-queued-selected").label == "Cancel 1 selected"
    app.button(key="queue-queued-selected").click().run()

    assert statuses(enriching) == {"queued": 1, "not_started": 1}
    assert [toast.value for toast in app.toast] == ["1 lookup was canceled\\."]
    assert [row[0] for row in listed(app, "queued", turn=1)] == ["Bravo"]


def test_canceling_everything_asks_first_and_says_what_ends(
    enriching: Database, app: AppTest
) -> None:
    ended(enriching, failure(FailureKind.TIMEOUT), "Later")
    begun(enriching, waiting(enriching, "Acme"))
    waiting(enriching, "Bravo")
    opened(app, "Queued").button(key="queue-queued-all").click().run()
    told = "3 lookups end: 1 that waits, 1 under way and 1 that failed and would be tried again."
    assert told in said(app)
    assert statuses(enriching) == {"queued": 1, "running": 1, "failed": 1}

    app.button(key="queue-cancel-all").click().run()

    assert statuses(enriching) == {"not_started": 2, "failed": 1}
    assert [toast.value for toast in app.toast] == ["3 lookups were canceled\\."]


def test_keeping_the_queue_ends_nothing(enriching: Database, app: AppTest) -> None:
    waiting(enriching)
    opened(app, "Queued").button(key="queue-queued-all").click().run()
    app.button(key="queue-keep").click().run()

    assert statuses(enriching) == {"queued": 1}
    assert "queue-cancel-all" not in keys(app)


def test_failures_stand_with_their_reason_and_what_to_do(enriching: Database, app: AppTest) -> None:
    ended(enriching, failure(FailureKind.TLS), "Broken")
    ended(enriching, failure(FailureKind.TIMEOUT), "Slow")
    opened(app, "Failed")
    rows = (drawn.component(app, "queue-failed-0") or {})["rows"]
    cells = {row["name"]: row["cells"] for row in rows}
    assert cells["Broken"][1]["text"] == "The site’s certificate is not valid, so it was not read."
    assert cells["Broken"][1]["below"].startswith("Check the website")
    assert cells["Broken"][4] is None
    assert cells["Slow"][1]["below"].startswith("It is tried again by itself on")
    assert cells["Slow"][4] is not None
    assert "2 clients failed. 1 lookup is tried again by itself." in said(app)


def test_all_that_failed_is_retried(enriching: Database, app: AppTest) -> None:
    ended(enriching, failure(FailureKind.TLS), "Broken")
    ended(enriching, failure(FailureKind.ROBOTS), "Shy")
    opened(app, "Failed")
    assert app.button(key="queue-failed-all").label == "Retry all 2"
    app.button(key="queue-failed-all").click().run()

    assert statuses(enriching) == {"queued": 2}
    assert [toast.value for toast in app.toast] == ["2 clients are in the queue\\."]


def test_what_is_selected_of_the_failed_is_retried(enriching: Database, app: AppTest) -> None:
    broken = ended(enriching, failure(FailureKind.TLS), "Broken")
    ended(enriching, failure(FailureKind.ROBOTS), "Shy")
    select(opened(app, "Failed"), "failed", broken).button(
        key="queue-failed-selected"
    ).click().run()

    assert statuses(enriching) == {"queued": 1, "failed": 1}


def test_the_selected_of_what_is_due_are_looked_up(enriching: Database, app: AppTest) -> None:
    acme, bravo = never_tried(enriching, "Acme"), never_tried(enriching, "Bravo")
    never_tried(enriching, "Charlie")
    select(opened(app), "due", acme, bravo)
    assert app.button(key="queue-due-selected").label == "Look up 2 selected"
    app.button(key="queue-due-selected").click().run()

    assert statuses(enriching) == {"queued": 2, "not_started": 1}


def test_skipped_clients_stand_with_what_mends_them(enriching: Database, app: AppTest) -> None:
    made(enriching, "Without")
    opened(app, "Skipped")
    assert listed(app, "skipped") == [["Without", "The client has no website.", "Add a website"]]
    assert "1 has no website." in said(app)
    assert "queue-skipped-selected" not in keys(app)


def test_of_selected_skipped_clients_those_without_a_website_are_refused(
    records: Database, app: AppTest
) -> None:
    held = made(records, "Held", website=SITE)
    without = made(records, "Without")
    entitle(records)
    select(opened(app, "Skipped"), "skipped", held, without)
    assert app.button(key="queue-skipped-selected").label == "Look up 1 of 2 selected"
    assert "1 has no website" in said(app).splitlines()
    app.button(key="queue-skipped-selected").click().run()

    assert statuses(records) == {"queued": 1, "skipped": 1}


def test_a_list_turns_its_pages(enriching: Database, app: AppTest) -> None:
    for number in range(26):
        made(enriching, f"Client {number:02}")
    opened(app, "Skipped")
    assert [row[0] for row in listed(app, "skipped")] == [f"Client {n:02}" for n in range(25)]
    assert "1–25 of 26 clients" in said(app)

    app.session_state["queue-page-skipped"] = 2
    app.run()

    assert [row[0] for row in listed(app, "skipped")] == ["Client 25"]


def test_a_page_that_is_gone_shows_the_last_one(enriching: Database, app: AppTest) -> None:
    made(enriching, "Only")
    app.session_state["queue-page-skipped"] = 3
    opened(app, "Skipped")
    assert [row[0] for row in listed(app, "skipped")] == ["Only"]


def test_the_client_of_a_row_opens_over_the_page(enriching: Database, app: AppTest) -> None:
    broken = ended(enriching, failure(FailureKind.TLS), "Broken")
    opened(app, "Failed")
    row = (drawn.component(app, "queue-failed-0") or {})["rows"][0]
    assert (row["href"], row["menu"]) == (f"/client?id={broken}", ["Open", "Retry"])


def test_what_failed_is_not_retried_while_it_is_off(enriching: Database, app: AppTest) -> None:
    ended(enriching, failure(FailureKind.TLS))
    entitle(enriching, on=False)
    opened(app, "Failed")
    assert not {"queue-failed-all", "queue-failed-selected"} & keys(app)
    assert "They can be tried again when enrichment is on." in said(app)
