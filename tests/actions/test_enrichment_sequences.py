"""Any order of claims, deaths, results, edits and cancels keeps what the design promises."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from clientdesk.actions import clients
from clientdesk.actions.enrichment import cancel, retry_failed
from clientdesk.actions.enrichment_runs import request_due, start_run
from clientdesk.actions.enrichment_work import beat, release_all
from clientdesk.actions.facts import edit_facts
from clientdesk.model.enrichment import Outcome, Result
from clientdesk.model.enrichment_jobs import LEASE, RunSource
from clientdesk.model.words import SkipReason
from tests.actions.enriching import DAY, MINUTE, SITE, failed, found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, timedelta
    from uuid import UUID

    from clientdesk.model.enrichment_jobs import Claim
    from tests.actions.enriching import Enriching

RESULTS = (
    found(industry="Software", size_segment="small"),
    found(industry="Media"),
    found(),
    failed(),
    failed("http", retry_after_s=600),
    failed("tls"),
    Result(Outcome.SKIPPED, skip_reason=SkipReason.MISSING_WEBSITE),
)
EDITS: tuple[tuple[str, str | None], ...] = (
    *(("website", None), ("website", SITE), ("website", "https://acme.example.com")),
    *(("notes", "one"), ("notes", None), ("name", "Acme Ltd"), ("name", "Acme")),
)
MOST = 4
"""Clients at a time."""


class Queue(RuleBasedStateMachine):
    """Two workers, a few people, and a clock."""

    desk: ClassVar[Enriching]

    def __init__(self) -> None:
        super().__init__()
        with self.desk.database.cursor() as cursor:
            for table in ("clients", "enrichment_jobs", "enrichment_results", "enrichment_runs"):
                cursor.execute(f"delete from {table}")  # noqa: S608
        self.desk.entitle(on=True)
        self.now: datetime = self.desk.now
        self.made: list[UUID] = [self.desk.queued(), self.desk.queued(), self.desk.imported("Acme")]
        self.claims: list[Claim] = []
        self.by_hand: dict[UUID, str] = {}
        self.kept: Counter[UUID] = Counter()

    def held(self, mine: Claim) -> bool:
        """Whether a worker still holds what it claimed, by the rows."""
        key = (mine.job_id, mine.fence, "running")
        jobs = self.desk.jobs(mine.client_id)
        return key in {(job["id"], job["fence"], job["status"]) for job in jobs}

    @precondition(lambda self: len(self.made) < MOST)
    @rule(site=st.sampled_from([SITE, None]), is_import=st.booleans())
    def create(self, site: str | None, is_import: bool) -> None:
        if is_import:
            self.made.append(self.desk.imported("Acme", site))
        else:
            self.made.append(self.desk.new_client("Acme", **{"website": site} if site else {}))

    @rule(worker=st.sampled_from(["one", "two"]), most=st.integers(1, 3))
    def claim(self, worker: str, most: int) -> None:
        self.claims += self.desk.claim(worker, self.now, most)

    @precondition(lambda self: self.claims)
    @rule(place=st.integers(0, 9), result=st.sampled_from(RESULTS), forget=st.booleans())
    def finish(self, place: int, result: Result, forget: bool) -> None:
        mine = self.claims[-1 - place % len(self.claims)]
        was_held, before = self.held(mine), self.desk.jobs(mine.client_id)

        kept = self.desk.finish(mine, result, self.now)

        assert was_held or not kept
        assert was_held or self.desk.jobs(mine.client_id) == before
        self.kept[mine.job_id] += kept and result.status is Outcome.SUCCEEDED
        if forget:
            self.claims.remove(mine)

    @precondition(lambda self: self.claims)
    @rule(place=st.integers(0, 9))
    def beat(self, place: int) -> None:
        mine = self.claims[-1 - place % len(self.claims)]
        was_held = self.held(mine)
        assert beat(self.desk.database, mine, self.now, SITE, 1) == was_held

    @rule(by=st.sampled_from([MINUTE / 60, LEASE, 10 * MINUTE, DAY]))
    def wait(self, by: timedelta) -> None:
        self.now += by

    @precondition(lambda self: self.made)
    @rule(place=st.integers(0, MOST - 1), edit=st.sampled_from(EDITS))
    def correct(self, place: int, edit: tuple[str, str | None]) -> None:
        field, value = edit
        self.desk.edit(self.made[place % len(self.made)], **{field: value})

    @precondition(lambda self: self.made)
    @rule(
        place=st.integers(0, MOST - 1),
        deed=st.sampled_from(
            ["archive", "unarchive", "delete", "request", "cancel", "legal", "finance"]
        ),
    )
    def one(self, place: int, deed: str) -> None:
        client_id = self.made[place % len(self.made)]
        database, support = self.desk.database, self.desk.support
        if deed == "archive":
            clients.archive(database, support, client_id, self.now)
        elif deed == "unarchive":
            clients.unarchive(database, support, client_id, self.now)
        elif deed == "request":
            self.desk.request(client_id)
        elif deed == "cancel":
            cancel(database, support, [client_id], self.now)
        elif deed == "delete":
            self.delete(client_id)
        else:
            self.set_fact(client_id, deed.title())

    @rule(deed=st.sampled_from(["retry", "run", "due", "cancel", "restart", "on", "off"]))
    def all(self, deed: str) -> None:
        database, support = self.desk.database, self.desk.support
        if deed == "retry":
            retry_failed(database, support, self.now)
        elif deed == "run":
            start_run(database, support, RunSource.PAGE, self.now)
        elif deed == "due":
            request_due(database, support, self.now)
        elif deed == "cancel":
            cancel(database, support, None, self.now)
        elif deed == "restart":
            release_all(database, self.now)
        else:
            self.desk.entitle(on=deed == "on")

    def set_fact(self, client_id: UUID, value: str) -> None:
        read = self.desk.client(client_id)
        if read["industry"] != value:
            edit_facts(
                self.desk.database, self.desk.support, client_id,
                read=read, changes={"industry": value}, now=self.now,
            )  # fmt: skip
            self.by_hand[client_id] = value

    def delete(self, client_id: UUID) -> None:
        name = self.desk.client(client_id)["name"]
        clients.delete(
            self.desk.database, self.desk.admin, client_id,
            typed_name=name, keep_invoices=False, now=self.now,
        )  # fmt: skip
        self.made.remove(client_id)

    @invariant()
    def every_client_agrees_with_its_jobs(self) -> None:
        assert self.desk.database.rows("check_enrichment") == []

    @invariant()
    def jobs_are_of_clients_that_are_there_and_tried_three_times_at_most(self) -> None:
        jobs = self.desk.rows("select client_id, attempt from enrichment_jobs")
        assert {job["client_id"] for job in jobs} <= set(self.made)
        assert all(job["attempt"] <= 3 for job in jobs)

    @invariant()
    def what_a_person_set_stays(self) -> None:
        rows = self.desk.rows("select id, industry from clients")
        stands = {row["id"]: row["industry"] for row in rows}
        assert stands == {**stands, **{id: self.by_hand[id] for id in self.by_hand if id in stands}}

    def teardown(self) -> None:
        """No effect came twice, and whatever waits is done in the end: no job is lost."""
        results = self.desk.rows("select job_id from enrichment_results")
        assert len({row["job_id"] for row in results}) == len(results)
        # The results of clients that were deleted are gone.
        assert {row["job_id"] for row in results} <= set(self.kept.elements())
        assert all(times <= 1 for times in self.kept.values())
        for _ in range(6):
            self.now += DAY
            for mine in self.desk.claim("last", self.now):
                self.desk.finish(mine, failed("tls"), self.now)
        assert self.desk.database.rows("open_jobs", client_ids=None) == []


@pytest.fixture(scope="module")
def machine(shared: Enriching) -> Iterator[type[Queue]]:
    Queue.desk = shared
    yield Queue


def test_any_order_of_events_keeps_every_promise(machine: type[Queue]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=12, stateful_step_count=30, deadline=None),
    )
