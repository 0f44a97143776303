"""Lists of clients from other products: reviewed first, then brought in as one change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from clientdesk.actions.history import Act
from clientdesk.actions.import_writing import Committed, Writing
from clientdesk.actions.undoable import Undoable
from clientdesk.errors import NotFound
from clientdesk.intake.judging import review_table
from clientdesk.intake.keys import key_texts, wanted
from clientdesk.intake.known import Known
from clientdesk.intake.plan import plan
from clientdesk.model.activity import ActivityKind
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.undoable import ActKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    import polars as pl

    from clientdesk.intake.decisions import Decisions
    from clientdesk.intake.headers import Columns
    from clientdesk.intake.progress import Progress
    from clientdesk.intake.review import Review
    from clientdesk.intake.spool import Spool
    from clientdesk.intake.tables import Table
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Snapshot, Transaction

_SHORT: Final = 5_000
"""Rows of a file for which only the clients are read that they may match."""

_AT_ONCE: Final = 100_000


def review(
    database: Database, table: Table, columns: Columns, *, progress: Progress | None = None
) -> Review:
    """Judge every row of a file; reads only, raises InvalidInput."""
    with database.snapshot() as snapshot:
        country = _of_workspace(snapshot, "country")
        return review_table(table, columns, country, partial(_clients, snapshot), progress)


def commit(  # noqa: PLR0913
    database: Database,
    actor: Actor,
    review: Review,
    decisions: Decisions,
    now: datetime,
    today: date,
    *,
    progress: Progress | None = None,
) -> Committed:
    """Write what was decided about the rows of a review, all of it or nothing; it can be undone.

    Rows are compared once more with the clients of this moment: what somebody else has entered
    since the review is not entered twice, and no field that was filled since is touched.
    """
    require(actor, Permission.COMMIT_IMPORTS)
    decisions.check()

    def work(tx: Transaction) -> Committed:
        known = Known(_clients(tx, review.rows))
        planned = plan(review, decisions, known)
        act = Act.begin(tx, replace(actor, kind="import"), now)
        outcome = Committed.of(act.change_id, planned, review.rows.height)
        if not planned.height:
            return outcome
        undoable = Undoable.begin(
            act, ActKind.IMPORT, label=review.name, detail=_detail(review, outcome)
        )
        writing = Writing(act, undoable, review.rows, planned, progress)
        writing.add(today, _of_workspace(tx, "base_currency"))
        writing.change(known)
        undoable.seal()
        act.note(ActivityKind.IMPORTED, detail=_detail(review, outcome))
        return outcome

    return database.write(work)


def _of_workspace(source: Snapshot, column: str) -> str:
    row = source.row("workspace_to_change")
    if row is None:
        raise NotFound("workspace", "in this database")
    return str(row[column])


def _clients(source: Snapshot, rows: Spool) -> Iterator[pl.DataFrame]:
    """The clients that rows may match: of a long file all."""
    if rows.height <= _SHORT:
        yield source.frame("import_candidates", **wanted(map(key_texts, rows.frames())))
        return
    after, height = None, _AT_ONCE
    while height == _AT_ONCE:
        frame = source.frame("import_clients", after=after, at_most=_AT_ONCE)
        after, height = frame["id"].last(), frame.height
        yield frame


def _detail(review: Review, outcome: Committed) -> dict[str, object]:
    return {
        "file": review.name,
        "sha256": review.digest,
        "product": review.product,
        "new": outcome.new,
        "updated": outcome.updated,
        "left_out": outcome.skipped,
    }
