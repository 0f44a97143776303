"""What people do to records moves their enrichment, in the same transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.actions import clients
from tests.actions.enriching import DAY, SITE, failed, found

if TYPE_CHECKING:
    from uuid import UUID

    from tests.actions.enriching import Enriching


def test_a_new_client_with_a_website_is_queued(desk: Enriching) -> None:
    acme = desk.queued()

    assert desk.status(acme) == "queued"
    job = desk.job(acme)
    assert (job["status"], job["trigger"], job["status_before"]) == (
        *("queued", "create"),
        "not_started",
    )
    assert (job["queued_by"], job["queued_at"], job["attempt"]) == ("Olive", desk.now, 0)
    assert desk.kinds(acme) == ["created"]


def test_a_new_client_that_cannot_be_looked_up_is_skipped_with_the_reason(desk: Enriching) -> None:
    without = desk.new_client()
    assert desk.record(without)["enrichment_skip_reason"] == "missing_website"
    desk.entitle(on=False)
    later = desk.queued()

    assert desk.status(later) == "skipped"
    assert desk.record(later)["enrichment_skip_reason"] == "not_entitled"
    assert desk.jobs(later) == desk.jobs(without) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("website", SITE), ("notes", "Pays late.")],
)
def test_a_correction_queues_a_client_that_may_be_looked_up_now(
    desk: Enriching, field: str, value: str
) -> None:
    acme = desk.new_client()

    desk.edit(acme, **{field: value})

    assert desk.status(acme) == ("queued" if field == "website" else "skipped")
    assert [job["trigger"] for job in desk.jobs(acme)] == (["update"] if field == "website" else [])


def test_a_change_of_another_field_queues_nothing(desk: Enriching) -> None:
    acme = desk.enriched(failed("tls"))
    desk.edit(acme, reminder_tone="firm", currency="EUR")
    assert desk.status(acme) == "failed"


def test_a_correction_of_what_failed_begins_anew(desk: Enriching) -> None:
    acme = desk.enriched(failed("timeout"))
    assert desk.job(acme)["status"] == "waiting"

    desk.edit(acme, website="https://acme.example.com")

    assert desk.status(acme) == "queued"
    first, second = desk.jobs(acme)
    assert (first["status"], first["outcome"]) == ("done", "failed")
    assert (second["status_before"], second["attempt"]) == ("failed", 0)


def test_what_has_succeeded_is_not_queued_by_a_change(desk: Enriching) -> None:
    acme = desk.enriched(found())
    desk.edit(acme, phone="+44 20 7946 0958")

    assert desk.status(acme) == "succeeded"
    row = desk.record(acme)
    assert len(desk.jobs(acme)) == 1
    assert row["enriched_inputs"] != ""


def test_a_change_while_it_waits_makes_no_second_job_and_is_what_is_looked_up(
    desk: Enriching,
) -> None:
    acme = desk.queued()
    desk.edit(acme, website="https://acme.example.com")

    assert len(desk.jobs(acme)) == 1
    assert desk.claimed(acme).inputs.website == "https://acme.example.com"


def test_a_website_that_is_removed_takes_the_client_out_of_the_queue(desk: Enriching) -> None:
    acme = desk.queued()
    desk.edit(acme, website=None)

    assert desk.status(acme) == "skipped"
    assert desk.record(acme)["enrichment_skip_reason"] == "missing_website"
    assert (desk.job(acme)["status"], desk.job(acme)["outcome"]) == ("done", "skipped")
    assert desk.claim() == []


def archive(desk: Enriching, client_id: UUID) -> None:
    clients.archive(desk.database, desk.support, client_id, desk.now)


def test_an_archived_client_leaves_the_queue_and_stays_as_it_was_when_it_comes_back(
    desk: Enriching,
) -> None:
    acme = desk.queued()
    archive(desk, acme)
    assert desk.status(acme) == "not_started"
    assert desk.job(acme)["status"] == "canceled"

    desk.edit(acme, website="https://acme.example.com")
    assert desk.status(acme) == "not_started"
    clients.unarchive(desk.database, desk.support, acme, desk.now)
    assert desk.status(acme) == "not_started"
    assert desk.claim() == []


def test_an_archived_client_is_not_tried_again(desk: Enriching) -> None:
    acme = desk.enriched(failed())
    archive(desk, acme)

    assert desk.status(acme) == "failed"
    assert desk.job(acme)["status"] == "canceled"
    assert desk.claim(now=desk.now + DAY) == []


def test_a_client_that_is_archived_while_it_runs_keeps_what_is_found(desk: Enriching) -> None:
    acme, beta = desk.queued(), desk.queued("Beta")
    first, second = desk.claim()
    archive(desk, acme)
    archive(desk, beta)

    desk.finish(first, found(industry="Legal"))
    desk.finish(second, failed())

    assert (desk.status(acme), desk.facts(acme)) == ("succeeded", {"industry": "Legal"})
    assert (desk.status(beta), desk.job(beta)["status"]) == ("failed", "done")


def test_turning_enrichment_off_skips_what_waits_and_turning_it_on_makes_that_due(
    desk: Enriching,
) -> None:
    flaky = desk.enriched(failed(), name="Flaky")
    acme = desk.queued()

    desk.entitle(on=False)

    assert desk.record(acme)["enrichment_skip_reason"] == "not_entitled"
    assert desk.status(flaky) == "failed"
    assert desk.claim(now=desk.now + DAY) == []
    desk.entitle(on=True)
    assert desk.status(acme) == "skipped"
    assert desk.run().queued == 2
    assert {each.client_id for each in desk.claim()} == {acme, flaky}
