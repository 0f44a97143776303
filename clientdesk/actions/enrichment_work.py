"""What a worker does with the queue: take jobs, keep them, give them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.actions import records
from clientdesk.actions.enrichment_outcomes import keep, put_back, stall
from clientdesk.actions.enrichment_queue import Move, entitled, move_all
from clientdesk.actions.history import Act
from clientdesk.model.enrichment_inputs import fingerprint, inputs_of, is_another
from clientdesk.model.enrichment_jobs import LEASE, MOST_AT_ONCE, Beat, Claim
from clientdesk.model.enrichment_retry import LONGEST, MOST_ATTEMPTS
from clientdesk.model.enrichment_states import Event, after
from clientdesk.model.permissions import SYSTEM
from clientdesk.model.words import EnrichmentStatus as Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.enrichment import Result
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def claim(database: Database, worker: str, now: datetime, most: int = MOST_AT_ONCE) -> list[Claim]:
    """Take the next jobs; those that a dead worker left come back first. Cheap when none waits."""
    latest, furthest = now + LEASE, now + LONGEST
    waiting = database.rows("enrichment_waiting", now=now, latest=latest, furthest=furthest)
    if most < 1 or not waiting[0]["is_any"]:
        return []

    def work(tx: Transaction) -> list[Claim]:
        _release(Act.begin(tx, SYSTEM, now), every=False)
        jobs = tx.rows("claimable_jobs", now=now, furthest=furthest, most=most)
        return _give(tx, jobs, worker, now) if jobs else []

    return database.write(work)


def release_all(database: Database, now: datetime) -> int:
    """Take every running job from its worker: when a process starts, all others are dead."""
    return database.write(lambda tx: _release(Act.begin(tx, SYSTEM, now), every=True))


def beat(
    database: Database, claim: Claim, now: datetime, page: str | None = None, pages_read: int = 0
) -> bool:
    """A sign of life for one job; False when it is no longer the worker's."""
    return not beat_all(database, [Beat(claim, page, pages_read)], now)


def beat_all(database: Database, beats: Sequence[Beat], now: datetime) -> set[UUID]:
    """A sign of life for several jobs; the ids of those that are no longer the worker's."""
    if not beats:
        return set()
    ids = [each.claim.job_id for each in beats]

    def work(tx: Transaction) -> set[UUID]:
        tx.execute(
            "beat_enrichment_jobs",
            ids=ids,
            fences=[each.claim.fence for each in beats],
            pages=[each.page for each in beats],
            pages_read=[each.pages_read for each in beats],
            lease_until=now + LEASE,
        )
        held = {(row["id"], row["fence"]) for row in tx.rows("held_jobs", ids=ids)}
        claims = (each.claim for each in beats)
        return {mine.job_id for mine in claims if (mine.job_id, mine.fence) not in held}

    return database.write(work)


def finish(database: Database, claim: Claim, result: Result, now: datetime) -> bool:
    """Keep a result; whether it was kept.

    It is not when the job was given to another worker, canceled or deleted: then nothing changes.
    Nor when the client got another name or website meanwhile: then the job is done anew.
    """

    def work(tx: Transaction) -> bool:
        job = tx.row("job_to_finish", id=claim.job_id, fence=claim.fence)
        if job is None:
            return False
        act, client = Act.begin(tx, SYSTEM, now), records.client(tx, claim.client_id)
        if is_another(claim.inputs, client):
            put_back(act, {**client, **job}, entitled=entitled(tx), attempt=0)
            return False
        keep(act, client, job, result)
        return True

    return database.write(work)


def _release(act: Act, *, every: bool) -> int:
    """Put the jobs of dead workers back into the queue; after the third time they have failed."""
    left = act.tx.rows("left_jobs", now=act.now, latest=act.now + LEASE, every=every)
    may_enrich = entitled(act.tx) if left else False
    for row in left:
        if row["attempt"] >= MOST_ATTEMPTS and row["archived_at"] is None:
            stall(act, row)
        else:
            put_back(act, row, entitled=may_enrich)
    return len(left)


def _give(
    tx: Transaction, jobs: Sequence[Mapping[str, Any]], worker: str, now: datetime
) -> list[Claim]:
    move_all(tx, [Move(job, _claimed(job)) for job in jobs])
    tx.execute(
        "claim_enrichment_jobs",
        ids=[job["job_id"] for job in jobs],
        inputs=[fingerprint(job) for job in jobs],
        worker=worker,
        now=now,
        lease_until=now + LEASE,
    )
    return [
        Claim(
            job_id=job["job_id"],
            fence=job["fence"] + 1,
            client_id=job["id"],
            inputs=inputs_of(job),
            attempt=job["attempt"] + 1,
            lease_until=now + LEASE,
        )
        for job in jobs
    ]


def _claimed(job: Mapping[str, Any]) -> Status:
    """Running; one that waited for another try goes through the queue on its way."""
    status = Status(job["enrichment_status"])
    if status is Status.FAILED:
        status = after(status, Event.QUEUE)
    return after(status, Event.CLAIM)
