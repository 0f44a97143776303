"""The day's enrichment run for programs: start it, and see how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clientdesk.actions.enrichment_runs import start_run
from clientdesk.errors import ClientDeskError, NotAllowed, NotFound
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.queries.enrichment_runs import run as run_counts
from clientdesk.store.database import database
from clientdesk.web import answers
from clientdesk.web.clock import now
from clientdesk.web.tokens import for_holder

if TYPE_CHECKING:
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response

    from clientdesk.model.permissions import Actor
    from clientdesk.queries.enrichment_runs import RunCounts


def start(request: Request) -> Response:
    """202 with the run of the day; 200 with the same when it had started; 401 without a token."""
    return for_holder(request, _start)


def run(request: Request) -> Response:
    """200 with the counts of a run; 404 for one that is not; 401 without a token."""
    return for_holder(request, lambda _actor: _run(request.path_params["run"]))


def _start(actor: Actor) -> Response:
    try:
        run = start_run(database(), actor, RunSource.API, now())
    except NotAllowed:
        raise
    except ClientDeskError as error:
        return _unavailable(error)
    said = {"run": str(run.id), "day": str(run.day), "queued": run.queued, "skipped": run.skipped}
    return answers.json(said, 202 if run.is_new else 200)


def _run(name: str) -> Response:
    try:
        found = run_counts(database(), UUID(name))
    except (ValueError, NotFound):
        return answers.json({"error": "There is no such run."}, 404)
    except ClientDeskError as error:
        return _unavailable(error)
    return answers.json(_said(found))


def _said(found: RunCounts) -> dict[str, object]:
    """The counts as plain values; times are UTC."""
    numbers = ("queued", "skipped", "succeeded", "failed", "canceled", "to_do")
    return {
        "run": str(found.id),
        "day": str(found.day),
        **{name: getattr(found, name) for name in numbers},
        "started_at": _time(found.started_at),
        "finished_at": _time(found.finished_at),
    }


def _time(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else None


def _unavailable(error: ClientDeskError) -> Response:
    return answers.json({"error": f"{error.message} {error.hint}".strip()}, 503)
