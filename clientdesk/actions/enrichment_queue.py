"""The queue inside the transaction of what moves it: which clients enter, and which leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.actions import records
from clientdesk.model.enrichment import Outcome
from clientdesk.model.enrichment_jobs import JobStatus, Trigger
from clientdesk.model.enrichment_states import Event, after, gate, may
from clientdesk.model.ids import new_id
from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.model.words import SkipReason
from clientdesk.store.failures import LostConflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from clientdesk.actions.history import Act
    from clientdesk.model.client import ClientDraft
    from clientdesk.model.enrichment import Failure
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Entered:
    """The clients that entered the queue, and how many the gate stopped."""

    clients: Sequence[Mapping[str, Any]]
    skipped: int

    @property
    def queued(self) -> int:
        """How many entered."""
        return len(self.clients)


@dataclass(frozen=True, slots=True)
class Move:
    """Where the enrichment of a client goes; its row is as the transaction read it."""

    client: Mapping[str, Any]
    status: Status
    reason: SkipReason | None = None


def entitled(tx: Transaction) -> bool:
    """Whether the workspace may enrich."""
    return records.workspace(tx).enrichment_enabled


def standing_of_new(draft: ClientDraft, *, entitled: bool) -> dict[str, str | None]:
    """Where the enrichment of a client that is being added begins."""
    reason = gate(draft.name, draft.website, entitled=entitled)
    status = after(Status.NOT_STARTED, Event.STOP if reason else Event.QUEUE)
    return {"enrichment_status": str(status), "enrichment_skip_reason": reason and str(reason)}


def queue_new(act: Act, client: Mapping[str, Any], standing: Mapping[str, str | None]) -> None:
    """The job of a client that was added, unless the gate stopped it."""
    if standing["enrichment_status"] == Status.QUEUED:
        status = {"enrichment_status": str(Status.NOT_STARTED)}
        _add_jobs(act, [{**client, **status}], Trigger.CREATE, None)


def queue_edited(act: Act, client_id: UUID) -> None:
    """Queue a client whose fields were corrected, unless it has succeeded or is under way."""
    clients = read(act.tx, [client_id]).values()
    enqueue(act, clients, Trigger.UPDATE, entitled=entitled(act.tx))


def enqueue(
    act: Act,
    clients: Iterable[Mapping[str, Any]],
    trigger: Trigger,
    *,
    entitled: bool,
    refresh: bool = False,
    run_id: UUID | None = None,
) -> Entered:
    """Queue those of the clients that may be; those that the gate stops become skipped.

    What runs, is queued already or is archived stays as it is, and so does what has succeeded,
    unless it is to be refreshed.
    """
    moves = [move for client in clients if (move := _entering(client, entitled, refresh))]
    queued = [move.client for move in moves if move.status is Status.QUEUED]
    _close(act, [move.client["id"] for move in moves])
    move_all(act.tx, moves)
    _add_jobs(act, queued, trigger, run_id)
    return Entered(queued, len(moves) - len(queued))


def withdraw(
    act: Act, client_ids: Sequence[UUID] | None, *, running: bool
) -> list[Mapping[str, Any]]:
    """Cancel the open jobs of clients, of all without ids; those clients, back where they stood."""
    found = act.tx.rows("open_jobs", client_ids=client_ids)
    jobs = [job for job in found if running or job["status"] != JobStatus.RUNNING]
    clients = read(act.tx, [job["client_id"] for job in jobs])
    # A client whose job waits for another try stands where it stood.
    moves = [
        Move(clients[job["client_id"]], _returned(clients[job["client_id"]], job))
        for job in jobs
        if job["status"] != JobStatus.WAITING
    ]
    move_all(act.tx, moves)
    end_jobs(act, [job["job_id"] for job in jobs], JobStatus.CANCELED)
    return [clients[job["client_id"]] for job in jobs]


def lose_entitlement(act: Act) -> None:
    """Skip what is queued, as the workspace may no longer enrich; what runs is finished."""
    jobs = act.tx.rows("open_jobs", client_ids=None)
    queued = [job["client_id"] for job in jobs if job["status"] == JobStatus.QUEUED]
    enqueue(act, read(act.tx, queued).values(), Trigger.UPDATE, entitled=False)
    waiting = [job["job_id"] for job in jobs if job["status"] == JobStatus.WAITING]
    end_jobs(act, waiting, JobStatus.CANCELED)


def read(tx: Transaction, client_ids: Sequence[UUID]) -> dict[UUID, Mapping[str, Any]]:
    """The clients by their ids, with what decides where their enrichment goes."""
    rows = tx.rows("enrichments_to_move", ids=list(client_ids)) if client_ids else []
    return {row["id"]: row for row in rows}


def move_all(tx: Transaction, moves: Sequence[Move]) -> None:
    """Write where the enrichment of clients goes."""
    if not moves:
        return
    written = tx.execute(
        "move_enrichments",
        ids=[move.client["id"] for move in moves],
        versions=[move.client["version"] for move in moves],
        statuses=[str(move.status) for move in moves],
        reasons=[move.reason and str(move.reason) for move in moves],
    )
    if written < len(moves):
        raise LostConflict("Someone else was saving the same records at this moment.")


def end_jobs(
    act: Act,
    job_ids: Sequence[UUID],
    status: JobStatus,
    outcome: Outcome | None = None,
    failure: Failure | None = None,
) -> None:
    """Close jobs that are open."""
    if job_ids:
        act.tx.execute(
            "end_enrichment_jobs",
            ids=list(job_ids),
            status=str(status),
            outcome=outcome and str(outcome),
            error_kind=failure and str(failure.kind),
            error=failure and failure.message,
            now=act.now,
        )


def _entering(client: Mapping[str, Any], entitled: bool, refresh: bool) -> Move | None:
    """Where a client goes; None when it stays."""
    status = Status(client["enrichment_status"])
    if client["archived_at"] is not None or status is Status.RUNNING:
        return None
    reason = gate(client["name"], client["website"], entitled=entitled)
    event = Event.STOP if reason else Event.QUEUE
    if status is Status.SUCCEEDED and refresh and not reason:
        event = Event.REFRESH
    stays = status is Status.SKIPPED and reason == client["enrichment_skip_reason"]
    return None if stays or not may(status, event) else Move(client, after(status, event), reason)


def _returned(client: Mapping[str, Any], job: Mapping[str, Any]) -> Status:
    status, before = Status(client["enrichment_status"]), Status(job["status_before"])
    return after(status, Event.CANCEL, before)


def _close(act: Act, client_ids: Sequence[UUID]) -> None:
    """Close the jobs that clients still have: stopped at the gate, or followed by another one."""
    jobs = act.tx.rows("open_jobs", client_ids=list(client_ids)) if client_ids else []
    for status, outcome in (
        (JobStatus.QUEUED, Outcome.SKIPPED),
        (JobStatus.WAITING, Outcome.FAILED),
    ):
        theirs = [job["job_id"] for job in jobs if job["status"] == status]
        end_jobs(act, theirs, JobStatus.DONE, outcome)


def _add_jobs(
    act: Act, clients: Sequence[Mapping[str, Any]], trigger: Trigger, run_id: UUID | None
) -> None:
    if clients:
        act.tx.execute(
            "add_enrichment_jobs",
            ids=[new_id() for _ in clients],
            client_ids=[client["id"] for client in clients],
            statuses_before=[client["enrichment_status"] for client in clients],
            # What is due goes on counting; what somebody asks for or corrects begins anew.
            attempts=[client.get("attempts", 0) for client in clients],
            run_id=run_id,
            trigger=str(trigger),
            queued_by=act.actor.name,
            now=act.now,
        )
