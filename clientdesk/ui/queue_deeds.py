"""What a person may do on the page of the queue; each says what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn
from uuid import UUID

from clientdesk.actions import enrichment
from clientdesk.actions.enrichment_runs import request_due, start_run
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.model.permissions import Permission, may
from clientdesk.text.plurals import count
from clientdesk.ui import cached, queue_going, state

if TYPE_CHECKING:
    from collections.abc import Sequence

_TURN: Final = "queue-turn"


def may_act() -> bool:
    """Whether the actor may start, retry and cancel."""
    return may(cached.actor(), Permission.ENRICH)


def may_look_up() -> bool:
    """Whether a lookup that the actor asks for would run."""
    return may_act() and cached.workspace().enrichment_enabled


def run_due() -> NoReturn:
    """Start the run of the day; where the day had its run, queue what is due by now."""
    database, actor, now = cached.database(), cached.actor(), cached.now()
    run = start_run(database, actor, RunSource.PAGE, now)
    if run.is_new:
        queued, skipped = run.queued, run.skipped
    else:
        entered = request_due(database, actor, now)
        queued, skipped = entered.queued, entered.skipped
    queue_going.said(ran(queued, skipped))


def ran(queued: int, skipped: int) -> str:
    """What a run came to."""
    said = f"{count(queued, 'client is', 'clients are')} in the queue".capitalize()
    if not skipped:
        return f"{said}."
    return f"{said}; {count(skipped, 'was', 'were')} skipped for want of a website."


def look_up(client_ids: Sequence[str]) -> NoReturn:
    """Queue these clients, whatever became of them before."""
    ids = [UUID(client_id) for client_id in client_ids]
    done = enrichment.request(cached.database(), cached.actor(), ids, cached.now())
    _begin_again()
    queue_going.said(done.sentence())


def retry_failed() -> NoReturn:
    """Queue everything that failed."""
    done = enrichment.retry_failed(cached.database(), cached.actor(), cached.now())
    _begin_again()
    queue_going.said(done.sentence())


def cancel(client_ids: Sequence[str]) -> NoReturn:
    """Take these clients out of the queue, also while they are looked up."""
    ids = [UUID(client_id) for client_id in client_ids]
    ended = enrichment.cancel(cached.database(), cached.actor(), ids, cached.now())
    _begin_again()
    queue_going.said(canceled(ended, len(ids)))


def cancel_all() -> NoReturn:
    """End everything that waits or runs."""
    ended = enrichment.cancel(cached.database(), cached.actor(), None, cached.now())
    _begin_again()
    queue_going.said(canceled(ended, ended))


def canceled(ended: int, asked: int) -> str:
    """What canceling came to."""
    said = f"{count(ended, 'lookup was', 'lookups were')} canceled".capitalize()
    late = asked - ended
    return f"{said}; {count(late, 'had', 'had')} ended already." if late else f"{said}."


def table_key(name: str) -> str:
    """The key of a list's table: another one after each deed, so that nothing stays selected."""
    return f"queue-{name}-{state.recall(_TURN, 0)}"


def _begin_again() -> None:
    turn: int = state.recall(_TURN, 0)
    state.keep(_TURN, turn + 1)
