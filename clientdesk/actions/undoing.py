"""Taking an act back: what it made goes, what it changed is as before, what it moved returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

import polars as pl

from clientdesk.actions.bulk_told import tell_reverse
from clientdesk.actions.history import Act
from clientdesk.actions.merging_traces import refuse_later_merge, unmerge
from clientdesk.actions.undoable import VERSIONED, forget, versions
from clientdesk.errors import ChangedSince, NotAllowed, NotFound, Refused
from clientdesk.model.activity import ActivityKind
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.undoable import ActKind, UndoableAct, What, may_undo
from clientdesk.store.failures import LostConflict
from clientdesk.store.figures import refresh_figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

_NAMED: Final = 20
"""How many records that have changed since are named."""

_MANY: Final = 5_000
"""Clients beyond which all sums are made anew rather than those of each."""

_TAKE: Final = {
    "payments": "take_payments",
    "invoices": "take_invoices",
    "enrichment_jobs": "take_enrichment_jobs",
    "client_contacts": "take_client_contacts",
    "clients": "take_clients",
    "portal_links": "take_portal_links",
}
_KEPT: Final = {
    "clients": "kept_clients",
    "client_contacts": "kept_client_contacts",
    "invoices": "kept_invoices",
    "payments": "kept_payments",
    "portal_links": "kept_portal_links",
    "enrichment_jobs": "kept_enrichment_jobs",
}
_MOVE_BACK: Final = {
    "invoices": "move_back_invoices",
    "payments": "move_back_payments",
    "client_contacts": "move_back_client_contacts",
    "activities": "move_back_activities",
    "enrichment_jobs": "move_back_enrichment_jobs",
    "enrichment_results": "move_back_enrichment_results",
    "portal_links": "move_back_portal_links",
}
_WITH: Final = (
    ("invoices", "payments", "payments_of_rows"),
    ("clients", "enrichment_jobs", "jobs_of_rows"),
)
"""What stays as it is when what it belongs to does."""

_TOLD: Final = {
    ActKind.IMPORT: ActivityKind.IMPORT_UNDONE,
    ActKind.MERGE: ActivityKind.MERGE_UNDONE,
    ActKind.BULK: ActivityKind.BULK_UNDONE,
}


@dataclass(frozen=True, slots=True)
class Undone:
    """How many rows are as before, and the names of those that had changed since and stay."""

    rows: int
    left: tuple[str, ...] = ()
    left_count: int = 0


def undo(
    database: Database,
    actor: Actor,
    act_id: UUID,
    now: datetime,
    today: date,
    *,
    rest: bool = False,
) -> Undone:
    """Take an act back, all of it or nothing; with rest, all that has not changed since.

    What had changed since can be taken back another time.
    Raises ChangedSince, which names the records that have. Versions only grow, so that nobody who
    read a record between the act and its end can save over it.
    """
    require(actor, Permission.WORK_CLIENTS)

    def work(tx: Transaction) -> Undone:
        found = undoable_act(tx, act_id)
        _refuse(found, actor, now)
        refuse_later_merge(tx, act_id)
        rows = tx.frame("act_rows", id=act_id)
        changed = _changed_since(tx, found, rows)
        names = tuple(_names(tx, changed))
        if changed.height and not rest:
            raise ChangedSince(names, changed.height)
        left = _untouched(tx, rows, changed)
        act = Act.begin(tx, actor, now)
        _take_back(act, found, left, today)
        _end(act, found, left, is_whole=changed.is_empty())
        if found.kind is ActKind.BULK:
            tell_reverse(act, found.id, left)
        act.note(_TOLD[found.kind], detail={"label": found.label, "left": changed.height})
        return Undone(left.height, names, changed.height)

    return database.write(work)


def undoable_act(tx: Transaction, act_id: UUID) -> UndoableAct:
    """The act; raises NotFound."""
    row = tx.row("act", id=act_id)
    if row is None:
        raise NotFound("change", act_id)
    return UndoableAct(**{**row, "kind": ActKind(row["kind"])})


def _refuse(found: UndoableAct, actor: Actor, now: datetime) -> None:
    if not may_undo(actor, found):
        raise NotAllowed("Only who did it, or an admin, can take this back.")
    if found.undone_at is not None:
        raise Refused(f"{found.undone_by} has taken this back already.")
    if not found.is_open(now):
        raise Refused("This can no longer be taken back; the time for it is over.")


def _changed_since(tx: Transaction, found: UndoableAct, rows: pl.DataFrame) -> pl.DataFrame:
    """Table and id of each row that somebody has changed, removed or built upon since."""
    own = rows.filter(pl.col("what") != What.MOVED, pl.col("table_name").is_in(VERSIONED))
    tables = own["table_name"].unique(maintain_order=True)
    listed = own.rename({"id": "row_id", "version": "then"})
    current = [versions(tx, table, listed) for table in tables]
    if not current:
        return rows.select("table_name", "id").clear()
    compared = listed.join(pl.concat(current), on=["table_name", "row_id"], how="left")
    other = compared.filter(pl.col("version").ne_missing(pl.col("then")))
    made = own.filter(
        pl.col("what") == What.MADE, pl.col("table_name").is_in(["clients", "invoices"])
    )
    built_upon = tx.frame_beside("dependents", made.select("id"), act_id=found.id)
    return pl.concat(
        [
            other.select("table_name", id="row_id"),
            made.join(built_upon, on="id", how="semi").select("table_name", "id"),
        ]
    ).unique(maintain_order=True)


def _names(tx: Transaction, changed: pl.DataFrame) -> Sequence[str]:
    if changed.is_empty():
        return []
    some = changed.head(_NAMED)
    known = tx.frame_beside("names_of_rows", some.select("id"))
    named = some.join(known, on="id", how="left", maintain_order="left")
    return [name or "a record that was removed" for name in named["name"]]


def _untouched(tx: Transaction, rows: pl.DataFrame, changed: pl.DataFrame) -> pl.DataFrame:
    """The rows that can go back; payments stay with their invoice, and jobs with their client."""
    left = rows.join(changed, on=["table_name", "id"], how="anti")
    for owner, table, read in _WITH:
        owners = changed.filter(pl.col("table_name") == owner).select("id")
        staying = tx.frame_beside(read, owners).with_columns(table_name=pl.lit(table))
        left = left.join(staying, on=["table_name", "id"], how="anti")
    return left


def _take_back(act: Act, found: UndoableAct, rows: pl.DataFrame, today: date) -> None:
    """Order matters: what depends on a row goes before it, and comes back after it."""
    tx = act.tx
    owed = tx.frame_beside("clients_of_rows", rows)["id"]
    _take(tx, rows.filter(pl.col("what") == What.MADE))
    _restore(tx, found.id, rows.filter(pl.col("what") == What.CHANGED))
    for table in rows.filter(pl.col("what") == What.MOVED)["table_name"].unique():
        tx.execute(_MOVE_BACK[table], act_id=found.id)
    if found.kind is ActKind.MERGE:
        unmerge(tx, found.id)
    _carry_versions(tx, found.id, rows)
    _refresh(tx, found, rows, owed, today)


def _end(act: Act, found: UndoableAct, rows: pl.DataFrame, *, is_whole: bool) -> None:
    """What had changed since stays in the list: it can be taken back once it is as it was."""
    if not is_whole:
        act.tx.apply("take_act_rows", rows.select("id"), act_id=found.id)
        return
    if act.tx.execute("end_act", id=found.id, now=act.now, name=act.actor.name) == 0:
        raise LostConflict("Somebody else was taking this back at this moment.")
    forget(act.tx, found.id, act.now)


def _take(tx: Transaction, made: pl.DataFrame) -> None:
    for table, statement in _TAKE.items():
        ids = made.filter(pl.col("table_name") == table).select("id")
        if ids.is_empty():
            continue
        tx.apply(statement, ids)
        if table == "invoices":
            tx.apply("take_invoice_lines", ids)
        if table == "clients":
            tx.apply("take_activities_of", ids)
            tx.apply("take_ignores_of", ids)


def _restore(tx: Transaction, act_id: UUID, changed: pl.DataFrame) -> None:
    for table, read in _KEPT.items():
        ids = changed.filter(pl.col("table_name") == table).select("id")
        if ids.is_empty():
            continue
        before = tx.frame(read, act_id=act_id).with_columns(pl.col("id").cast(pl.String()))
        tx.apply(_TAKE[table], ids)
        tx.insert(table, before.join(ids, on="id", how="semi"))
        if table == "clients":
            tx.apply("renew_act_rows", ids, act_id=act_id)


def _carry_versions(tx: Transaction, act_id: UUID, rows: pl.DataFrame) -> None:
    """Let earlier acts be taken back after this one: what they left stands again."""
    for table in VERSIONED:
        ids = rows.filter(pl.col("table_name") == table, pl.col("what") != What.MADE)
        if ids.height:
            kept = f"kept_{table}"
            tx.apply("carry_versions", ids.select("id"), act_id=act_id, table=table, kept=kept)


def _refresh(
    tx: Transaction, found: UndoableAct, rows: pl.DataFrame, owed: pl.Series, today: date
) -> None:
    """Figures of whoever gave or got invoices and payments; sums of whoever has another owner."""
    own = rows.filter(pl.col("table_name") == "clients", pl.col("what") == What.CHANGED)["id"]
    if own.len() > _MANY:
        tx.changed.everything = True
    else:
        tx.changed.clients.update(map(UUID, own))
    affected = pl.concat([owed, own]) if found.kind is ActKind.MERGE else owed
    if affected.len():
        refresh_figures(tx, today, [UUID(each) for each in affected.drop_nulls().unique()])
