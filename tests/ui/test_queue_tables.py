from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import polars as pl
import pytest

from clientdesk.model.ids import new_id
from clientdesk.queries.enrichment_queue import Running
from clientdesk.ui.components.table import Cell
from clientdesk.ui.queue_reader import CANCEL, LOOK_UP, OPEN, RETRY, Reader
from clientdesk.ui.queue_tables import (
    due_rows,
    failed_rows,
    queued_rows,
    refusals,
    running_rows,
    skipped_rows,
)

NOW: Final = datetime(2026, 11, 23, 14, 0)
READER: Final = Reader(NOW, "en_GB", "Europe/Dublin", frozenset({CANCEL, RETRY, LOOK_UP}))
VIEWER: Final = Reader(NOW, "en_GB", "Europe/Dublin", frozenset())
CLIENT: Final = {"client_id": "01", "name": "Acme", "website": "https://www.acme.example/"}
FAILED: Final = {
    **CLIENT,
    "error_kind": "tls",
    "error": "The certificate is not valid.",
    "attempts": 1,
    "tried_at": NOW - timedelta(minutes=3),
    "next_try": None,
}


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, infer_schema_length=None)


def running(**changes: Any) -> Running:  # noqa: ANN401
    values: dict[str, Any] = {
        "client_id": UUID(int=1),
        "name": "Acme",
        "website": "https://acme.example",
        "page": "https://acme.example/legal/imprint?lang=de",
        "pages_read": 3,
        "started_at": NOW - timedelta(seconds=12),
        "attempt": 2,
    }
    return Running(**{**values, **changes})


def test_a_row_shows_the_website_below_the_name_and_opens_the_record() -> None:
    [row] = queued_rows(
        frame(CLIENT | {"trigger": "create", "queued_by": "Nora", "queued_at": NOW}),
        READER,
        before=0,
    )
    assert row.cells[0] == Cell("Acme", below="acme.example")
    assert (row.id, row.href, row.menu) == ("01", "/client?id=01", (OPEN, CANCEL))


def test_what_runs_shows_its_page_how_far_it_is_and_since_when() -> None:
    [row] = running_rows([running()], READER)
    page, pages, took, attempt = row.cells[1:]
    assert page == Cell(
        "acme.example/legal/imprint?lang=de", "https://acme.example/legal/imprint?lang=de"
    )
    assert (pages, attempt) == (Cell("3"), Cell("2"))
    assert took == Cell("12 s", "Since 23 Nov 2026, 13:59")


def test_before_its_first_page_a_lookup_opens_the_website() -> None:
    [row] = running_rows([running(page=None, pages_read=0)], READER)
    assert row.cells[1] == Cell("Opening the website", tone="quiet")


def test_turns_go_on_over_the_pages_of_the_queue() -> None:
    one = CLIENT | {"trigger": "daily", "queued_by": None, "queued_at": NOW}
    rows = queued_rows(frame(one, one), READER, before=25)
    assert [row.cells[1] for row in rows] == [Cell("26"), Cell("27")]
    assert rows[0].cells[2:4] == (Cell("Daily run"), None)


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("not_started", "Never looked up"),
        ("skipped", "Nothing holds it back any more"),
        ("failed", "Failed, and may work now"),
        ("succeeded", "Looked up over 180 days ago"),
    ],
)
def test_what_is_due_says_why(status: str, why: str) -> None:
    [row] = due_rows(frame(CLIENT | {"status": status, "enriched_at": None}), READER)
    assert row.cells[1:] == (Cell(why), None)


def test_a_failure_that_waits_for_a_correction_says_what_to_correct() -> None:
    [row] = failed_rows(frame(FAILED), READER)
    assert row.cells[1] == Cell(
        "The certificate is not valid.",
        below="Check the website, or tell the client that its certificate is not valid.",
    )
    assert row.cells[3] == Cell("3 minutes ago", "23 Nov 2026, 13:57")
    assert row.cells[4] is None


def test_a_failure_that_may_pass_says_when_it_is_tried_again() -> None:
    again = NOW + timedelta(minutes=5)
    [row] = failed_rows(frame(FAILED | {"error_kind": "timeout", "next_try": again}), READER)
    assert row.cells[4] == Cell("in 5 minutes", "23 Nov 2026, 14:05")
    assert row.cells[1]
    assert row.cells[1].below == "It is tried again by itself on 23 Nov 2026, 14:05."


@pytest.mark.parametrize("kind", [None, "gone_with_an_older_version"])
def test_a_failure_of_an_unknown_kind_still_has_its_words(kind: str | None) -> None:
    [row] = failed_rows(frame(FAILED | {"error_kind": kind, "error": None}), READER)
    assert row.cells[1]
    assert row.cells[1].text
    assert row.cells[1].below.startswith("Correct name or website")


@pytest.mark.parametrize(
    ("website", "entitled", "why", "mend"),
    [
        (None, True, "The client has no website.", "Add a website"),
        ("acme.example", False, "Enrichment is turned off in Settings.", "Open Settings"),
        ("acme.example", True, "Nothing holds it back any more", "Look up now"),
    ],
)
def test_a_skipped_client_says_what_holds_it_back_now_and_what_mends_it(
    website: str | None, entitled: bool, why: str, mend: str
) -> None:
    page = frame(CLIENT | {"website": website, "reason": "not_entitled"})
    [row] = skipped_rows(page, entitled=entitled, mendable=[mend])
    assert row.cells[1]
    assert row.cells[1].text == why
    assert row.cells[2] == Cell(mend, acts=True)


def test_what_a_role_may_not_mend_is_not_offered() -> None:
    page = frame(CLIENT | {"website": None, "reason": "missing_website"})
    [row] = skipped_rows(page, entitled=True, mendable=[])
    assert row.cells[2] is None


def test_who_may_do_nothing_can_still_open_every_row() -> None:
    assert failed_rows(frame(FAILED), VIEWER)[0].menu == (OPEN,)
    assert running_rows([running()], VIEWER)[0].menu == (OPEN,)


def test_of_the_selected_those_without_a_website_are_refused() -> None:
    without = {**CLIENT, "client_id": "02", "website": None}
    other = {**CLIENT, "client_id": "03", "website": None}
    page = frame(CLIENT, without, other)
    assert refusals(page, ["01", "02"], entitled=True) == {"02": "missing_website"}
    assert refusals(page, [str(new_id())], entitled=True) == {}
    assert refusals(page, ["01"], entitled=False) == {"01": "not_entitled"}
