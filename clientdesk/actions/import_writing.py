"""The rows of a review that were chosen, written: new clients, and new texts of known ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.intake import frames
from clientdesk.intake.decisions import Decision
from clientdesk.intake.progress import Step, tell
from clientdesk.intake.review import OVERWRITTEN
from clientdesk.intake.verdicts import FILLED
from clientdesk.model.activity import ActivityKind
from clientdesk.model.ids import new_ids
from clientdesk.store.failures import LostConflict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from clientdesk.actions.history import Act
    from clientdesk.actions.undoable import Undoable
    from clientdesk.intake.known import Known
    from clientdesk.intake.progress import Progress
    from clientdesk.intake.spool import Spool

_HEAP: Final = 122_880
"""Rows that are written together: whole groups of rows as the store keeps them."""

_EDITS: Final = {"client_id": "id", "client_name": "name"}


@dataclass(frozen=True, slots=True)
class Committed:
    """What an import wrote; waiting are the new clients that enrichment has not seen."""

    change_id: UUID
    new: int
    updated: int
    skipped: int
    waiting: int

    @classmethod
    def of(cls, change_id: UUID, planned: pl.DataFrame, rows: int) -> Committed:
        """The outcome of a plan, of so many rows."""
        new = planned.filter(pl.col("decision") == Decision.ADD).height
        return cls(change_id, new, planned.height - new, rows - planned.height, new)

    def sentence(self) -> str:
        """The outcome for people."""
        new = "1 client was" if self.new == 1 else f"{self.new:,} clients were"
        waiting = "1 waits" if self.waiting == 1 else f"{self.waiting:,} wait"
        return (
            f"{new} added, {self.updated:,} filled in, {self.skipped:,} left out; "
            f"{waiting} for enrichment."
        )


@dataclass(slots=True)
class Writing:
    """One import as it is written."""

    act: Act
    undoable: Undoable
    rows: Spool
    planned: pl.DataFrame
    progress: Progress | None
    done: int = 0

    def add(self, today: date, base: str) -> None:
        """The new clients."""
        for rows in _heaped(self._chosen(pl.col("decision") == Decision.ADD)):
            made = rows.with_columns(id=pl.Series(new_ids(rows.height), dtype=pl.String()))
            self.act.tx.insert(
                "clients", frames.clients(made, self.act.now, today=today, base=base)
            )
            self.undoable.made("clients", made["id"], made["line"])
            self._note(ActivityKind.CREATED, made.select(**_EDITS))
            self._tell(rows.height)

    def change(self, known: Known) -> None:
        """The new texts of known clients, of several rows for one the first."""
        wanted = [_wishes(rows) for rows in self._chosen(pl.col("decision") != Decision.ADD)]
        if not wanted:
            return
        texts = [pl.col(field).drop_nulls().first() for field in OVERWRITTEN]
        wishes = pl.concat(wanted).group_by("client", maintain_order=True).agg(*texts)
        for clients in known.frames(wishes["client"]):
            self._overwrite(
                clients,
                clients.select("client").join(
                    wishes, on="client", how="left", maintain_order="left"
                ),
            )

    def _overwrite(self, clients: pl.DataFrame, wishes: pl.DataFrame) -> None:
        self.undoable.keep("clients", clients["id"])
        merged = clients.with_columns(
            wishes[field].fill_null(clients[field]) for field in OVERWRITTEN
        )
        after = merged.hstack(frames.store_keys(merged))
        written = after.select("id", "version", *frames.TEXTS, *frames.KEYS)
        if self.act.tx.apply("overwrite_clients", written, now=self.act.now) < written.height:
            raise LostConflict("Someone else was saving the same record at this moment.")
        for field in OVERWRITTEN:
            edits = clients.select(**_EDITS, field=pl.lit(field), old=field, new=wishes[field])
            changed = pl.col("new").is_not_null() & pl.col("new").ne_missing(pl.col("old"))
            self._note(ActivityKind.UPDATED, edits.filter(changed))
        self._tell(clients.height)

    def _chosen(self, which: pl.Expr) -> Iterator[pl.DataFrame]:
        """The texts of the planned rows, frame by frame."""
        planned = self.planned.filter(which)
        start = 0
        for at, height in enumerate(self.rows.heights):
            here = planned.filter(pl.col("row").is_between(start, start + height - 1))
            if here.height:
                yield self.rows.frame(at)[here["row"] - start].hstack(here.drop("line"))
            start += height

    def _note(self, kind: ActivityKind, lines: pl.DataFrame) -> None:
        same = {
            "change_id": str(self.act.change_id),
            "kind": str(kind),
            "actor_kind": self.act.actor.kind,
            "actor_id": str(self.act.actor.id),
            "actor_name": self.act.actor.name,
            "at": self.act.now,
        }
        ids = pl.Series("id", new_ids(lines.height), pl.String())
        self.act.tx.insert("activities", frames.activities(lines.with_columns(ids), same))

    def _tell(self, rows: int) -> None:
        self.done += rows
        tell(self.progress, Step.WRITTEN, self.done, self.planned.height)


def _heaped(frames: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The frames in heaps: large ones go to the disk at once, small ones stay in memory."""
    heap: list[pl.DataFrame] = []
    for frame in frames:
        heap.append(frame)
        if sum(map(len, heap)) >= _HEAP:
            yield pl.concat(heap)
            heap.clear()
    if heap:
        yield pl.concat(heap)


def _wishes(rows: pl.DataFrame) -> pl.DataFrame:
    """The texts that each row has for its client: all of them, or those it fills."""
    overwrites = pl.col("decision") == Decision.OVERWRITE
    fills = [
        pl.when(overwrites | ((pl.col("fills") & (1 << at)) > 0)).then(field).alias(field)
        for at, field in enumerate(FILLED)
    ]
    return rows.select("client", pl.when(overwrites).then("name").alias("name"), *fills)
