"""An invoice as a transaction finds it, what a step leaves of it, and what is noted of that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions import records
from clientdesk.actions.conflicts import Subject
from clientdesk.errors import Conflict, FieldChange, NotFound, Refused
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.invoice import Invoice, Payment, received_by
from clientdesk.model.invoice_steps import Step, allowed, refusal, state_on
from clientdesk.model.money import plain
from clientdesk.model.words import InvoiceStatus, PaymentState
from clientdesk.queries.invoices import as_invoice
from clientdesk.store.figures import refresh_figures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.actions.history import Act
    from clientdesk.model.workspace import Workspace
    from clientdesk.store.transaction import Transaction

_WRITTEN: Final = (
    *("number", "client_id", "client_name", "client_email", "client_address", "client_tax_id"),
    *("status", "currency", "subtotal", "discount", "tax", "amount", "issue_date", "due_date"),
    *("sent_at", "canceled_at", "refunded_at", "note", "reference", "rounding", "tax_by"),
    *("counts_from", "counts_until", "paid", "last_paid_on", "settled_on"),
)


@dataclass(frozen=True, slots=True)
class SavedInvoice:
    """An invoice that was saved, and what its person should know, by field."""

    id: UUID
    number: str | None
    status: str
    version: int
    hints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """An invoice with its payments as an act found it, on the day of the act."""

    act: Act
    workspace: Workspace
    row: Mapping[str, Any]
    payments: tuple[Payment, ...]

    @property
    def today(self) -> date:
        """The business date of the act."""
        return self.workspace.day(self.act.now)

    @property
    def received(self) -> Decimal:
        """What counts as received today."""
        return received_by(self.today, self.payments)

    def on(self, changes: Mapping[str, Any]) -> Invoice:
        """The invoice with the changes, as its figures see it."""
        return as_invoice({**self.row, **changes}, self.workspace.timezone)

    def require(self, step: Step) -> None:
        """Raise Refused unless the invoice's state allows the step."""
        state = state_on(self.on({}), self.today, self.received)
        is_sent = self.row["sent_at"] is not None
        has_payments = any(paid.state == PaymentState.POSTED for paid in self.payments)
        if step not in allowed(state, is_sent=is_sent, has_payments=has_payments):
            raise Refused(refusal(step, state))

    def shown(self, changes: Mapping[str, Any], received: Decimal) -> str:
        """The status to store for an issued invoice: what today shows of it."""
        shown = self.on(changes).status_on(self.today, received)
        return InvoiceStatus.UNPAID if shown == InvoiceStatus.SCHEDULED else shown

    def save(
        self, kind: ActivityKind, changes: Mapping[str, Any], **detail: object
    ) -> dict[str, Any]:
        """Write the changes, note them, and bring the client's figures up to date."""
        row = {**self.row, **changes}
        values = {name: row[name] for name in _WRITTEN}
        tx = self.act.tx
        records.update(tx, "update_invoice", id=row["id"], version=row["version"], **values)
        note(self.act, kind, row, **detail)
        if row["client_id"] is None:
            tx.changed.invoices.add(row["id"])
        elif row["counts_from"] is not None:
            refresh_figures(tx, self.today, [row["client_id"]])
        return {**row, "version": row["version"] + 1}


def open_invoice(act: Act, invoice_id: UUID, version: int | None = None) -> Opened:
    """The invoice; raises NotFound, or Conflict when it is not of the version that was read."""
    row = act.tx.row("invoice_to_change", id=invoice_id)
    if row is None:
        raise NotFound("invoice", invoice_id)
    if version is not None and row["version"] != version:
        raise _conflict(act.tx, row, version)
    payments = tuple(
        Payment(paid["amount"], paid["paid_on"], paid["state"], paid["counts_until"])
        for paid in act.tx.rows("payments_of_invoice", id=invoice_id)
    )
    return Opened(act, records.workspace(act.tx), row, payments)


def note(act: Act, kind: ActivityKind, row: Mapping[str, Any], **detail: object) -> None:
    """One activity of the invoice's client; what it is about stands in its detail."""
    name = row["client_name"]
    if name is None and row["client_id"] is not None:
        name = records.client(act.tx, row["client_id"])["name"]
    about = {
        "id": row["id"],
        "number": row["number"],
        "amount": plain(row["amount"], row["currency"]),
        "currency": row["currency"],
    }
    client = {"id": row["client_id"], "name": name}
    act.note_client(kind, client, [Edit("invoice", None, row["number"])], detail=about | detail)


def saved(row: Mapping[str, Any], hints: Mapping[str, str] | None = None) -> SavedInvoice:
    """What an action answers."""
    return SavedInvoice(row["id"], row["number"], row["status"], row["version"], hints or {})


def _conflict(tx: Transaction, row: Mapping[str, Any], version: int) -> Conflict:
    subject = Subject(row["client_id"], part_id=row["id"])
    last = subject.last_change(tx, "invoice") or {}
    who = last.get("actor_name") or "Somebody"
    change = FieldChange(
        field="version",
        read=str(version),
        current=str(row["version"]),
        wanted=None,
        changed_by=who,
        changed_at=last.get("at") or row["created_at"],
    )
    name = f"invoice {row['number']}" if row["number"] else "the invoice"
    return Conflict(
        f"{who} changed {name} after you opened it. Nothing of yours was saved.",
        [change],
        hint="Open it again to see what changed.",
    )
