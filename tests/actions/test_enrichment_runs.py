from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.actions.enrichment import cancel
from clientdesk.actions.enrichment_runs import request_due, start_run, start_scheduled
from clientdesk.model.enrichment_due import OLD, Standing, is_due
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.model.enrichment_retry import MOST_ATTEMPTS, TRANSIENT
from clientdesk.model.words import EnrichmentStatus
from tests.actions.enriching import DAY, SITE, failed, found
from tests.actions.worlds import NOW

if TYPE_CHECKING:
    from tests.actions.enriching import Enriching

TODAY = date(2026, 11, 23)


def test_a_run_queues_what_is_due_and_skips_what_the_gate_stops(desk: Enriching) -> None:
    waits, without = desk.imported("Acme"), desk.imported("Beta", website=None)
    desk.enriched(found())
    desk.enriched(failed("tls"))

    run = desk.run()

    assert (run.day, run.queued, run.skipped, run.is_new) == (TODAY, 1, 1, True)
    assert desk.status(waits) == "queued"
    assert (desk.job(waits)["trigger"], desk.job(waits)["run_id"]) == ("daily", run.id)
    assert desk.record(without)["enrichment_skip_reason"] == "missing_website"
    assert desk.kinds(None)[-1] == "enrichment_run"


def test_the_second_caller_of_a_day_gets_the_answer_of_the_first(desk: Enriching) -> None:
    desk.imported("Acme")
    first = desk.run(RunSource.API)
    desk.imported("Beta")

    second = desk.run(RunSource.COMMAND)

    assert not second.is_new
    assert (second.id, second.day, second.queued) == (first.id, first.day, 1)
    assert len(desk.rows("select * from enrichment_runs")) == 1
    tomorrow = start_run(desk.database, desk.support, RunSource.PAGE, desk.now + DAY)
    assert (tomorrow.is_new, tomorrow.queued) == (True, 1)


def test_the_day_of_a_run_is_that_of_the_schedules_time_zone(desk: Enriching) -> None:
    desk.settings(run_timezone="Asia/Tokyo")
    late = datetime(2026, 11, 23, 16, 0)
    assert start_run(desk.database, desk.support, RunSource.API, late).day == date(2026, 11, 24)


def test_a_run_takes_no_more_than_its_limit_those_that_can_be_looked_up_first(
    desk: Enriching,
) -> None:
    desk.imported("A", website=None)
    due = [desk.imported(name) for name in "BCD"]
    desk.settings(daily_limit=2)

    run = desk.run()

    assert (run.queued, run.skipped) == (2, 0)
    assert [desk.status(each) for each in due] == ["queued", "queued", "not_started"]


def test_what_is_old_is_refreshed_by_a_run_only_when_that_is_switched_on(desk: Enriching) -> None:
    acme = desk.enriched(found())
    later = desk.now + 181 * DAY
    assert start_run(desk.database, desk.support, RunSource.PAGE, later).queued == 0

    desk.settings(refresh_old=True)
    assert start_run(desk.database, desk.support, RunSource.PAGE, later + DAY).queued == 1
    assert desk.status(acme) == "queued"


def test_the_schedule_starts_one_run_a_day_when_its_time_has_come(desk: Enriching) -> None:
    assert start_scheduled(desk.database, desk.now) is None
    desk.settings(schedule_on=True, run_at="15:00")
    assert start_scheduled(desk.database, desk.now) is None

    run = start_scheduled(desk.database, datetime(2026, 11, 23, 15, 0))

    assert run is not None
    assert run.day == TODAY
    [row] = desk.rows("select * from enrichment_runs")
    assert (row["source"], row["started_by"]) == ("schedule", "ClientDesk")
    assert start_scheduled(desk.database, datetime(2026, 11, 23, 15, 1)) is None


def test_days_that_were_missed_are_caught_up_once(desk: Enriching) -> None:
    desk.settings(schedule_on=True, run_at="15:00")
    back = datetime(2026, 11, 27, 9, 0)

    run = start_scheduled(desk.database, back)

    assert run is not None
    assert run.day == date(2026, 11, 26)
    assert start_scheduled(desk.database, back) is None


def test_a_run_that_somebody_started_stands_for_that_of_the_schedule(desk: Enriching) -> None:
    desk.settings(schedule_on=True, run_at="15:00")
    desk.run(RunSource.API)
    assert start_scheduled(desk.database, datetime(2026, 11, 23, 15, 0)) is None


def test_what_is_due_can_be_asked_for_as_often_as_one_likes(desk: Enriching) -> None:
    desk.imported("Acme")
    assert request_due(desk.database, desk.support, desk.now).queued == 1
    desk.imported("Beta")
    desk.imported("Gamma")
    assert request_due(desk.database, desk.support, desk.now, limit=1).queued == 1
    assert desk.claim()[0].inputs.name == "Acme"


def test_what_somebody_waits_for_is_claimed_before_what_a_run_queued(desk: Enriching) -> None:
    desk.imported("Acme")
    desk.run()
    asked = desk.queued("Beta")
    assert desk.claim(most=1)[0].client_id == asked


def test_what_waits_for_another_try_is_left_to_come_by_itself(desk: Enriching) -> None:
    acme = desk.enriched(failed())
    assert desk.run().queued == 0
    assert desk.job(acme)["status"] == "waiting"


def test_a_canceled_try_is_due_with_the_attempts_that_are_left(desk: Enriching) -> None:
    acme = desk.enriched(failed())
    cancel(desk.database, desk.support, [acme], desk.now)

    assert desk.run().queued == 1

    assert desk.claimed(acme).attempt == 2


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {
                "website": st.sampled_from([None, " ", SITE]),
                "enrichment_status": st.sampled_from(
                    ["not_started", "skipped", "failed", "succeeded"]
                ),
                "archived_at": st.sampled_from([None, NOW]),
                "enrichment_error_kind": st.sampled_from([None, "timeout", "tls"]),
                "enrichment_attempts": st.sampled_from([None, 1, 3]),
                "enriched_at": st.sampled_from([None, NOW, NOW - 181 * DAY]),
            }
        ),
        min_size=1,
        max_size=6,
    ),
    entitled=st.booleans(),
    refresh_old=st.booleans(),
)
def test_the_statement_finds_what_the_model_calls_due(
    shared: Enriching, rows: list[dict[str, Any]], entitled: bool, refresh_old: bool
) -> None:
    with shared.database.cursor() as cursor:
        cursor.execute("delete from clients")
    made = {shared.imported("Acme", **row): row for row in rows}

    due = shared.database.rows(
        "due_clients",
        entitled=entitled,
        transient=[str(kind) for kind in TRANSIENT],
        attempts=MOST_ATTEMPTS,
        old=NOW - OLD if refresh_old else None,
        limit=100,
    )

    found = {row["id"] for row in due if not row["is_stopped"]}
    assert found == {
        client_id
        for client_id, row in made.items()
        if is_due(standing(row), NOW, entitled=entitled, refresh_old=refresh_old)
    }


def standing(row: dict[str, Any]) -> Standing:
    return Standing(
        "Acme",
        row["website"],
        EnrichmentStatus(row["enrichment_status"]),
        is_archived=row["archived_at"] is not None,
        error_kind=row["enrichment_error_kind"],
        attempts=MOST_ATTEMPTS
        if row["enrichment_attempts"] is None
        else row["enrichment_attempts"],
        enriched_at=row["enriched_at"],
    )
