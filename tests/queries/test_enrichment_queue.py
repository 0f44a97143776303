from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from clientdesk.actions.enrichment import cancel
from clientdesk.actions.enrichment_runs import start_run
from clientdesk.actions.enrichment_work import beat
from clientdesk.errors import NotFound
from clientdesk.model.enrichment import FailureKind
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.model.ids import new_id
from clientdesk.queries import enrichment_queue, enrichment_runs
from clientdesk.text.failures import failure_sentence
from tests.actions.enriching import DAY, MINUTE, SITE, failed, found

if TYPE_CHECKING:
    from tests.actions.enriching import Enriching


def test_counts_tell_where_clients_stand_and_why(desk: Enriching) -> None:
    desk.enriched(found())
    desk.enriched(failed("tls"))
    desk.enriched(failed("dns"))
    desk.new_client("Without")
    gone = desk.new_client("Gone")
    clients.archive(desk.database, desk.support, gone, desk.now)
    desk.queued()

    counts = enrichment_queue.counts(desk.database)

    assert counts.by_status == {
        **{"not_started": 0, "queued": 1, "running": 0},
        **{"succeeded": 1, "failed": 2, "skipped": 1},
    }
    assert counts.skipped == {"missing_website": 1}
    assert counts.failed == {"tls": 1, "dns": 1}


def test_what_runs_is_shown_with_the_page_that_is_read(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    beat(desk.database, mine, desk.now + MINUTE, f"{SITE}/contact", 2)

    [one] = enrichment_queue.running(desk.database)

    assert (one.client_id, one.name, one.website) == (acme, "Acme", SITE)
    assert (one.page, one.pages_read, one.started_at) == (f"{SITE}/contact", 2, desk.now)


def test_what_waits_is_listed_in_the_order_in_which_it_is_claimed(desk: Enriching) -> None:
    desk.imported("Imported")
    desk.run()
    first, second = desk.queued("B"), desk.queued("A")

    rows = enrichment_queue.queued(desk.database)

    assert rows["name"].to_list() == ["B", "A", "Imported"]
    assert rows["trigger"].to_list() == ["create", "create", "daily"]
    assert enrichment_queue.queued(desk.database, limit=1, offset=1)["client_id"].to_list() == [
        str(second)
    ]
    assert [each.client_id for each in desk.claim(most=2)] == [first, second]


def test_what_failed_is_listed_with_its_reason_and_the_next_try(desk: Enriching) -> None:
    desk.enriched(failed("tls"), name="Broken")
    later = desk.queued("Slow")
    desk.finish(desk.claimed(later, desk.now + MINUTE), failed(), desk.now + MINUTE)

    rows = enrichment_queue.failed(desk.database).to_dicts()

    assert [(row["name"], row["error_kind"], row["attempts"]) for row in rows] == [
        ("Slow", "timeout", 1),
        ("Broken", "tls", 1),
    ]
    assert rows[0]["next_try"] == desk.job(later)["run_after"]
    assert rows[1]["next_try"] is None
    assert rows[1]["error"] == failure_sentence(FailureKind.TLS)
    assert enrichment_queue.failed(desk.database, offset=1)["name"].to_list() == ["Broken"]


def test_what_was_stopped_is_listed_by_its_reason(desk: Enriching) -> None:
    desk.new_client("Zeta")
    desk.new_client("Alpha")
    desk.entitle(on=False)
    desk.queued("Beta")

    rows = enrichment_queue.skipped(desk.database)

    assert rows["name"].to_list() == ["Alpha", "Zeta", "Beta"]
    assert rows["reason"].to_list() == ["missing_website", "missing_website", "not_entitled"]
    assert enrichment_queue.skipped(desk.database, limit=1, offset=2)["name"].to_list() == ["Beta"]


def test_the_pace_of_the_last_minutes_says_how_long_the_rest_takes(desk: Enriching) -> None:
    start = desk.now
    for _ in range(4):
        desk.queued()
    for mine in desk.claim(now=start):
        desk.finish(mine, found(), start + MINUTE)
    for _ in range(6):
        desk.queued()
    desk.claim(most=2, now=start + MINUTE)

    pace = enrichment_queue.pace(desk.database, start + 2 * MINUTE)

    assert (pace.finished, pace.a_minute, pace.to_do) == (4, 2.0, 6)
    assert pace.left == 3 * MINUTE
    later = enrichment_queue.pace(desk.database, start + 30 * MINUTE)
    assert (later.finished, later.left) == (0, None)


def test_progress_counts_what_was_tried_since_the_oldest_of_the_rest_was_queued(
    desk: Enriching,
) -> None:
    desk.enriched(found(), name="Before")
    start = desk.now + DAY
    for name in "ABCD":
        desk.imported(name)
    start_run(desk.database, desk.support, RunSource.PAGE, start)
    first, second, third = desk.claim(now=start, most=3)
    desk.finish(first, found(), start + MINUTE)
    desk.finish(second, failed(), start + MINUTE)

    pace = enrichment_queue.pace(desk.database, start + 2 * MINUTE)

    assert (pace.done, pace.to_do, pace.waiting) == (2, 2, 1)
    assert pace.finished == 2
    desk.finish(third, found(), start + 2 * MINUTE)
    assert enrichment_queue.pace(desk.database, start + 2 * MINUTE).done == 3


def test_what_is_tried_again_later_is_told_beside_the_pace(desk: Enriching) -> None:
    acme = desk.enriched(failed())
    pace = enrichment_queue.pace(desk.database, desk.now)
    assert (pace.to_do, pace.left, pace.waiting) == (0, None, 1)
    assert pace.next_try == desk.job(acme)["run_after"]


def test_a_run_tells_what_became_of_its_clients(desk: Enriching) -> None:
    made = [desk.imported(name) for name in "ABCDE"]
    desk.imported("F", website=None)
    started = desk.run(RunSource.API)
    assert (started.queued, started.skipped) == (5, 1)
    claims = {each.client_id: each for each in desk.claim()}
    desk.finish(claims[made[0]], found())
    desk.finish(claims[made[1]], failed("tls"))
    cancel(desk.database, desk.support, [made[2]], desk.now)
    clients.delete(
        desk.database, desk.admin, made[3], typed_name="D", keep_invoices=False, now=desk.now
    )

    run = enrichment_runs.run(desk.database, started.id)

    assert (run.source, run.started_by, run.queued, run.skipped) == ("api", "Support", 5, 1)
    assert (run.succeeded, run.failed, run.canceled, run.to_do) == (1, 1, 1, 1)
    assert run.finished_at is None
    desk.finish(claims[made[4]], found(), desk.now + MINUTE)
    assert enrichment_runs.run(desk.database, started.id).finished_at == desk.now + MINUTE


def test_the_newest_runs_come_first_and_an_empty_one_is_done_at_once(desk: Enriching) -> None:
    first = desk.run()
    desk.settings(schedule_on=True, run_at="15:00")
    desk.run_scheduled(desk.now + DAY + timedelta(hours=2))

    every = enrichment_runs.runs(desk.database)

    assert [(each.day - first.day).days for each in every] == [1, 0]
    assert every[1].finished_at == desk.now
    assert enrichment_runs.runs(desk.database, limit=1) == every[:1]
    with pytest.raises(NotFound):
        enrichment_runs.run(desk.database, new_id())
