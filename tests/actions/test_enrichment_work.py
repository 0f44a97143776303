from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from clientdesk.actions.enrichment_work import beat, beat_all, release_all
from clientdesk.model.enrichment import FailureKind, Inputs, Outcome, Result
from clientdesk.model.enrichment_jobs import LEASE, Beat
from clientdesk.model.words import RiskTier, SkipReason
from clientdesk.text.failures import failure_sentence
from tests.actions.enriching import DAY, MINUTE, SITE, failed, found

if TYPE_CHECKING:
    from tests.actions.enriching import Enriching


def test_a_claim_holds_what_the_record_says_and_makes_it_running(desk: Enriching) -> None:
    acme = desk.queued(email="hi@acme.example.com", notes="Pays late.")

    [mine] = desk.claim()

    assert mine.client_id == acme
    assert mine.inputs == Inputs("Acme", SITE, email="hi@acme.example.com")
    assert (mine.attempt, mine.lease_until) == (1, desk.now + LEASE)
    assert desk.status(acme) == "running"
    assert desk.claim("two") == []


def test_no_more_are_claimed_than_asked_for_and_the_oldest_come_first(desk: Enriching) -> None:
    made = [desk.queued(f"Client {number}") for number in range(5)]

    assert [each.client_id for each in desk.claim(most=2)] == made[:2]
    assert desk.claim(most=0) == []
    assert [each.client_id for each in desk.claim("two")] == made[2:]


def test_a_result_lands_on_the_record_with_its_snapshot_and_an_activity(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)

    assert desk.finish(
        mine, found(RiskTier.LOW, industry="Software", vat_id="GB123456789"), desk.now + MINUTE
    )

    row, job = desk.record(acme), desk.job(acme)
    assert (row["enrichment_status"], row["enriched_at"]) == ("succeeded", desk.now + MINUTE)
    assert float(row["enrichment_confidence"]) == 0.875
    assert desk.facts(acme) == {"industry": "Software", "risk_tier": "low"}
    assert (job["status"], job["outcome"], job["finished_at"]) == (
        *("done", "succeeded"),
        desk.now + MINUTE,
    )
    [kept] = desk.rows("select * from enrichment_results where client_id = ?", acme)
    assert '"GB123456789"' in kept["result"]
    assert kept["filled"] == '{"industry": [null, "Software"], "risk_tier": [null, "low"]}'
    lines = [each for each in desk.activities(acme) if each["kind"] == "enrichment_succeeded"]
    assert [(each["field"], each["new"]) for each in lines] == [
        ("industry", "Software"),
        ("risk_tier", "low"),
    ]
    assert {each["actor_name"] for each in lines} == {"ClientDesk"}


