"""What people do to an invoice, and what the calendar does to a scheduled one."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from clientdesk.actions import records
from clientdesk.actions.history import Act
from clientdesk.actions.invoice_rows import Opened, SavedInvoice, note, open_invoice, saved
from clientdesk.actions.issuing import is_moved, recipient
from clientdesk.actions.issuing import issue as issue_opened
from clientdesk.errors import InvalidField, Refused
from clientdesk.model.activity import ActivityKind
from clientdesk.model.ids import new_id
from clientdesk.model.invoice_draft import InvoiceDraft, clean_invoice
from clientdesk.model.invoice_steps import Step
from clientdesk.model.invoice_sums import Sums, TaxBy, sums
from clientdesk.model.money import Rounding, plain
from clientdesk.model.permissions import SYSTEM, Actor, Permission, require
from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.model.workspace import Workspace
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

__all__ = [
    "InvoiceDraft",
    "SavedInvoice",
    "cancel",
    "create",
    "delete_draft",
    "edit",
    "issue",
    "issue_due",
    "mark_sent",
    "refund",
    "schedule",
    "unschedule",
]


def create(database: Database, actor: Actor, draft: InvoiceDraft, now: datetime) -> SavedInvoice:
    """A new draft, without a number until it is issued; raises InvalidField."""
    require(actor, Permission.WORK_INVOICES)

    def work(tx: Transaction) -> SavedInvoice:
        workspace = records.workspace(tx)
        kept, made, columns = _clean(workspace, draft)
        name = records.client(tx, kept.client_id)["name"]
        invoice_id = new_id()
        tx.execute("add_invoice", id=invoice_id, **columns, now=now)
        _add_lines(tx, invoice_id, kept, made)
        row = {**columns, "id": invoice_id, "number": None, "client_name": name}
        note(Act.begin(tx, actor, now), ActivityKind.INVOICE_CREATED, row)
        state = {"status": str(InvoiceStatus.DRAFT), "version": 1}
        return saved(row | state, _hints(tx, workspace, kept.currency, now))

    return database.write(work)


def edit(
    database: Database,
    actor: Actor,
    invoice_id: UUID,
    draft: InvoiceDraft,
    *,
    version: int,
    now: datetime,
) -> SavedInvoice:
    """Save a draft or scheduled invoice anew; raises Conflict when it is not the one read."""
    require(actor, Permission.WORK_INVOICES)

    def work(tx: Transaction) -> SavedInvoice:
        opened = open_invoice(Act.begin(tx, actor, now), invoice_id, version)
        opened.require(Step.EDIT)
        kept, made, columns = _clean(opened.workspace, draft)
        records.client(tx, kept.client_id)
        _keep_schedule(opened, kept)
        tx.execute("delete_lines", invoice_id=invoice_id)
        _add_lines(tx, invoice_id, kept, made)
        row = opened.save(ActivityKind.INVOICE_EDITED, columns)
        return saved(row, _hints(tx, opened.workspace, kept.currency, now))

    return database.write(work)


def delete_draft(
    database: Database, actor: Actor, invoice_id: UUID, *, version: int, now: datetime
) -> None:
    """Delete a draft or a scheduled invoice with its lines."""
    require(actor, Permission.WORK_INVOICES)

    def work(tx: Transaction) -> None:
        opened = open_invoice(Act.begin(tx, actor, now), invoice_id, version)
        opened.require(Step.DELETE)
        if opened.payments:
            raise Refused("The invoice has payments, so it cannot be deleted.")
        tx.execute("delete_lines", invoice_id=invoice_id)
        records.update(tx, "delete_invoice", id=invoice_id, version=version)
        note(opened.act, ActivityKind.INVOICE_DELETED, opened.row)

    database.write(work)


def schedule(
    database: Database, actor: Actor, invoice_id: UUID, *, version: int, now: datetime
) -> SavedInvoice:
    """Let a draft be issued by itself on its issue date, which must be ahead."""

    def step(opened: Opened) -> SavedInvoice:
        _refuse_past(opened, opened.row["issue_date"])
        recipient(opened)
        changes = {"status": str(InvoiceStatus.SCHEDULED)}
        on = opened.row["issue_date"]
        return saved(opened.save(ActivityKind.INVOICE_SCHEDULED, changes, issue_date=on))

    return _step(database, actor, invoice_id, version, now, (Step.SCHEDULE, step))


def unschedule(
    database: Database, actor: Actor, invoice_id: UUID, *, version: int, now: datetime
) -> SavedInvoice:
    """Make a scheduled invoice a draft again."""

    def step(opened: Opened) -> SavedInvoice:
        changes = {"status": str(InvoiceStatus.DRAFT)}
        return saved(opened.save(ActivityKind.INVOICE_UNSCHEDULED, changes))

    return _step(database, actor, invoice_id, version, now, (Step.UNSCHEDULE, step))


def issue(
    database: Database, actor: Actor, invoice_id: UUID, *, version: int, now: datetime
) -> SavedInvoice:
    """Give a draft or scheduled invoice its number; from its issue date on it counts.

    An issue date ahead becomes today, and the due date moves with it.
    """

    def step(opened: Opened) -> SavedInvoice:
        row = issue_opened(opened)
        hints = _hints(opened.act.tx, opened.workspace, row["currency"], now)
        if is_moved(opened.row, row):
            hints["issue_date"] = "The issue date was moved to today, and the due date with it."
        return saved(row, hints)

    return _step(database, actor, invoice_id, version, now, (Step.ISSUE, step))


def mark_sent(
    database: Database, actor: Actor, invoice_id: UUID, *, version: int, now: datetime
) -> SavedInvoice:
    """Note that an issued invoice went out; sending it happens elsewhere."""

    def step(opened: Opened) -> SavedInvoice:
        return saved(opened.save(ActivityKind.INVOICE_SENT, {"sent_at": now}))

    return _step(database, actor, invoice_id, version, now, (Step.MARK_SENT, step))


def cancel(
    database: Database, actor: Actor, invoice_id: UUID, *, version: int, now: datetime
) -> SavedInvoice:
    """End an open invoice; what was paid on it becomes credit, which the hints say."""

    def step(opened: Opened) -> SavedInvoice:
        currency, received = opened.row["currency"], opened.received
        changes = {
            "status": str(InvoiceStatus.CANCELED),
            "canceled_at": now,
            "counts_until": opened.today,
        }
        row = opened.save(ActivityKind.INVOICE_CANCELED, changes)
        said = f"{plain(received, currency)} {currency} that was paid on it is credit now."
        return saved(row, {"credit": said} if received else {})

    return _step(database, actor, invoice_id, version, now, (Step.CANCEL, step))


def refund(
    database: Database, actor: Actor, invoice_id: UUID, *, version: int, now: datetime
) -> SavedInvoice:
    """Give back all that was paid; from today on the invoice is no revenue and no credit."""

    def step(opened: Opened) -> SavedInvoice:
        changes = {
            "status": str(InvoiceStatus.REFUNDED),
            "refunded_at": now,
            "counts_until": opened.row["counts_until"] or opened.today,
        }
        given = plain(opened.received, opened.row["currency"])
        return saved(opened.save(ActivityKind.INVOICE_REFUNDED, changes, refunded=given))

    return _step(database, actor, invoice_id, version, now, (Step.REFUND, step))


def issue_due(database: Database, today: date, now: datetime) -> int:
    """Issue the scheduled invoices whose day has come, each on its own day; how many.

    Those that cannot be issued, to a client on hold or archived, stay scheduled.
    """
    due = database.rows("scheduled_until", day=today)
    return sum(_issue_one(database, row["id"], today, now) for row in due)


def _issue_one(database: Database, invoice_id: UUID, today: date, now: datetime) -> bool:
    def work(tx: Transaction) -> bool:
        opened = open_invoice(Act.begin(tx, SYSTEM, now), invoice_id)
        is_due = opened.row["status"] == InvoiceStatus.SCHEDULED
        if not is_due or opened.row["issue_date"] > today:
            return False
        issue_opened(opened)
        return True

    with suppress(Refused, InvalidField):
        return database.write(work)
    return False


def _step(
    database: Database,
    actor: Actor,
    invoice_id: UUID,
    version: int,
    now: datetime,
    work: tuple[Step, Callable[[Opened], SavedInvoice]],
) -> SavedInvoice:
    """Take a step with the invoice that the actor read, when its state allows it."""
    require(actor, Permission.WORK_INVOICES)
    step, take = work

    def take_in(tx: Transaction) -> SavedInvoice:
        opened = open_invoice(Act.begin(tx, actor, now), invoice_id, version)
        opened.require(step)
        return take(opened)

    return database.write(take_in)


def _clean(workspace: Workspace, draft: InvoiceDraft) -> tuple[InvoiceDraft, Sums, dict[str, Any]]:
    """The draft as it is kept, what it comes to, and the columns that hold both."""
    kept = clean_invoice(draft)
    rounding, tax_by = Rounding(workspace.rounding), TaxBy(workspace.tax_by)
    made = sums(kept.lines, kept.currency, rounding=rounding, tax_by=tax_by)
    names = ("client_id", "currency", "issue_date", "due_date", "reference", "note")
    columns: dict[str, Any] = {name: getattr(kept, name) for name in names}
    for name in ("subtotal", "discount", "tax", "amount"):
        columns[name] = getattr(made, name)
    return kept, made, {**columns, "rounding": str(rounding), "tax_by": str(tax_by)}


def _add_lines(tx: Transaction, invoice_id: UUID, draft: InvoiceDraft, made: Sums) -> None:
    lines = draft.lines
    tx.execute(
        "add_lines",
        invoice_id=invoice_id,
        ids=[new_id() for _ in lines],
        descriptions=[line.description for line in lines],
        quantities=[format(line.quantity, "f") for line in lines],
        unit_prices=[format(line.unit_price, "f") for line in lines],
        tax_rates=[format(line.tax_rate, "f") for line in lines],
        discounts=[format(line.discount, "f") for line in lines],
        amounts=[format(amount, "f") for amount in made.lines],
    )


def _keep_schedule(opened: Opened, draft: InvoiceDraft) -> None:
    """A scheduled invoice stays one that can be issued on a day ahead."""
    if opened.row["status"] == InvoiceStatus.SCHEDULED:
        _refuse_past(opened, draft.issue_date)
        if not draft.lines:
            raise InvalidField("lines", "A scheduled invoice needs a line. Add one.")


def _refuse_past(opened: Opened, issue_date: date | None) -> None:
    if issue_date is None or issue_date <= opened.today:
        raise InvalidField(
            "issue_date",
            "Issue date must be ahead to schedule the invoice. Choose a later day.",
        )


def _hints(tx: Transaction, workspace: Workspace, currency: str, now: datetime) -> dict[str, str]:
    """What to know about an invoice that was saved all the same."""
    base = workspace.base_currency
    day = workspace.day(now)
    if currency == base or tx.row("rate_known", currency=currency, day=day):
        return {}
    return {
        "currency": f"There is no exchange rate for {currency}, "
        f"so this invoice is left out of totals in {base}."
    }
