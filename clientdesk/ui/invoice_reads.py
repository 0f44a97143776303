"""What the invoice pages read, kept until the next change or the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from clientdesk.actions import contacts
from clientdesk.errors import NotFound
from clientdesk.model.recipients import Recipient, invoice_recipients
from clientdesk.queries import activities as activity_queries
from clientdesk.queries import invoice as invoice_queries
from clientdesk.queries.as_of import rates_on
from clientdesk.text.amounts import money
from clientdesk.text.typed_amounts import typed_percent
from clientdesk.ui import cached

if TYPE_CHECKING:
    import polars as pl

    from clientdesk.model.contact import Contact
    from clientdesk.model.invoice_record import InvoiceRecord
    from clientdesk.queries.clients import ClientRecord


def invoice(invoice_id: UUID) -> InvoiceRecord:
    """One invoice with lines and payments as today shows it; raises NotFound."""
    return cached.read_on_day(
        lambda database, day: invoice_queries.invoice(database, invoice_id, day),
        "one-invoice",
        str(invoice_id),
    )


def standing(invoice_id: UUID | None) -> InvoiceRecord | None:
    """The invoice that a form is about; None for a new one, and when it was deleted meanwhile."""
    try:
        return invoice(invoice_id) if invoice_id else None
    except NotFound:
        return None


def recipients(client: ClientRecord) -> tuple[Recipient, ...]:
    """Who receives the client's invoices."""
    return invoice_recipients(_contacts(client.id), client.email)


def recipients_of(record: InvoiceRecord) -> tuple[Recipient, ...]:
    """Who receives an invoice; once its client is deleted, the address that it was issued to."""
    if record.client_id is None:
        return (Recipient(record.client_email),) if record.client_email else ()
    return recipients(cached.client(record.client_id))


def locale_of(client_id: UUID | None) -> str:
    """The format of numbers and dates that the client reads."""
    return cached.client(client_id).locale if client_id else cached.workspace().locale


def cautions(client: ClientRecord) -> list[str]:
    """What to know before the client gets another invoice."""
    said = []
    if client.archived_at:
        said.append("The client is archived: an invoice can be saved, but not issued.")
    if client.on_hold:
        said.append("The client is on hold: an invoice can be saved, but not issued.")
    limit = client.credit_limit
    if limit is not None and client.outstanding > limit:
        locale = cached.workspace().locale
        owes = money(client.outstanding, client.currency, locale)
        most = money(limit, client.currency, locale)
        said.append(f"{owes} is outstanding, above the credit limit of {most}.")
    return said


def rate_hint(currency: str) -> str:
    """What a currency without an exchange rate means for the totals; empty with one."""
    base = cached.workspace().base_currency
    known = cached.read_on_day(
        lambda database, day: rates_on(database, day)[0].known(), "known-rates"
    )
    if currency == base or currency in known:
        return ""
    return f"There is no exchange rate for {currency}: totals in {base} leave this invoice out."


def usual_tax(client: ClientRecord) -> str:
    """The tax rate of the client's newest invoice, as its field shows it; empty without one."""
    newest = cached.invoices(client.id, limit=1)
    if newest.is_empty():
        return ""
    lines = invoice(UUID(newest["id"][0])).lines
    return typed_percent(lines[0].tax_rate, cached.workspace().locale) if lines else ""


def activities(record: InvoiceRecord) -> pl.DataFrame:
    """What happened to the invoice, newest first."""
    return cached.read_on_day(
        lambda database, _day: activity_queries.of_invoice(database, record),
        "invoice-activities",
        str(record.id),
    )


def _contacts(client_id: UUID) -> list[Contact]:
    return cached.read_on_day(
        lambda database, _day: contacts.of_client(database, client_id),
        "invoice-recipients",
        str(client_id),
    )
