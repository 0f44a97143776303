"""One change of many clients, in one transaction: each has it in its history as if done alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl

from clientdesk.actions.bulk_plan import TAKES, judged, new_owner
from clientdesk.actions.enrichment_queue import enqueue, withdraw
from clientdesk.actions.history import Act
from clientdesk.actions.undoable import Undoable
from clientdesk.model.activity import ActivityKind, as_text
from clientdesk.model.bulk import FIELDS, BulkKind, require_bulk
from clientdesk.model.enrichment_jobs import JobStatus, Trigger
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.undoable import BULK_UNDO, ActKind
from clientdesk.store.failures import LostConflict
from clientdesk.text.bulk import done

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from clientdesk.actions.bulk_plan import Plan
    from clientdesk.model.bulk import Bulk
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

    Progress = Callable[[int, int], None]
    """How many are done, and of how many."""

AT_ONCE: Final = 10_000
"""Clients that are changed between two reports of progress."""

_NAMED: Final = 20
_MANY: Final = 5_000
"""Clients beyond which all sums are made anew rather than those of each."""

_EDITED: Final = {BulkKind.TERMS, BulkKind.TONE}


@dataclass(frozen=True, slots=True)
class Done:
    """What became of it: those that somebody changed meanwhile were left as they are."""

    act_id: UUID | None
    """None when nobody was left to change."""
    changed: int
    label: str = ""
    left: tuple[str, ...] = ()
    left_count: int = 0


def run(
    database: Database,
    actor: Actor,
    plan: Plan,
    now: datetime,
    progress: Progress | None = None,
) -> Done:
    """Do what was planned to those whom it takes, all or nothing.

    A client that somebody has changed since the plan, or that it would no longer take, is left
    alone and named.
    """
    require(actor, Permission.WORK_CLIENTS)
    require_bulk(actor, plan.bulk)

    def work(tx: Transaction) -> Done:
        owner = new_owner(tx, plan.bulk)
        rows, left = _still(tx, plan)
        names = tuple(left.head(_NAMED))
        if rows.is_empty():
            return Done(None, 0, left=names, left_count=len(left))
        label = done(plan.bulk, rows.height, owner)
        act = Act.begin(tx, actor, now)
        _change(_Change(act, _undoable(act, plan.bulk, label), plan.bulk, owner), rows, progress)
        return Done(act.change_id, rows.height, label, names, len(left))

    return database.write(work)


@dataclass(frozen=True, slots=True)
class _Change:
    """What is being done, and the list by which it can be taken back."""

    act: Act
    undoable: Undoable
    bulk: Bulk
    owner: str | None


def _undoable(act: Act, bulk: Bulk, label: str) -> Undoable:
    return Undoable.begin(
        act,
        ActKind.BULK,
        label=label,
        until=act.now + BULK_UNDO,
        detail={"kind": str(bulk.kind)},
    )


def _still(tx: Transaction, plan: Plan) -> tuple[pl.DataFrame, pl.Series]:
    """Those who are as they were planned, and the names of the others."""
    then = plan.takes.select("id", then="updated_at")
    now = judged(tx, plan.bulk, then.select("id")).join(then, on="id", how="left")
    rows = now.filter(pl.col("verdict") == TAKES, pl.col("updated_at") == pl.col("then"))
    return rows, plan.takes.join(rows, on="id", how="anti", maintain_order="left")["name"]


def _change(change: _Change, rows: pl.DataFrame, progress: Progress | None) -> None:
    for start in range(0, rows.height, AT_ONCE):
        part = rows.slice(start, AT_ONCE)
        change.undoable.keep("clients", part["id"])
        if change.bulk.kind is BulkKind.ENRICH:
            _queue(change, part)
        else:
            _set(change, part)
        if progress:
            progress(start + part.height, rows.height)
    change.undoable.seal()


def _set(change: _Change, rows: pl.DataFrame) -> None:
    act, kind = change.act, change.bulk.kind
    changed = rows.with_columns(_new_value(change.bulk, act.now).alias(FIELDS[kind]))
    if act.tx.apply("set_clients", changed, now=act.now) < rows.height:
        raise LostConflict("Someone else was saving the same records at this moment.")
    act.note_rows(_told(change.bulk), _edits(change, rows))
    if kind is BulkKind.OWNER:
        _sums(act.tx, rows)
    if kind is BulkKind.ARCHIVE:
        _withdraw(change, rows)


def _new_value(bulk: Bulk, now: datetime) -> pl.Expr:
    if bulk.kind is BulkKind.ARCHIVE:
        return pl.lit(now)
    value = str(bulk.value) if isinstance(bulk.value, UUID) else bulk.value
    return pl.lit(None if bulk.kind is BulkKind.UNARCHIVE else value)


def _told(bulk: Bulk) -> ActivityKind:
    if bulk.kind is BulkKind.PORTAL:
        return ActivityKind.PORTAL_ENABLED if bulk.value else ActivityKind.PORTAL_DISABLED
    return {
        BulkKind.ARCHIVE: ActivityKind.ARCHIVED,
        BulkKind.UNARCHIVE: ActivityKind.UNARCHIVED,
        BulkKind.OWNER: ActivityKind.OWNER_CHANGED,
    }.get(bulk.kind, ActivityKind.UPDATED)


def _edits(change: _Change, rows: pl.DataFrame) -> pl.DataFrame:
    """What changes on each client, in the words of its history."""
    field, old, new = _words(change)
    return rows.select(
        client_id="id", client_name="name", field=pl.lit(field), old=old, new=pl.lit(new)
    )


def _words(change: _Change) -> tuple[str, pl.Expr, str | None]:
    kind, value = change.bulk.kind, change.bulk.value
    if kind in {BulkKind.ARCHIVE, BulkKind.UNARCHIVE}:
        words = ("active", "archived")
        old, new = words if kind is BulkKind.ARCHIVE else words[::-1]
        return "status", pl.lit(old), new
    if kind is BulkKind.PORTAL:
        return "portal", pl.lit(as_text(not value)), as_text(bool(value))
    if kind is BulkKind.OWNER:
        names = {str(row["id"]): row["name"] for row in change.act.tx.rows("members_to_change")}
        old_name = pl.col("owner_id").replace_strict(names, default=None, return_dtype=pl.String)
        return "owner", old_name, change.owner
    return FIELDS[kind], pl.col(FIELDS[kind]).cast(pl.String), as_text(value)


def _sums(tx: Transaction, rows: pl.DataFrame) -> None:
    if rows.height > _MANY:
        tx.changed.everything = True
    else:
        tx.changed.clients.update(map(UUID, rows["id"]))


def _withdraw(change: _Change, rows: pl.DataFrame) -> None:
    """As the archiving of one: what waits in the queue leaves it, what runs goes on."""
    act, ids = change.act, _ids(rows)
    jobs = act.tx.rows("open_jobs", client_ids=ids)
    ended = [job["job_id"] for job in jobs if job["status"] != JobStatus.RUNNING]
    if ended:
        change.undoable.keep("enrichment_jobs", ended)
        withdraw(act, ids, running=False)


def _queue(change: _Change, rows: pl.DataFrame) -> None:
    """As a person's asking for one: what has succeeded is looked up again."""
    act, ids = change.act, _ids(rows)
    before = {job["job_id"] for job in act.tx.rows("open_jobs", client_ids=ids)}
    change.undoable.keep("enrichment_jobs", before)
    clients: list[dict[str, Any]] = [
        {**row, "id": client_id}
        for row, client_id in zip(rows.iter_rows(named=True), ids, strict=True)
    ]
    entered = enqueue(act, clients, Trigger.MANUAL, entitled=True, refresh=True)
    jobs = act.tx.rows("open_jobs", client_ids=ids)
    change.undoable.made(
        "enrichment_jobs", [job["job_id"] for job in jobs if job["job_id"] not in before]
    )
    queued = pl.DataFrame({"id": [str(client["id"]) for client in entered.clients]})
    act.note_rows(
        ActivityKind.ENRICHMENT_REQUESTED,
        rows.join(queued, on="id", how="semi").select(client_id="id", client_name="name"),
    )


def _ids(rows: pl.DataFrame) -> list[UUID]:
    return [UUID(each) for each in rows["id"]]
