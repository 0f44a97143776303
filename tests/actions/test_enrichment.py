from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import clients
from clientdesk.actions.enrichment import Requested, cancel, retry_failed
from clientdesk.model.enrichment import FailureKind
from clientdesk.text.failures import failure_sentence
from tests.actions.enriching import failed, found

if TYPE_CHECKING:
    from tests.actions.enriching import Enriching


def test_a_request_looks_up_what_has_succeeded_and_what_failed_for_good(desk: Enriching) -> None:
    good, bad = desk.enriched(found()), desk.enriched(failed("tls"))

    assert desk.request(good, bad) == Requested(2, 0, 2)

    assert desk.status(good) == desk.status(bad) == "queued"
    assert desk.job(good)["trigger"] == "manual"
    assert desk.kinds(good)[-1] == "enrichment_requested"


def test_a_request_leaves_out_what_is_under_way_archived_or_without_a_website(
    desk: Enriching,
) -> None:
    waits, gone, without = desk.queued(), desk.new_client(), desk.new_client()
    clients.archive(desk.database, desk.support, gone, desk.now)

    asked = desk.request(waits, gone, without)

    assert asked == Requested(0, 0, 3)
    assert asked.sentence() == "0 clients are in the queue; 3 were left out."
    assert len(desk.jobs(waits)) == 1


def test_a_succeeded_client_that_lost_its_website_keeps_its_status(desk: Enriching) -> None:
    acme = desk.enriched(found(industry="Legal"))
    desk.edit(acme, website=None)

    assert desk.request(acme).queued == 0

    assert desk.status(acme) == "succeeded"


def test_a_request_for_what_waits_for_another_try_does_not_wait(desk: Enriching) -> None:
    acme = desk.enriched(failed())
    assert desk.claim() == []

    assert desk.request(acme).sentence() == "1 client is in the queue."

    assert desk.claimed(acme).attempt == 1


def test_all_that_failed_can_be_tried_again_at_once(desk: Enriching) -> None:
    first, second = desk.enriched(failed("tls")), desk.enriched(failed())
    fine, gone = desk.enriched(found()), desk.enriched(failed("tls"))
    clients.archive(desk.database, desk.support, gone, desk.now)

    asked = retry_failed(desk.database, desk.support, desk.now)

    assert asked.queued == 2
    assert {desk.status(first), desk.status(second)} == {"queued"}
    assert desk.job(first)["trigger"] == "retry"
    assert (desk.status(fine), desk.status(gone)) == ("succeeded", "failed")


def test_what_is_canceled_returns_to_where_it_stood(desk: Enriching) -> None:
    old, bad, new = desk.enriched(found()), desk.enriched(failed("tls")), desk.queued()
    desk.claimed(new)
    desk.request(old, bad)

    assert cancel(desk.database, desk.support, [new, old, bad], desk.now) == 3

    assert [desk.status(each) for each in (new, old, bad)] == ["not_started", "succeeded", "failed"]
    assert {desk.job(each)["status"] for each in (new, old, bad)} == {"canceled"}
    assert desk.kinds(old)[-1] == "enrichment_canceled"
    assert desk.claim() == []


def test_what_a_worker_finds_after_the_cancel_is_not_kept(desk: Enriching) -> None:
    acme = desk.queued()
    mine = desk.claimed(acme)
    cancel(desk.database, desk.support, [acme], desk.now)

    assert not desk.finish(mine, found(industry="Legal"))

    assert (desk.status(acme), desk.facts(acme)) == ("not_started", {})


def test_a_cancel_of_another_try_leaves_the_failure(desk: Enriching) -> None:
    acme = desk.enriched(failed())

    assert cancel(desk.database, desk.support, None, desk.now) == 1

    assert desk.status(acme) == "failed"
    assert desk.record(acme)["enrichment_error"] == failure_sentence(FailureKind.TIMEOUT)
    assert cancel(desk.database, desk.support, None, desk.now) == 0
