"""What becomes of a client when its turn ends: facts, a reason, another try."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clientdesk.actions import records
from clientdesk.actions.enrichment_queue import Move, end_jobs, enqueue, entitled, move_all, read
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.client_facts import ClientFact, filled_facts, found_facts, marked
from clientdesk.model.enrichment import Failure, FailureKind, Outcome, as_json
from clientdesk.model.enrichment_inputs import fingerprint
from clientdesk.model.enrichment_jobs import ENGINE, JobStatus, Trigger
from clientdesk.model.enrichment_retry import delay, has_attempts
from clientdesk.model.enrichment_states import Event, after, gate
from clientdesk.model.ids import new_id
from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.text.failures import failure_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from clientdesk.actions.history import Act
    from clientdesk.model.enrichment import Result
    from clientdesk.model.words import SkipReason


def keep(act: Act, client: Mapping[str, Any], job: Mapping[str, Any], result: Result) -> None:
    """Write what a result says of a client, and end its job.

    When its fields changed meanwhile, the client is queued once more.
    """
    if result.status is Outcome.SUCCEEDED:
        _succeed(act, client, job, result)
    elif result.status is Outcome.SKIPPED and result.skip_reason is not None:
        _skip(act, client, job, result.skip_reason)
    else:
        _fail(act, client, job, result.error or Failure(FailureKind.INTERNAL, ""))
    if fingerprint(client) != job["inputs"]:
        again = read(act.tx, [client["id"]]).values()
        enqueue(act, again, Trigger.UPDATE, entitled=entitled(act.tx), refresh=True)


def put_back(
    act: Act, row: Mapping[str, Any], *, entitled: bool, attempt: int | None = None
) -> None:
    """Put a running job back into the queue, if its client may still be there.

    The row holds the client and the job; attempt is the count to begin again from.
    """
    running, before = Status(row["enrichment_status"]), Status(row["status_before"])
    reason = gate(row["name"], row["website"], entitled=entitled)
    if row["archived_at"] is not None:
        move_all(act.tx, [Move(row, after(running, Event.CANCEL, before))])
        end_jobs(act, [row["job_id"]], JobStatus.CANCELED)
    elif reason:
        move_all(act.tx, [Move(row, after(running, Event.STOP), reason)])
        end_jobs(act, [row["job_id"]], JobStatus.DONE, Outcome.SKIPPED)
    else:
        move_all(act.tx, [Move(row, after(running, Event.RELEASE))])
        _requeue(act, row, JobStatus.QUEUED, act.now, attempt=attempt)


def stall(act: Act, row: Mapping[str, Any]) -> None:
    """End a job whose workers died too often; the row holds the client and the job."""
    _fail(act, row, row, Failure(FailureKind.STALLED, ""))


def _succeed(act: Act, client: Mapping[str, Any], job: Mapping[str, Any], result: Result) -> None:
    filled = filled_facts(
        client,
        marked(client["facts_by_hand"]),
        found_facts(result),
        is_refresh=client["enriched_at"] is not None,
    )
    records.update(
        act.tx,
        "succeed_enrichment",
        id=client["id"],
        version=client["version"],
        status=str(_moved(client, Event.SUCCEED)),
        confidence=result.confidence,
        inputs=job["inputs"],
        now=act.now,
        **{field: filled.get(field, client[field]) for field in ClientFact},
    )
    changes = {str(field): [client[field], value] for field, value in filled.items()}
    result_id = new_id()
    act.tx.execute(
        "add_enrichment_result",
        id=result_id,
        client_id=client["id"],
        job_id=job["job_id"],
        engine=ENGINE,
        inputs=job["inputs"],
        result=json.dumps(as_json(result), ensure_ascii=False),
        filled=json.dumps(changes, ensure_ascii=False),
        now=act.now,
    )
    end_jobs(act, [job["job_id"]], JobStatus.DONE, Outcome.SUCCEEDED)
    edits = [Edit(field, old, new) for field, (old, new) in changes.items()]
    detail = {"result": result_id}
    act.note_client(ActivityKind.ENRICHMENT_SUCCEEDED, client, edits, detail=detail)


def _skip(act: Act, client: Mapping[str, Any], job: Mapping[str, Any], reason: SkipReason) -> None:
    move_all(act.tx, [Move(client, _moved(client, Event.STOP), reason)])
    end_jobs(act, [job["job_id"]], JobStatus.DONE, Outcome.SKIPPED)
    detail = {"reason": str(reason)}
    act.note_client(ActivityKind.ENRICHMENT_SKIPPED, client, detail=detail)


def _fail(act: Act, client: Mapping[str, Any], job: Mapping[str, Any], failure: Failure) -> None:
    """The failure on the record, in the words of the closed list; what may pass is tried again."""
    failure = replace(failure, message=failure_sentence(failure.kind))
    kind, attempt = str(failure.kind), job["attempt"]
    records.update(
        act.tx,
        "fail_enrichment",
        id=client["id"],
        version=client["version"],
        status=str(_moved(client, Event.FAIL)),
        error_kind=kind,
        error=failure.message,
        attempts=attempt,
    )
    again = _next_try(act, client, job, failure)
    if again is None:
        end_jobs(act, [job["job_id"]], JobStatus.DONE, Outcome.FAILED, failure)
    else:
        _requeue(act, job, JobStatus.WAITING, again, failure=failure)
    detail = {"kind": kind, "message": failure.message, "attempt": attempt, "again": again}
    act.note_client(ActivityKind.ENRICHMENT_FAILED, client, detail=detail)


def _next_try(
    act: Act, client: Mapping[str, Any], job: Mapping[str, Any], failure: Failure
) -> datetime | None:
    is_open = client["archived_at"] is None and not gate(
        client["name"], client["website"], entitled=entitled(act.tx)
    )
    if not is_open or not has_attempts(failure.kind, job["attempt"]):
        return None
    return act.now + delay(job["job_id"], job["attempt"], failure.retry_after_s)


def _requeue(
    act: Act,
    job: Mapping[str, Any],
    status: JobStatus,
    run_after: datetime,
    *,
    attempt: int | None = None,
    failure: Failure | None = None,
) -> None:
    act.tx.execute(
        "requeue_enrichment_jobs",
        ids=[job["job_id"]],
        status=str(status),
        status_before=str(Status.FAILED) if failure else None,
        attempt=attempt,
        run_after=run_after,
        error_kind=failure and str(failure.kind),
        error=failure and failure.message,
    )


def _moved(client: Mapping[str, Any], event: Event) -> Status:
    return after(Status(client["enrichment_status"]), event)
