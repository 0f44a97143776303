"""Money that was received for an invoice, and taking it back when it was not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.actions import records
from clientdesk.actions.history import Act
from clientdesk.actions.invoice_rows import Opened, open_invoice
from clientdesk.errors import InvalidField, NotFound, Refused
from clientdesk.model.activity import ActivityKind
from clientdesk.model.ids import new_id
from clientdesk.model.invoice import received_by
from clientdesk.model.invoice_draft import PaymentDraft, clean_payment
from clientdesk.model.invoice_steps import Step
from clientdesk.model.money import LARGEST, plain
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.words import PaymentState
from clientdesk.store.figures import refresh_figures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

__all__ = ["PaymentDraft", "Recorded", "record", "void"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A payment that was recorded, and how much of it is beyond what was open."""

    id: UUID
    credit: Decimal


def record(
    database: Database,
    actor: Actor,
    invoice_id: UUID,
    draft: PaymentDraft,
    *,
    version: int,
    now: datetime,
) -> Recorded:
    """Record what was received; more than the open amount is kept as credit."""
    require(actor, Permission.WORK_INVOICES)

    def work(tx: Transaction) -> Recorded:
        opened = open_invoice(Act.begin(tx, actor, now), invoice_id, version)
        opened.require(Step.RECORD_PAYMENT)
        row = opened.row
        paid = clean_payment(draft, row["currency"], opened.today)
        if opened.received + paid.amount > LARGEST:
            raise InvalidField("amount", f"Payments come to more than {LARGEST:,} together.")
        payment_id = _add(opened, paid)
        detail = {"payment": payment_id, "paid_on": paid.paid_on}
        _settle(opened, ActivityKind.PAYMENT_RECORDED, paid.amount, **detail)
        before, after = (
            opened.on({}).credit(opened.today, received)
            for received in (opened.received, opened.received + paid.amount)
        )
        return Recorded(payment_id, after - before)

    return database.write(work)


def void(database: Database, actor: Actor, payment_id: UUID, now: datetime) -> None:
    """Take back a payment that did not arrive; until today it counted."""
    require(actor, Permission.WORK_INVOICES)

    def work(tx: Transaction) -> None:
        payment = tx.row("payment_to_change", id=payment_id)
        if payment is None:
            raise NotFound("payment", payment_id)
        act = Act.begin(tx, actor, now)
        if payment["invoice_id"] is None:
            _void_loose(act, payment)
            return
        opened = open_invoice(act, payment["invoice_id"])
        opened.require(Step.VOID_PAYMENT)
        _void(act, payment, opened.today)
        detail = {"payment": payment_id, "paid_on": payment["paid_on"]}
        _settle(opened, ActivityKind.PAYMENT_VOIDED, payment["amount"], **detail)

    database.write(work)


def _add(opened: Opened, paid: PaymentDraft) -> UUID:
    payment_id, row = new_id(), opened.row
    opened.act.tx.execute(
        "add_payment",
        id=payment_id,
        invoice_id=row["id"],
        client_id=row["client_id"],
        currency=row["currency"],
        amount=paid.amount,
        paid_on=paid.paid_on,
        method=paid.method,
        note=paid.note,
        now=opened.act.now,
    )
    return payment_id


def _void(act: Act, payment: Mapping[str, Any], today: date) -> None:
    if payment["state"] == PaymentState.VOID:
        raise Refused("The payment was already voided.")
    if payment["state"] != PaymentState.POSTED:
        raise Refused("The payment is pending and does not count, so it cannot be voided.")
    version = payment["version"]
    records.update(
        act.tx, "void_payment", id=payment["id"], now=act.now, today=today, version=version
    )


def _void_loose(act: Act, payment: Mapping[str, Any]) -> None:
    """A payment without an invoice is credit of its client, if that is still there."""
    today = records.workspace(act.tx).day(act.now)
    _void(act, payment, today)
    client: Mapping[str, Any] = {"id": None, "name": None}
    act.tx.changed.invoices.add(payment["id"])
    if payment["client_id"] is not None:
        client = records.client(act.tx, payment["client_id"])
        refresh_figures(act.tx, today, [client["id"]])
    amount = plain(payment["amount"], payment["currency"])
    detail = {"payment": payment["id"], "amount": amount, "currency": payment["currency"]}
    act.note_client(ActivityKind.PAYMENT_VOIDED, client, detail=detail)


def _settle(
    opened: Opened, kind: ActivityKind, amount: Decimal, **detail: object
) -> dict[str, Any]:
    """Write what the payments come to now, and the status that follows from it."""
    again = open_invoice(opened.act, opened.row["id"])
    posted = sorted(
        (payment for payment in again.payments if payment.state == PaymentState.POSTED),
        key=lambda payment: payment.paid_on,
    )
    so_far, settled_on = Decimal(0), None
    for payment in posted:
        so_far += payment.amount
        if settled_on is None and so_far >= opened.row["amount"]:
            settled_on = payment.paid_on
    changes: dict[str, Any] = {
        "paid": so_far,
        "last_paid_on": posted[-1].paid_on if posted else None,
        "settled_on": settled_on,
    }
    if opened.row["counts_until"] is None:
        changes["status"] = str(opened.shown({}, received_by(opened.today, again.payments)))
    written = plain(amount, opened.row["currency"])
    return opened.save(kind, changes, **{**detail, "amount": written})
