"""One client's turn to be enriched: what a worker takes, keeps alive and gives back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.enrichment import Inputs

LEASE: Final = timedelta(seconds=90)
"""How long a job stays with its worker after the last sign of life."""

MOST_AT_ONCE: Final = 20
"""Clients that are enriched at the same time."""


ENGINE: Final = 1
"""Raised when the rules find other facts on the same site."""


class JobStatus(StrEnum):
    """Where a job stands; a client has at most one that is open."""

    QUEUED = "queued"
    WAITING = "waiting"
    """It failed for a cause that may pass, and is tried again later."""
    RUNNING = "running"
    DONE = "done"
    CANCELED = "canceled"


OPEN: Final = (JobStatus.QUEUED, JobStatus.WAITING, JobStatus.RUNNING)


class Trigger(StrEnum):
    """Why a job was queued."""

    CREATE = "create"
    UPDATE = "update"
    MANUAL = "manual"
    RETRY = "retry"
    DAILY = "daily"


class RunSource(StrEnum):
    """Who started the run of a day."""

    SCHEDULE = "schedule"
    API = "api"
    COMMAND = "command"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Claim:
    """A job in the hands of a worker; only the newest fence of a job has any effect."""

    job_id: UUID
    fence: int
    client_id: UUID
    inputs: Inputs
    attempt: int
    """1 for the first try."""
    lease_until: datetime
    """When it is given to another worker, unless a beat comes before."""


@dataclass(frozen=True, slots=True)
class Beat:
    """A sign of life: which page is being read, and how many were."""

    claim: Claim
    page: str | None = None
    pages_read: int = 0
