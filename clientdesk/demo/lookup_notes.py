"""What lookups left in the activities, as the actions write it that queue and end them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.columns import uuid_column
from clientdesk.demo.turns import SECOND
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.enrichment_jobs import Trigger
from clientdesk.model.permissions import SYSTEM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from clientdesk.demo.by_hand import ByHand
    from clientdesk.demo.clients import Clients
    from clientdesk.demo.columns import Ints
    from clientdesk.demo.events import Events
    from clientdesk.demo.lookups import Lookup
    from clientdesk.model.enrichment import Failure

NOBODY: Final = -1
"""Stands for the product itself among the members."""


@dataclass(frozen=True, slots=True)
class Note:
    """One act: who did what to which client and when; all its lines are one change."""

    at: int
    kind: ActivityKind
    row: int | None = None
    member: int = NOBODY
    edits: tuple[Edit, ...] = ()
    detail: Mapping[str, object] | None = None


def notes(lookups: Sequence[Lookup], results: Sequence[UUID], actor: Ints) -> Iterator[Note]:
    """How the lookups were asked for and how they ended; results: the ids of what was found."""
    for lookup, result in zip(lookups, results, strict=True):
        turn = lookup.turn
        if turn.trigger is Trigger.MANUAL:
            member = int(actor[turn.row])
            yield Note(turn.queued, ActivityKind.ENRICHMENT_REQUESTED, turn.row, member)
        if lookup.failure is None:
            edits = tuple(Edit(name, old, new) for name, (old, new) in lookup.changes.items())
            kind, detail = ActivityKind.ENRICHMENT_SUCCEEDED, {"result": result}
            yield Note(lookup.tries[-1].ended, kind, turn.row, edits=edits, detail=detail)
        else:
            yield from _failures(lookup, lookup.failure)


def notes_by_hand(known: Iterable[ByHand], actor: Ints) -> Iterator[Note]:
    """How members set facts."""
    for each in known:
        edit = Edit(each.field, None, each.value)
        yield Note(each.at, ActivityKind.UPDATED, each.row, int(actor[each.row]), (edit,))


def notes_of_runs(runs: pl.DataFrame, member: int) -> Iterator[Note]:
    """How members ran all that was due."""
    for run in runs.iter_rows(named=True):
        detail = {name: run[name] for name in ("day", "source", "queued", "skipped")}
        at = int(run["started_at"].replace(tzinfo=UTC).timestamp()) * SECOND
        yield Note(at, ActivityKind.ENRICHMENT_RUN, member=member, detail=detail)


def _failures(lookup: Lookup, failure: Failure) -> Iterator[Note]:
    for attempt, each in enumerate(lookup.tries, start=1):
        detail = {
            "kind": str(failure.kind),
            "message": failure.message,
            "attempt": attempt,
            "again": each.again,
        }
        kind = ActivityKind.ENRICHMENT_FAILED
        yield Note(each.ended, kind, lookup.turn.row, detail=detail)


def activities(events: Events, made: Clients, notes: Sequence[Note]) -> pl.DataFrame:
    """The rows of the notes: one for each edit, or one without a field."""
    lines = [(at, edit) for at, note in enumerate(notes) for edit in note.edits or (None,)]
    firsts = {at: place for place, (at, _) in reversed(list(enumerate(lines)))}
    told = [notes[at] for at, _ in lines]
    frame = events.frame(
        np.array([note.at for note in told], dtype=np.int64),
        np.array([note.member for note in told], dtype=np.int64),
    )
    clients = np.array([-1 if note.row is None else note.row for note in told], dtype=np.int64)
    names = made.texts["name"]
    return frame.with_columns(
        change_id=frame["change_id"].gather([firsts[at] for at, _ in lines]),
        actor_id=pl.col("actor_id").fill_null(pl.lit(SYSTEM.id.bytes)),
        client_id=uuid_column(made.ids[np.maximum(clients, 0)], clients >= 0),
        client_name=_texts(None if note.row is None else names[note.row] for note in told),
        kind=_texts(str(note.kind) for note in told),
        field=_texts(edit.field if edit else None for _, edit in lines),
        old=_texts(edit.old if edit else None for _, edit in lines),
        new=_texts(edit.new if edit else None for _, edit in lines),
        detail=_texts(_json(note.detail) for note in told),
    )


def _json(detail: Mapping[str, object] | None) -> str | None:
    return json.dumps(detail, ensure_ascii=False, default=str) if detail else None


def _texts(values: Iterable[str | None]) -> pl.Series:
    return pl.Series(list(values), dtype=pl.String)
