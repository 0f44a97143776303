"""What the lookups of the first clients left: jobs, results, activities, and the records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

import numpy as np

from clientdesk.demo.columns import Words, ids
from clientdesk.demo.turns import SECOND
from clientdesk.model.client_facts import ClientFact, filled_facts, found_facts
from clientdesk.model.enrichment import Inputs, Outcome, Result
from clientdesk.model.enrichment_inputs import fingerprint
from clientdesk.model.enrichment_retry import delay, has_attempts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.demo.by_hand import ByHand
    from clientdesk.demo.turns import Turn
    from clientdesk.model.enrichment import Failure

LookUp: TypeAlias = Callable[[Path, Sequence[Inputs]], Iterator[Result]]
"""Looks clients up on the sites of a folder: a result for each, in their order."""


@dataclass(frozen=True, slots=True)
class Try:
    """One try of a lookup, and when another one is to follow."""

    started: int
    ended: int
    again: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """One client's turn with what came of it."""

    turn: Turn
    result: Result
    job: UUID
    tries: tuple[Try, ...]
    inputs: str
    """The fingerprint of the fields that were looked up by."""
    current: Mapping[str, str | None]
    """The facts on the record before, which a member may have set."""
    filled: Mapping[ClientFact, str]
    """The facts that the result put there."""

    @property
    def failure(self) -> Failure | None:
        """Why it failed."""
        return self.result.error if self.result.status is Outcome.FAILED else None

    @property
    def pages(self) -> int:
        """How many pages were read."""
        return sum(use.pages for use in self.result.sources)

    @property
    def changes(self) -> dict[str, list[str | None]]:
        """What was and what is, of the facts that it filled."""
        return {str(field): [self.current[field], value] for field, value in self.filled.items()}


def lookups(
    seed: int, turns: Sequence[Turn], results: Sequence[Result], known: Sequence[ByHand]
) -> list[Lookup]:
    """What came of the turns; known: the facts that members had set."""
    jobs = ids(np.array([turn.queued for turn in turns], np.int64), "enrichment_jobs", seed, 0)
    set_before = {each.row: {each.field: each.value} for each in known}
    return [
        _lookup(turn, result, job, set_before.get(turn.row, {}))
        for turn, result, job in zip(turns, results, uuids(jobs), strict=True)
    ]


def uuids(words: Words) -> list[UUID]:
    """Ids as values."""
    return [UUID(int=int(high) << 64 | int(low)) for high, low in words]


def when(moment: int) -> datetime:
    """A moment as a time."""
    return datetime.fromtimestamp(moment / SECOND, UTC).replace(tzinfo=None)


def as_json(value: object) -> str:
    """A value as the store keeps it."""
    return json.dumps(value, ensure_ascii=False)


def _lookup(turn: Turn, result: Result, job: UUID, by_hand: Mapping[ClientFact, str]) -> Lookup:
    current = {str(field): by_hand.get(field) for field in ClientFact}
    found = found_facts(result) if result.status is Outcome.SUCCEEDED else {}
    filled = filled_facts(current, set(by_hand), found, is_refresh=False)
    return Lookup(
        turn=turn,
        result=result,
        job=job,
        tries=tuple(_tries(turn, result, job)),
        inputs=fingerprint(turn.known),
        current=current,
        filled=filled,
    )


def _tries(turn: Turn, result: Result, job: UUID) -> Iterator[Try]:
    """One try, or as many as are made of a failure that may pass."""
    started, attempt = turn.started, 1
    took = (1 + job.int % 4) * SECOND
    while result.error and has_attempts(result.error.kind, attempt):
        pause = delay(job, attempt, result.error.retry_after_s)
        again = started + took + int(pause.total_seconds()) * SECOND
        yield Try(started, started + took, when(again))
        started, attempt = again, attempt + 1
    yield Try(started, started + took)
