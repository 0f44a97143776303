"""An invoice's standing in words and colours, the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.words import InvoiceStatus
from clientdesk.text.amounts import money
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.text.plurals import count
from clientdesk.ui import cached
from clientdesk.ui.escape import md, short
from clientdesk.ui.tables import INVOICE_COLOURS

if TYPE_CHECKING:
    from clientdesk.model.invoice_record import InvoiceRecord


def status_badge(status: str) -> str:
    """The status as a chip in a title."""
    return f":{INVOICE_COLOURS.get(status, 'gray')}-badge[{label('invoice', status)}]"


def title(record: InvoiceRecord) -> str:
    """What the invoice is called: by its number, before that by whom it is to."""
    if record.number:
        return record.number
    return f"Invoice to {short(record.client_name or 'nobody', 60)}"


def named(record: InvoiceRecord) -> str:
    """The invoice in the middle of a sentence."""
    return f"invoice {record.number}" if record.number else "this draft"


def heading(record: InvoiceRecord) -> str:
    """The page's title with the status beside it."""
    return f"{md(title(record))} {status_badge(record.status)}"


def standing(record: InvoiceRecord) -> str:
    """One sentence on where the invoice stands and since when."""
    unknown = f"Its status “{short(record.stored_status, 40)}” is not known; it counts nowhere."
    issued = day(record.issue_date, cached.workspace().locale)
    said = {
        InvoiceStatus.DRAFT: "It has no number and counts nowhere until it is issued.",
        InvoiceStatus.SCHEDULED: f"It is issued by itself on {issued}.",
        InvoiceStatus.UNPAID: _due(record),
        InvoiceStatus.PENDING: _due(record),
        InvoiceStatus.OVERDUE: _due(record),
        InvoiceStatus.PAID: f"Nothing is open on it{_credit(record)}.",
        InvoiceStatus.CANCELED: f"It counts nowhere{_credit(record)}.",
        InvoiceStatus.REFUNDED: "The money went back, and it counts nowhere since.",
    }
    return next((text for status, text in said.items() if status == record.status), unknown)


def _due(record: InvoiceRecord) -> str:
    due = day(record.due_date, cached.workspace().locale)
    if record.days_overdue:
        return f"It was due on {due}, {count(record.days_overdue, 'day')} ago."
    return f"It is due on {due}." if record.due_date else "It has no due date."


def _credit(record: InvoiceRecord) -> str:
    if not record.credit:
        return ""
    amount = money(record.credit, record.currency, cached.workspace().locale, exact=True)
    return f"; {amount} that was received is kept as credit"
