"""Which failures may pass by themselves, and when each is tried again."""

from __future__ import annotations

import math
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from clientdesk.model.enrichment import FailureKind

if TYPE_CHECKING:
    from uuid import UUID

MOST_ATTEMPTS: Final = 3

TRANSIENT: Final = frozenset(
    {
        FailureKind.TIMEOUT,
        # One's own line may be down: then no name resolves.
        FailureKind.DNS,
        FailureKind.RESET,
        FailureKind.HTTP,
        FailureKind.STALLED,
        FailureKind.INTERNAL,
    }
)
"""All others wait until somebody corrects the record, or asks again."""

LONGEST: Final = timedelta(hours=24)
"""The longest that a server may ask us to wait."""

_FIRST: Final = timedelta(minutes=5)
_FACTOR: Final = 6.0
_SPREAD: Final = 0.25


def may_pass(kind: str | None) -> bool:
    """Whether a failure of the kind may pass by itself; an unknown word does not."""
    return kind in TRANSIENT


def has_attempts(kind: str | None, attempts: int) -> bool:
    """Whether a failure is tried again without anybody asking."""
    return may_pass(kind) and attempts < MOST_ATTEMPTS


def delay(job_id: UUID, attempt: int, retry_after_s: float | None = None) -> timedelta:
    """How long to wait after a failed attempt: longer each time, never as long for all jobs.

    At least as long as the server asked for, up to a day.
    """
    growth: float = _FACTOR ** (attempt - 1)
    backoff = _FIRST * growth * _jitter(job_id, attempt)
    return min(max(backoff, _asked(retry_after_s)), LONGEST)


def _jitter(job_id: UUID, attempt: int) -> float:
    """From 0.75 to 1.25, the same for the same job and attempt."""
    drawn = sha256(f"{job_id} {attempt}".encode()).digest()
    return 1 - _SPREAD + 2 * _SPREAD * int.from_bytes(drawn[:4]) / 2**32


def _asked(seconds: float | None) -> timedelta:
    if seconds is None or math.isnan(seconds) or seconds <= 0:
        return timedelta()
    return timedelta(seconds=min(seconds, LONGEST.total_seconds()))
