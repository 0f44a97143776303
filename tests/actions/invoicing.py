"""Invoices to act on: a line of a hundred, a draft of it, and one brought to any state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.actions import invoices, payments
from clientdesk.model.invoice_draft import InvoiceDraft, PaymentDraft
from clientdesk.model.invoice_sums import Line
from clientdesk.queries.invoice import invoice

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.actions.invoices import SavedInvoice
    from clientdesk.model.invoice_record import InvoiceRecord
    from clientdesk.model.permissions import Actor
    from tests.actions.conftest import World

LINE = Line("Design", Decimal(1), Decimal(100))


def draft(world: World, client_id: UUID | None = None, **changes: Any) -> InvoiceDraft:  # noqa: ANN401
    """A draft over a hundred, issued today and due in two weeks."""
    day = world.today
    made = InvoiceDraft(
        client_id or world.new_client(), "GBP", day, day + timedelta(days=14), (LINE,)
    )
    return replace(made, **changes)


def created(world: World, client_id: UUID | None = None, **changes: Any) -> SavedInvoice:  # noqa: ANN401
    """A saved draft."""
    return invoices.create(
        world.database, world.support, draft(world, client_id, **changes), world.now
    )


def issued(world: World, client_id: UUID | None = None, **changes: Any) -> SavedInvoice:  # noqa: ANN401
    """An issued invoice."""
    made = created(world, client_id, **changes)
    return invoices.issue(
        world.database, world.support, made.id, version=made.version, now=world.now
    )


def scheduled(world: World, days: int = 7, **changes: Any) -> SavedInvoice:  # noqa: ANN401
    """An invoice that waits for its day."""
    day = world.today + timedelta(days=days)
    made = created(world, **{"issue_date": day, "due_date": None} | changes)
    return invoices.schedule(
        world.database, world.support, made.id, version=made.version, now=world.now
    )


def read(world: World, invoice_id: UUID) -> InvoiceRecord:
    """The invoice as today shows it."""
    return invoice(world.database, invoice_id, world.today)


def pay(world: World, invoice_id: UUID, amount: str = "100", actor: Actor | None = None) -> UUID:
    """Record a payment of today; its id."""
    made = PaymentDraft(Decimal(amount), world.today)
    version = read(world, invoice_id).version
    return payments.record(
        world.database, actor or world.support, invoice_id, made, version=version, now=world.now
    ).id


def take(world: World, step: str, invoice_id: UUID, **more: Any) -> Any:  # noqa: ANN401
    """Take a step with an invoice as it stands, or as another version or time says."""
    version = more.pop("version", None) or read(world, invoice_id).version
    return getattr(invoices, step)(
        world.database, world.support, invoice_id, version=version, now=more.get("now", world.now)
    )


def figures(world: World, client_id: UUID) -> list[Decimal]:
    """The stored revenue, outstanding and credit of a client."""
    [row] = world.rows("select revenue, outstanding, credit from clients where id = ?", client_id)
    return [*row.values()]