def test_an_empty_result_clears_nothing(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software"))
    desk.request(acme)

    desk.finish(desk.claimed(acme), found())

    assert desk.status(acme) == "succeeded"
    assert desk.facts(acme) == {"industry": "Software"}


def test_a_failure_that_may_pass_is_tried_three_times_then_waits_for_somebody(
    desk: Enriching,
) -> None:
    acme, now = desk.queued(), desk.now
    for attempt in (1, 2, 3):
        mine = desk.claimed(acme, now)
        assert mine.attempt == attempt
        desk.finish(mine, failed(), now)
        assert desk.status(acme) == "failed"
        assert desk.record(acme)["enrichment_attempts"] == attempt
        assert desk.claim(now=now + 3 * MINUTE) == []
        now += DAY

    assert desk.claim(now=now) == []
    assert desk.job(acme)["outcome"] == "failed"
    assert desk.kinds(acme).count("enrichment_failed") == 3


def test_a_failure_that_a_correction_must_mend_is_not_tried_again(desk: Enriching) -> None:
    acme = desk.enriched(failed("tls"))

    row = desk.record(acme)
    assert (row["enrichment_error_kind"], row["enrichment_error"]) == (
        "tls",
        failure_sentence(FailureKind.TLS),
    )
    assert desk.claim(now=desk.now + DAY) == []


def test_a_server_that_asks_for_time_is_given_it(desk: Enriching) -> None:
    acme = desk.enriched(failed("http", retry_after_s=3 * 3600))

    assert desk.job(acme)["run_after"] == desk.now + 180 * MINUTE


def test_a_failure_leaves_what_was_found_before(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Software"))
    desk.request(acme)

    desk.finish(desk.claimed(acme), failed("tls"))

    assert desk.status(acme) == "failed"
    assert desk.facts(acme) == {"industry": "Software"}
    assert desk.record(acme)["enriched_at"] is not None


def test_an_engine_that_skips_says_why(desk: Enriching) -> None:
    acme = desk.enriched(Result(Outcome.SKIPPED, skip_reason=SkipReason.MISSING_WEBSITE))

    row = desk.record(acme)
    assert (row["enrichment_status"], row["enrichment_skip_reason"]) == (
        "skipped",
        "missing_website",
    )
    assert desk.job(acme)["outcome"] == "skipped"


def test_a_beat_keeps_the_job_and_tells_which_page_is_read(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    late = desk.now + LEASE / 2

    assert beat(desk.database, mine, late, f"{SITE}/imprint", 3)

    job = desk.job(acme)
    assert (job["page"], job["pages_read"], job["lease_until"]) == (
        f"{SITE}/imprint",
        3,
        late + LEASE,
    )
    assert desk.claim("two", desk.now + LEASE) == []


def test_a_job_without_a_beat_is_given_to_another_worker(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    late = desk.now + LEASE

    [theirs] = desk.claim("two", late)

    assert (theirs.client_id, theirs.attempt, theirs.fence) == (acme, 2, mine.fence + 1)
    assert not beat(desk.database, mine, late + MINUTE, f"{SITE}/stale", 9)
    assert (desk.job(acme)["page"], desk.job(acme)["lease_until"]) == (None, late + LEASE)
    assert beat_all(desk.database, [Beat(mine), Beat(theirs)], late) == {mine.job_id}
    assert not desk.finish(mine, found(industry="Legal"), late)
    assert desk.facts(acme) == {}
    assert desk.finish(theirs, found(industry="Software"), late)
    assert desk.facts(acme) == {"industry": "Software"}


def test_what_a_clock_that_ran_ahead_has_promised_does_not_hold(desk: Enriching) -> None:
    ahead = desk.now + 365 * DAY
    acme, beta = desk.queued(), desk.queued("Beta")
    first, second = desk.claim(now=ahead)
    desk.finish(second, failed(), ahead)

    again = desk.claim("two", desk.now)

    assert {each.client_id for each in again} == {acme, beta}
    assert {each.attempt for each in again} == {2}
    assert not desk.finish(first, found(), desk.now)


def test_a_worker_that_dies_three_times_with_a_client_has_failed(desk: Enriching) -> None:
    acme, now = desk.queued(), desk.now
    for _ in range(3):
        desk.claimed(acme, now)
        now += LEASE

    assert desk.claim(now=now) == []

    row = desk.record(acme)
    assert (row["enrichment_status"], row["enrichment_error_kind"]) == ("failed", "stalled")
    assert row["enrichment_error"] == "The lookup stopped three times before its end."
    assert desk.job(acme)["outcome"] == "failed"


def test_a_process_that_starts_takes_over_what_the_last_one_left(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)

    assert release_all(desk.database, desk.now) == 1

    assert desk.status(acme) == "queued"
    assert not desk.finish(mine, found(industry="Legal"))
    [again] = desk.claim("two")
    assert again.attempt == 2
    assert release_all(desk.database, desk.now) == 1
    assert release_all(desk.database, desk.now) == 0


def test_an_archived_client_whose_worker_died_returns_to_where_it_stood(desk: Enriching) -> None:
    acme = desk.queued()
    desk.claimed(acme)
    clients.archive(desk.database, desk.support, acme, desk.now)
    assert desk.status(acme) == "running"

    assert desk.claim(now=desk.now + LEASE) == []

    assert desk.status(acme) == "not_started"
    assert desk.job(acme)["status"] == "canceled"


def test_a_client_whose_worker_died_after_enrichment_was_turned_off_is_skipped(
    desk: Enriching,
) -> None:
    acme = desk.queued()
    desk.claimed(acme)
    desk.entitle(on=False)
    assert desk.status(acme) == "running"

    assert desk.claim(now=desk.now + LEASE) == []

    assert desk.record(acme)["enrichment_skip_reason"] == "not_entitled"
    assert desk.job(acme)["outcome"] == "skipped"


def test_a_result_for_another_name_or_website_is_not_kept_and_the_client_is_looked_up_anew(
    desk: Enriching,
) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    desk.edit(acme, website="https://acme.example.com")
    assert desk.status(acme) == "running"

    assert not desk.finish(mine, found(industry="Legal"))

    assert (desk.status(acme), desk.facts(acme)) == ("queued", {})
    again = desk.claimed(acme)
    assert (again.inputs.website, again.attempt) == ("https://acme.example.com", 1)
    assert len(desk.jobs(acme)) == 1


def test_a_website_that_was_removed_while_it_was_read_skips_the_client(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    desk.edit(acme, website=None)
    assert desk.status(acme) == "running"

    assert not desk.finish(mine, found(industry="Legal"))

    assert desk.record(acme)["enrichment_skip_reason"] == "missing_website"
    assert desk.facts(acme) == {}


@pytest.mark.parametrize("result", [found(industry="Legal"), failed(), failed("tls")])
def test_another_field_that_changed_meanwhile_queues_the_client_once_more(
    desk: Enriching, result: Result
) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    desk.edit(acme, phone="+44 20 7946 0958")
    desk.edit(acme, notes="Pays late.")

    assert desk.finish(mine, result)

    assert desk.status(acme) == "queued"
    assert [each["status"] for each in desk.jobs(acme)] == ["done", "queued"]
    desk.finish(desk.claimed(acme), found())
    assert desk.status(acme) == "succeeded"


def test_a_change_that_was_taken_back_meanwhile_queues_nothing(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    desk.edit(acme, notes="Pays late.")
    desk.edit(acme, notes=None)

    desk.finish(mine, found())

    assert desk.status(acme) == "succeeded"


def test_a_client_that_was_deleted_meanwhile_takes_its_job_with_it(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    clients.delete(
        desk.database, desk.admin, acme, typed_name="Acme", keep_invoices=False, now=desk.now
    )

    assert not beat(desk.database, mine, desk.now)
    assert not desk.finish(mine, found(industry="Legal"))
    assert desk.jobs(acme) == []
    assert desk.rows("select * from enrichment_results where client_id = ?", acme) == []


def test_a_claim_where_nothing_waits_writes_nothing(desk: Enriching) -> None:
    before = desk.database.sequence
    assert desk.claim() == []
    assert beat_all(desk.database, [], desk.now) == set()
    assert desk.database.sequence == before
