from __future__ import annotations

import itertools
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from clientdesk.actions.enrichment import cancel
from clientdesk.actions.enrichment_desk import Desk
from clientdesk.actions.enrichment_work import release_all
from clientdesk.enrichment.worker import Enrich, Job, Worker
from clientdesk.errors import StoreError
from tests.actions.enriching import Enriching, failed, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from clientdesk.model.enrichment import Inputs, Result
    from clientdesk.model.enrichment_jobs import Claim


def worker(desk: Enriching, enrich: Enrich, *, at_once: int = 20) -> Worker:
    queue = Desk(lambda: desk.database, lambda: desk.now, "tested")
    return Worker(queue, enrich, at_once=at_once, every=0.01)


def software(_inputs: Inputs, _job: Job) -> Result:
    return found(industry="Software")


def test_what_is_queued_is_looked_up_and_written(desk: Enriching) -> None:
    one, two = desk.queued("Acme"), desk.queued("Beta")

    worker(desk, software).work_off()

    assert [desk.record(each)["industry"] for each in (one, two)] == ["Software"] * 2
    assert [desk.status(each) for each in (one, two)] == ["succeeded"] * 2


def test_the_engine_is_given_what_the_record_says(desk: Enriching) -> None:
    desk.queued("Acme", email="hello@acme.example")
    given = []

    def enrich(inputs: Inputs, _job: Job) -> Result:
        given.append((inputs.name, inputs.website, inputs.email))
        return found()

    worker(desk, enrich).work_off()

    assert given == [("Acme", "https://acme.example", "hello@acme.example")]


def test_twenty_clients_are_looked_up_at_once_and_no_more(desk: Enriching) -> None:
    clients = [desk.queued(f"Client {number}") for number in range(25)]
    twenty, numbers = threading.Barrier(20, timeout=30), itertools.count()
    running, most = list[Job](), 0

    def enrich(_inputs: Inputs, job: Job) -> Result:
        nonlocal most
        running.append(job)
        most = max(most, len(running))
        if next(numbers) < 20:
            twenty.wait()
        running.remove(job)
        return found()

    worker(desk, enrich).work_off()

    assert most == 20
    assert {desk.status(each) for each in clients} == {"succeeded"}


def test_a_mistake_of_ours_fails_that_client_alone(desk: Enriching) -> None:
    broken, whole = desk.queued("Broken"), desk.queued("Whole")

    def enrich(inputs: Inputs, _job: Job) -> Result:
        if inputs.name == "Broken":
            raise ZeroDivisionError
        return found()

    worker(desk, enrich).work_off()

    assert desk.record(broken)["enrichment_error_kind"] == "internal"
    assert desk.status(whole) == "succeeded"


def test_a_failure_that_is_tried_again_later_does_not_hold_up_the_queue(desk: Enriching) -> None:
    client = desk.queued()

    worker(desk, lambda _inputs, _job: failed("timeout")).work_off()

    assert desk.status(client) == "failed"
    assert desk.job(client)["status"] == "waiting"


def test_canceling_stops_the_job_and_keeps_nothing_of_it(desk: Enriching) -> None:
    client = desk.queued()

    def enrich(_inputs: Inputs, job: Job) -> Result | None:
        cancel(desk.database, desk.support, [client], desk.now)
        assert job.stopped.wait(30)
        return found(industry="Software")

    worker(desk, enrich).work_off()

    assert (desk.status(client), desk.record(client)["industry"]) == ("not_started", None)
    assert desk.job(client)["status"] == "canceled"


def test_stopping_gives_a_job_back_and_the_try_does_not_count(desk: Enriching) -> None:
    client = desk.queued()
    begun = threading.Event()

    def enrich(_inputs: Inputs, job: Job) -> Result | None:
        begun.set()
        assert job.stopped.wait(30)
        return None

    stopped = worker(desk, enrich)
    stopped.start()
    assert begun.wait(30)
    stopped.stop()

    assert desk.status(client) == "queued"
    assert (desk.job(client)["status"], desk.job(client)["attempt"]) == ("queued", 0)


def test_a_job_that_hangs_is_given_back_and_does_not_keep_us_from_the_end(
    desk: Enriching,
) -> None:
    client, begun, freed = desk.queued(), threading.Event(), threading.Event()

    def enrich(_inputs: Inputs, _job: Job) -> Result:
        begun.set()
        freed.wait(30)
        return found(industry="Software")

    queue = Desk(lambda: desk.database, lambda: desk.now, "tested")
    stopped = Worker(queue, enrich, every=0.01, patience=0.05)
    stopped.start()
    assert begun.wait(30)
    stopped.stop()
    freed.set()

    assert desk.job(client)["status"] == "queued"
    assert desk.record(client)["industry"] is None


HANGS = """
import threading
from types import SimpleNamespace as Some
from clientdesk.enrichment.worker import Worker
begun = threading.Event()
claims = [[Some(inputs=None, job_id=1)]]
desk = Some(claim=lambda most: claims.pop() if claims else [], beat=lambda beats: (),
            give_back=lambda claims: print("given back", len(claims)))
worker = Worker(desk, lambda inputs, job: begun.set() or threading.Event().wait(), patience=0.05)
worker.start()
begun.wait()
worker.stop()
"""


def test_the_process_ends_although_a_job_never_does() -> None:
    command = [sys.executable, "-c", HANGS]
    ended = subprocess.run(command, check=True, timeout=60, capture_output=True, text=True)

    assert ended.stdout == "given back 1\n"


def test_what_was_found_just_before_the_stop_is_kept(desk: Enriching) -> None:
    client = desk.queued()
    begun = threading.Event()

    def enrich(_inputs: Inputs, job: Job) -> Result | None:
        begun.set()
        assert job.stopped.wait(30)
        return found(industry="Software")

    stopped = worker(desk, enrich)
    stopped.start()
    assert begun.wait(30)
    stopped.stop()

    assert desk.status(client) == "succeeded"


def test_a_job_that_went_to_another_worker_has_no_effect(desk: Enriching) -> None:
    client = desk.queued()

    def enrich(_inputs: Inputs, _job: Job) -> Result | None:
        release_all(desk.database, desk.now)
        desk.finish(desk.claimed(client), found(industry="Retail"))
        return found(industry="Software")

    worker(desk, enrich).work_off()

    assert desk.record(client)["industry"] == "Retail"
    assert len(desk.jobs(client)) == 1


def test_the_page_that_is_read_is_told(desk: Enriching) -> None:
    client = desk.queued()
    page = "https://acme.example/about"

    def enrich(_inputs: Inputs, job: Job) -> Result | None:
        job.reads(page)
        while desk.job(client)["page"] != page:
            job.stopped.wait(0.01)
        return found()

    worker(desk, enrich).work_off()

    assert desk.job(client)["pages_read"] == 1


def test_a_store_that_cannot_answer_is_asked_again(
    desk: Enriching, caplog: pytest.LogCaptureFixture
) -> None:
    client = desk.queued()
    ended = threading.Event()

    class Failing(Desk):
        def claim(self, most: int) -> Sequence[Claim]:
            if not caplog.records:
                raise StoreError("The database could not be read.")
            return super().claim(most)

    def enrich(_inputs: Inputs, _job: Job) -> Result:
        ended.set()
        return found()

    queue = Failing(lambda: desk.database, lambda: desk.now, "tested")
    tested = Worker(queue, enrich, every=0.01)
    tested.start()
    assert ended.wait(30)
    tested.stop()

    assert desk.status(client) == "succeeded"
    assert ["could not be read" in record.getMessage() for record in caplog.records] == [True]
