"""Lists of invoices from other products: reviewed first, then brought in as one change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

import polars as pl

from clientdesk.actions import records
from clientdesk.actions.history import Act
from clientdesk.actions.import_money import (
    AS_FOUND,
    billed_clients,
    note_clients,
    opened,
    refresh,
)
from clientdesk.actions.undoable import Undoable
from clientdesk.intake.billing import invoice_frames as frames
from clientdesk.intake.billing.columns import INVOICES, require
from clientdesk.intake.billing.gathering import gathered
from clientdesk.intake.billing.invoice_verdicts import JudgedInvoice, KnownInvoices, judge
from clientdesk.intake.billing.invoices import ISSUED, read_invoices
from clientdesk.intake.billing.review import MoneyReview, wanted
from clientdesk.intake.verdicts import Verdict
from clientdesk.model.activity import ActivityKind
from clientdesk.model.permissions import Actor, Permission
from clientdesk.model.permissions import require as permitted
from clientdesk.model.undoable import ActKind
from clientdesk.store.failures import LostConflict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from clientdesk.intake.billing.invoices import ReadInvoice
    from clientdesk.intake.source import Given
    from clientdesk.intake.tables import Choice
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Snapshot, Transaction

InvoiceReview = MoneyReview[JudgedInvoice]


@dataclass(frozen=True, slots=True)
class CommittedInvoices:
    """What an import of invoices wrote; payments are those that were assumed."""

    change_id: UUID
    new: int
    updated: int
    skipped: int
    payments: int

    def sentence(self) -> str:
        """The outcome for people."""
        new = "1 invoice was" if self.new == 1 else f"{self.new:,} invoices were"
        assumed = "1 payment is" if self.payments == 1 else f"{self.payments:,} payments are"
        return (
            f"{new} added, {self.updated:,} brought up to date, {self.skipped:,} left out; "
            f"{assumed} assumed."
        )


def review(
    database: Database,
    data: Given,
    name: str,
    *,
    mapping: Mapping[str, object] | None = None,
    choice: Choice = AS_FOUND,
) -> InvoiceReview:
    """Judge every invoice of a CSV or .xlsx file; reads only, raises InvalidInput.

    mapping names the column, or a list of columns, for a field, instead of what is recognised; it
    may also say which "decimal" mark the file has, and whether "dates" begin with day or month.
    """
    with database.snapshot() as snapshot:
        file = opened(snapshot, data, name, INVOICES, mapping or {}, choice)
        require(file.columns, ("number", "id"), "the invoice number")
        require(file.columns, ("amount", "line_amount", "unit_price"), "the amount")
        reads = tuple(read_invoices(gathered(file.texts.frame, file.columns), file.habits))
        known = _known(snapshot, reads)
    return MoneyReview(
        name=name,
        digest=file.digest,
        product=file.columns.product,
        used=file.columns.used(),
        unread=file.unread,
        warnings=file.warnings,
        habits=file.habits,
        rows=tuple(judge(reads, file.clients, known, file.habits)),
    )


def commit(
    database: Database,
    actor: Actor,
    review: InvoiceReview,
    now: datetime,
    *,
    left_out: frozenset[int] = frozenset(),
) -> CommittedInvoices:
    """Write the new invoices and the updates of a review, all or none; left_out names lines.

    Each is compared once more with the clients and invoices of this moment.
    """
    permitted(actor, Permission.COMMIT_IMPORTS)

    def work(tx: Transaction) -> CommittedInvoices:
        today = records.workspace(tx).day(now)
        reads = [row.read for row in wanted(review.rows, left_out)]
        clients, known = billed_clients(tx), _known(tx, reads)
        rows = wanted(judge(reads, clients, known, review.habits), frozenset())
        act = Act.begin(tx, replace(actor, kind="import"), now)
        moment = frames.Moment(now, today, review.habits)
        if not rows:
            return CommittedInvoices(act.change_id, 0, 0, len(review.rows), 0)
        undoable = Undoable.begin(act, ActKind.IMPORT, label=review.name, detail=_about(review))
        tx.execute("raise_counter")
        paid = _add(undoable, rows, moment) + _update(undoable, rows, moment)
        new = sum(1 for row in rows if row.verdict is Verdict.NEW)
        outcome = CommittedInvoices(
            act.change_id, new, len(rows) - new, len(review.rows) - len(rows), paid
        )
        _note(act, review, rows, outcome)
        refresh(tx, today, {row.client.id for row in rows if row.client})
        undoable.seal()
        return outcome

    return database.write(work)


def _known(snapshot: Snapshot, reads: Sequence[ReadInvoice]) -> KnownInvoices:
    asked = pl.DataFrame(
        {"number": [read.number for read in reads], "id": [read.id for read in reads]},
        {"number": pl.String(), "id": pl.String()},
    )
    found = snapshot.frame_beside("import_invoices", asked)
    return KnownInvoices.of(found.iter_rows(named=True))


def _add(undoable: Undoable, rows: Sequence[JudgedInvoice], moment: frames.Moment) -> int:
    """Write the new invoices; how many payments were assumed."""
    new = [row for row in rows if row.verdict is Verdict.NEW]
    if not new:
        return 0
    made, tx = frames.new_invoices(new, moment), undoable.act.tx
    tx.insert("invoices", made.invoices)
    tx.insert("invoice_lines", made.lines)
    tx.insert("payments", made.payments)
    undoable.made("invoices", made.invoices["id"], [row.read.line for row in new])
    undoable.made("payments", made.payments["id"])
    loose = made.invoices.filter(pl.col("client_id").is_null())["id"]
    tx.changed.invoices.update(map(UUID, loose))
    return made.payments.height


def _update(undoable: Undoable, rows: Sequence[JudgedInvoice], moment: frames.Moment) -> int:
    """Bring invoices up to date that are here; how many payments were assumed."""
    updates = [row for row in rows if row.verdict is Verdict.UPDATE and row.known]
    if not updates:
        return 0
    tx = undoable.act.tx
    undoable.keep("invoices", [row.known["id"] for row in updates if row.known])
    changed = frames.changes(updates, moment)
    if tx.apply("update_imported_invoices", changed) < changed.height:
        raise LostConflict("Someone else was saving the same invoice at this moment.")
    paid = [
        frames.payment(row, row.known["id"], row.payment, moment)
        for row in updates
        if row.known and row.payment
    ]
    made = frames.payments(paid, moment)
    tx.insert("payments", made)
    undoable.made("payments", made["id"])
    touched = made.select(id="invoice_id")
    tx.apply("settle_invoices", touched, today=moment.today, issued=[*map(str, ISSUED)])
    return made.height


def _note(
    act: Act, review: InvoiceReview, rows: Sequence[JudgedInvoice], outcome: CommittedInvoices
) -> None:
    """One activity for each client, which says how many, and one for the workspace."""
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.client:
            client = (row.client.id, row.client.name)
            counts[client] = counts.get(client, 0) + 1
    note_clients(act, ActivityKind.INVOICES_IMPORTED, counts)
    done = {"new": outcome.new, "updated": outcome.updated, "left_out": outcome.skipped}
    act.note(ActivityKind.IMPORTED, detail={**_about(review), **done})


def _about(review: InvoiceReview) -> dict[str, object]:
    return {
        "file": review.name,
        "sha256": review.digest,
        "product": review.product,
        "kind": "invoices",
    }
