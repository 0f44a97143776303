"""The queue as a worker sees it, on whichever database the process works at the moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.actions import enrichment_work

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.enrichment import Result
    from clientdesk.model.enrichment_jobs import Beat, Claim
    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one worker takes its jobs and brings what it found."""

    database: Callable[[], Database]
    now: Callable[[], datetime]
    worker: str

    def claim(self, most: int) -> Sequence[Claim]:
        """Take jobs whose turn it is."""
        return enrichment_work.claim(self.database(), self.worker, self.now(), most)

    def beat(self, beats: Sequence[Beat]) -> set[UUID]:
        """Say that jobs are being worked on; the ids of those that are the worker's no more."""
        return enrichment_work.beat_all(self.database(), beats, self.now())

    def finish(self, claim: Claim, result: Result) -> bool:
        """Write what was found; whether it was kept."""
        return enrichment_work.finish(self.database(), claim, result, self.now())

    def give_back(self, claims: Sequence[Claim]) -> None:
        """Put jobs back into the queue unworked; the try does not count."""
        enrichment_work.give_back(self.database(), claims, self.now())
