"""Lists of clients from other products: reviewed first, then brought in as one change."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clientdesk.actions.history import Act
from clientdesk.errors import NotFound
from clientdesk.intake import frames, headers
from clientdesk.intake.matching import wanted_keys
from clientdesk.intake.review import Review
from clientdesk.intake.tables import read_table
from clientdesk.intake.verdicts import Known, Verdict, judge, merged, read_rows, still_true
from clientdesk.model.activity import ActivityKind
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.store.failures import LostConflict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.intake.verdicts import Candidate, Judged
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Committed:
    """What an import wrote; waiting are the new clients that enrichment has not seen."""

    change_id: UUID
    new: int
    updated: int
    skipped: int
    waiting: int

    def sentence(self) -> str:
        """The outcome for people."""
        new = "1 client was" if self.new == 1 else f"{self.new:,} clients were"
        waiting = "1 waits" if self.waiting == 1 else f"{self.waiting:,} wait"
        return (
            f"{new} added, {self.updated:,} filled in, {self.skipped:,} left out; "
            f"{waiting} for enrichment."
        )


def review(
    database: Database, data: bytes, name: str, *, mapping: Mapping[str, object] | None = None
) -> Review:
    """Judge every row of a CSV or .xlsx file; reads only, raises InvalidInput.

    mapping names the column, or a list of columns, for a field, instead of what is recognised.
    """
    table = read_table(data, name)
    columns = headers.override(headers.recognise(table.headers), table.headers, mapping or {})
    headers.require_name(columns, table.headers)
    candidates = list(read_rows(table.rows, columns, _of_workspace(database, "country")))
    known = _known(database, candidates)
    return Review(
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        product=columns.product,
        used=headers.by_field(columns, table.headers),
        unread=headers.unread(columns, table),
        warnings=table.warnings,
        rows=tuple(judge(candidates, known)),
    )


def commit(
    database: Database, actor: Actor, review: Review, now: datetime, today: date
) -> Committed:
    """Write the new clients and the updates of a review, all or none.

    Rows are compared once more with the clients of this moment: what somebody else has entered
    since the review is not entered twice, and no field that was filled since is touched.
    """
    require(actor, Permission.COMMIT_IMPORTS)

    def work(tx: Transaction) -> Committed:
        wanted = [row for row in review.rows if row.verdict in {Verdict.NEW, Verdict.UPDATE}]
        known = _known(tx, wanted)
        rows = still_true(wanted, known)
        new = [row for row in rows if row.verdict is Verdict.NEW]
        updates = [row for row in rows if row.verdict is Verdict.UPDATE]
        act = Act.begin(tx, replace(actor, kind="import"), now)
        _add(act, new, today)
        _fill(act, updates, known)
        outcome = Committed(
            act.change_id, len(new), len(updates), len(review.rows) - len(rows), len(new)
        )
        if rows:
            act.note(ActivityKind.IMPORTED, detail=_detail(review, outcome))
        return outcome

    return database.write(work)


def _of_workspace(source: Database | Transaction, column: str) -> str:
    row = source.row("workspace_to_change")
    if row is None:
        raise NotFound("workspace", "in this database")
    return str(row[column])


def _known(source: Database | Transaction, rows: Iterable[Candidate | Judged]) -> Known:
    """The clients that share a tax ID, an e-mail or a name with a row."""
    return Known(source.rows("import_matches", **wanted_keys(row.keys for row in rows)))


def _add(act: Act, rows: Sequence[Judged], today: date) -> None:
    if not rows:
        return
    ids = [new_id() for _ in rows]
    base = _of_workspace(act.tx, "base_currency")
    act.tx.insert("clients", frames.clients(rows, ids, act.now, today=today, base=base))
    lines = [
        (client_id, row.texts["name"], None, None) for client_id, row in zip(ids, rows, strict=True)
    ]
    _note(act, ActivityKind.CREATED, lines)


def _fill(act: Act, rows: Sequence[Judged], known: Known) -> None:
    if not rows:
        return
    filled = merged(rows, known)
    if act.tx.execute("fill_clients", **frames.fills(filled), now=act.now) < len(filled):
        raise LostConflict("Someone else was saving the same record at this moment.")
    lines = [
        (fill.client["id"], str(fill.client["name"]), field, text)
        for fill in filled
        for field, text in fill.texts.items()
    ]
    _note(act, ActivityKind.UPDATED, lines)


def _note(act: Act, kind: ActivityKind, lines: Sequence[frames.Line]) -> None:
    ids = [new_id() for _ in lines]
    same = {
        "change_id": str(act.change_id),
        "kind": str(kind),
        "actor_kind": act.actor.kind,
        "actor_id": str(act.actor.id),
        "actor_name": act.actor.name,
        "at": act.now,
    }
    act.tx.insert("activities", frames.activities(lines, ids, same))


def _detail(review: Review, outcome: Committed) -> dict[str, object]:
    return {
        "file": review.name,
        "sha256": review.digest,
        "product": review.product,
        "new": outcome.new,
        "updated": outcome.updated,
        "left_out": outcome.skipped,
    }
