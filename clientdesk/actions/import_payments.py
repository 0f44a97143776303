"""Lists of payments from other products: reviewed first, then brought in as one change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
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
from clientdesk.actions.undoable import Undoable, as_rows
from clientdesk.intake.billing import payment_frames as frames
from clientdesk.intake.billing.columns import PAYMENTS, require
from clientdesk.intake.billing.invoice_frames import Moment
from clientdesk.intake.billing.invoices import ISSUED
from clientdesk.intake.billing.payment_verdicts import JudgedPayment, KnownMoney, judge
from clientdesk.intake.billing.payments import read_payments
from clientdesk.intake.billing.review import MoneyReview, wanted
from clientdesk.intake.verdicts import Verdict
from clientdesk.model.activity import ActivityKind
from clientdesk.model.permissions import Actor, Permission
from clientdesk.model.permissions import require as permitted
from clientdesk.model.undoable import ActKind
from clientdesk.model.words import PaymentState
from clientdesk.store.failures import LostConflict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from clientdesk.intake.billing.clients import Clients
    from clientdesk.intake.billing.payments import ReadPayment
    from clientdesk.intake.source import Given
    from clientdesk.intake.tables import Choice
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Snapshot, Transaction

PaymentReview = MoneyReview[JudgedPayment]


@dataclass(frozen=True, slots=True)
class CommittedPayments:
    """What an import of payments wrote; replaced are assumed ones for which real ones came."""

    change_id: UUID
    new: int
    updated: int
    skipped: int
    replaced: int

    def sentence(self) -> str:
        """The outcome for people."""
        new = "1 payment was" if self.new == 1 else f"{self.new:,} payments were"
        assumed = f" {self.replaced:,} assumed before gave way." if self.replaced else ""
        return (
            f"{new} added, {self.updated:,} brought up to date, {self.skipped:,} left out.{assumed}"
        )


def review(
    database: Database,
    data: Given,
    name: str,
    today: date,
    *,
    mapping: Mapping[str, object] | None = None,
    choice: Choice = AS_FOUND,
) -> PaymentReview:
    """Judge every payment of a CSV or .xlsx file; reads only, raises InvalidInput.

    mapping is as in imports of invoices.
    """
    with database.snapshot() as snapshot:
        file = opened(snapshot, data, name, PAYMENTS, mapping or {}, choice)
        require(file.columns, ("number", "invoice_id", "client"), "the invoice number")
        require(file.columns, ("amount",), "the amount")
        require(file.columns, ("paid_on",), "the payment date")
        reads = tuple(read_payments(file.texts.frame, file.habits, today))
        known = _known(snapshot, reads, file.clients)
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
    review: PaymentReview,
    now: datetime,
    *,
    left_out: frozenset[int] = frozenset(),
) -> CommittedPayments:
    """Write the new payments and the updates of a review, all or none; left_out names lines.

    Each is compared once more with the invoices and payments of this moment. A payment that was
    assumed gives way to the real ones of its invoice.
    """
    permitted(actor, Permission.COMMIT_IMPORTS)

    def work(tx: Transaction) -> CommittedPayments:
        today = records.workspace(tx).day(now)
        reads = [row.read for row in wanted(review.rows, left_out)]
        clients = billed_clients(tx)
        known = _known(tx, reads, clients)
        rows = wanted(judge(reads, clients, known, review.habits), frozenset())
        act = Act.begin(tx, replace(actor, kind="import"), now)
        if not rows:
            return CommittedPayments(act.change_id, 0, 0, len(review.rows), 0)
        undoable = Undoable.begin(act, ActKind.IMPORT, label=review.name, detail=_about(review))
        replaced = _write(undoable, rows, known, Moment(now, today, review.habits))
        new = sum(1 for row in rows if row.verdict is Verdict.NEW)
        outcome = CommittedPayments(
            act.change_id, new, len(rows) - new, len(review.rows) - len(rows), replaced
        )
        _note(act, review, rows, outcome)
        refresh(tx, today, {row.client_id for row in rows if row.client_id})
        undoable.seal()
        return outcome

    return database.write(work)


def _known(snapshot: Snapshot, reads: Sequence[ReadPayment], clients: Clients) -> KnownMoney:
    asked = pl.DataFrame(
        {
            "number": [read.number or "" for read in reads],
            "id": [read.invoice_id for read in reads],
        },
        {"number": pl.String(), "id": pl.String()},
    )
    invoices = snapshot.frame_beside("import_invoices", asked)
    loose = {
        found.client.id
        for read in reads
        if not read.has_invoice() and not read.who.is_silent()
        if (found := clients.find(read.who)).client
    }
    ids = [read.id for read in reads if read.id]
    of = pl.concat(
        [
            invoices.select(invoice_id="id"),
            pl.DataFrame({"client_id": sorted(loose)}, {"client_id": pl.String()}),
            pl.DataFrame({"id": ids}, {"id": pl.String()}),
        ],
        how="diagonal",
    )
    payments = snapshot.frame_beside("import_payments", of)
    return KnownMoney.of(invoices.iter_rows(named=True), payments.iter_rows(named=True))


def _write(
    undoable: Undoable, rows: Sequence[JudgedPayment], known: KnownMoney, moment: Moment
) -> int:
    """Write payments and what follows for their invoices; how many assumed ones gave way."""
    tx = undoable.act.tx
    invoices = list({row.invoice["id"]: None for row in rows if row.invoice})
    undoable.keep("invoices", invoices)
    new = [row for row in rows if row.verdict is Verdict.NEW]
    made = frames.new_payments(new, moment)
    tx.insert("payments", made)
    undoable.made("payments", made["id"], [row.line for row in new])
    updates = [row for row in rows if row.verdict is Verdict.UPDATE and row.known]
    undoable.keep("payments", [row.known["id"] for row in updates if row.known])
    _change(tx, frames.changes(updates, moment))
    replaced = _replace_assumed(undoable, rows, known)
    issued = [*map(str, ISSUED)]
    tx.apply("settle_invoices", as_rows(invoices), today=moment.today, issued=issued)
    nobodys = [row.invoice["id"] for row in rows if row.invoice and not row.client_id]
    tx.changed.invoices.update(map(UUID, nobodys))
    tx.changed.invoices.update(map(UUID, made.filter(pl.col("invoice_id").is_null())["id"]))
    return replaced


def _replace_assumed(undoable: Undoable, rows: Sequence[JudgedPayment], known: KnownMoney) -> int:
    """Let payments that were only assumed give way to those that really came."""
    arrived: dict[str, Decimal] = {}
    for row in rows:
        if row.invoice and row.read.state is PaymentState.POSTED:
            invoice_id = row.invoice["id"]
            arrived[invoice_id] = arrived.get(invoice_id, Decimal(0)) + row.read.amount
    assumed = [
        row
        for row in known.payments.values()
        if row["assumed"] and row["state"] == PaymentState.POSTED and row["invoice_id"] in arrived
    ]
    gone, left = frames.shrunk(assumed, arrived)
    undoable.keep("payments", [*gone, *left["id"]])
    undoable.act.tx.apply("take_payments", as_rows(gone))
    _change(undoable.act.tx, left)
    return len(gone) + left.height


def _change(tx: Transaction, changed: pl.DataFrame) -> None:
    if tx.apply("update_imported_payments", changed) < changed.height:
        raise LostConflict("Someone else was saving the same payment at this moment.")


def _note(
    act: Act, review: PaymentReview, rows: Sequence[JudgedPayment], outcome: CommittedPayments
) -> None:
    """One activity for each client, which says how many, and one for the workspace."""
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.client_id:
            client = (row.client_id, row.client_name or "")
            counts[client] = counts.get(client, 0) + 1
    note_clients(act, ActivityKind.PAYMENTS_IMPORTED, counts)
    done = {"new": outcome.new, "updated": outcome.updated, "left_out": outcome.skipped}
    act.note(ActivityKind.IMPORTED, detail={**_about(review), **done})


def _about(review: PaymentReview) -> dict[str, object]:
    return {
        "file": review.name,
        "sha256": review.digest,
        "product": review.product,
        "kind": "payments",
    }
