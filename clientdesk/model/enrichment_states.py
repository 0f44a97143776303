"""Where a client's enrichment may stand, and what moves it: the gate and the one table of moves."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from clientdesk.errors import Refused
from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.model.words import SkipReason


class Event(StrEnum):
    """What happens to a client's enrichment; the value completes “cannot be …”."""

    QUEUE = "queued"
    """It was created, corrected, is due, or is tried again."""
    REFRESH = "refreshed"
    """Somebody asks again for what has succeeded."""
    STOP = "skipped"
    """The gate is closed."""
    CLAIM = "claimed"
    RELEASE = "put back into the queue"
    """Its worker died, or its name or website was corrected meanwhile."""
    SUCCEED = "finished"
    FAIL = "marked as failed"
    CANCEL = "canceled"
    """Also when the client is archived while it waits."""


_BEFORE: Final = None
"""The status in which it stood when it was put into the queue."""

TRANSITIONS: Final[dict[tuple[Status, Event], Status | None]] = {
    (Status.NOT_STARTED, Event.QUEUE): Status.QUEUED,
    (Status.NOT_STARTED, Event.STOP): Status.SKIPPED,
    (Status.SKIPPED, Event.QUEUE): Status.QUEUED,
    (Status.SKIPPED, Event.STOP): Status.SKIPPED,
    (Status.FAILED, Event.QUEUE): Status.QUEUED,
    (Status.FAILED, Event.STOP): Status.SKIPPED,
    (Status.SUCCEEDED, Event.REFRESH): Status.QUEUED,
    (Status.QUEUED, Event.CLAIM): Status.RUNNING,
    (Status.QUEUED, Event.STOP): Status.SKIPPED,
    (Status.QUEUED, Event.CANCEL): _BEFORE,
    (Status.RUNNING, Event.SUCCEED): Status.SUCCEEDED,
    (Status.RUNNING, Event.FAIL): Status.FAILED,
    (Status.RUNNING, Event.STOP): Status.SKIPPED,
    (Status.RUNNING, Event.RELEASE): Status.QUEUED,
    (Status.RUNNING, Event.CANCEL): _BEFORE,
}
"""Every move that there is; all others are refused."""


def gate(name: str | None, website: str | None, *, entitled: bool) -> SkipReason | None:
    """Why enrichment does not run for a client, the first reason of three; None when it does."""
    if not (name or "").strip():
        return SkipReason.MISSING_NAME
    if not (website or "").strip():
        return SkipReason.MISSING_WEBSITE
    return None if entitled else SkipReason.NOT_ENTITLED


def may(status: Status, event: Event) -> bool:
    """Whether the table has the move."""
    return (status, event) in TRANSITIONS


def after(status: Status, event: Event, before: Status = Status.NOT_STARTED) -> Status:
    """The status that an event leads to; before is the one to return to. Raises Refused."""
    if not may(status, event):
        word = status.replace("_", " ")
        raise Refused(f"An enrichment that is {word} cannot be {event}.")
    target = TRANSITIONS[status, event]
    return before if target is _BEFORE else target
