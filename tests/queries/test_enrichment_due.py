from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import clients
from clientdesk.actions.enrichment_runs import request_due
from clientdesk.model.enrichment_due import OLD
from clientdesk.model.enrichment_retry import MOST_ATTEMPTS
from clientdesk.queries.enrichment_due import Due, due, due_page
from tests.actions.enriching import DAY, failed, found

if TYPE_CHECKING:
    from datetime import datetime

    from tests.actions.enriching import Enriching


def every_kind(desk: Enriching) -> datetime:
    """Clients of every kind, due or not; the moment at which the old one is old."""
    desk.enriched(found(), name="Old")
    for _ in range(MOST_ATTEMPTS):
        hopeless = desk.enriched(failed("tls"), name="Hopeless")
    desk.enriched(failed("timeout"), name="Waits")
    again = desk.enriched(failed("timeout"), name="Again")
    desk.database.write(
        lambda tx: tx.execute(
            "end_enrichment_jobs",
            ids=[desk.job(again)["id"]],
            status="canceled",
            outcome=None,
            error_kind=None,
            error=None,
            now=desk.now,
        )
    )
    desk.new_client("Without")
    desk.imported("Nameless site", website=None)
    desk.imported("Fresh")
    desk.queued("Queued")
    gone = desk.imported("Gone")
    clients.archive(desk.database, desk.support, gone, desk.now)
    assert desk.status(hopeless) == "failed"
    return desk.now + OLD + DAY


def test_what_is_due_is_what_a_run_takes(desk: Enriching) -> None:
    later = every_kind(desk)
    for refreshes in (False, True):
        desk.settings(refresh_old=refreshes)
        rows = due_page(desk.database, later)
        counted = due(desk.database, later)
        assert counted == Due(ready=len(rows), stopped=1)
    assert dict(zip(rows["name"], rows["status"], strict=True)) == {
        "Old": "succeeded",
        "Again": "failed",
        "Fresh": "not_started",
    }

    entered = request_due(desk.database, desk.support, later)

    assert [str(row["id"]) for row in entered.clients] == rows["client_id"].to_list()
    assert entered.skipped == counted.stopped
    assert due(desk.database, later) == Due(ready=0, stopped=0)


def test_a_client_that_the_gate_held_back_is_due_when_the_reason_is_gone(desk: Enriching) -> None:
    desk.entitle(on=False)
    desk.queued("Held")
    assert due(desk.database, desk.now) == Due(ready=0, stopped=0)

    desk.entitle(on=True)

    assert due(desk.database, desk.now) == Due(ready=1, stopped=0)
    assert due_page(desk.database, desk.now)["status"].to_list() == ["skipped"]


def test_where_enrichment_is_off_everything_is_stopped(desk: Enriching) -> None:
    desk.imported("Fresh")
    desk.entitle(on=False)

    assert due(desk.database, desk.now) == Due(ready=0, stopped=1)
    assert due_page(desk.database, desk.now).is_empty()


def test_what_is_due_comes_in_pages(desk: Enriching) -> None:
    for name in ("A", "B", "C"):
        desk.imported(name)

    assert due_page(desk.database, desk.now, limit=2)["name"].to_list() == ["A", "B"]
    assert due_page(desk.database, desk.now, limit=2, offset=2)["name"].to_list() == ["C"]
