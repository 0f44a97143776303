"""What a client can take from its page as a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.documents.file_names import invoice_file, statement_file
from clientdesk.documents.invoice_pdf import invoice_pdf
from clientdesk.documents.statement_csv import statement_csv
from clientdesk.documents.statement_pdf import statement_pdf, too_long
from clientdesk.errors import NotFound, Refused
from clientdesk.model.words import InvoiceStatus
from clientdesk.queries.invoice import invoice
from clientdesk.queries.statement import entry_count, statement
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from clientdesk.model.period import Window
    from clientdesk.queries.portal import Opened
    from clientdesk.store.database import Database

_SEEN: Final = frozenset(
    [InvoiceStatus.PENDING, InvoiceStatus.UNPAID, InvoiceStatus.OVERDUE, InvoiceStatus.PAID]
)


class Form(StrEnum):
    """The kinds of files, by the ending of their names."""

    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Document:
    """A file with its name."""

    name: str
    form: Form
    content: bytes = field(repr=False)


def invoice_document(database: Database, opened: Opened, invoice_id: UUID, day: date) -> Document:
    """The invoice as a PDF; without the link, for it is handed on. Raises NotFound."""
    record = invoice(database, invoice_id, day)
    if record.client_id != opened.client_id or record.status not in _SEEN:
        raise NotFound("invoice", invoice_id)
    made = invoice_pdf(record, workspace(database), locale=opened.locale)
    return Document(f"{invoice_file(record)}.pdf", Form.PDF, made)


def statement_document(
    database: Database, opened: Opened, days: Window, day: date, form: Form
) -> Document:
    """The account over the days; raises Refused for a PDF that would have too many pages."""
    within = {"first": days.first, "last": days.last}
    if form is Form.PDF:
        problem = too_long(entry_count(database, opened.client_id, day, **within))
        if problem:
            raise Refused(problem)
    sender, made = workspace(database), statement(database, opened.client_id, day, **within)
    content = statement_pdf(made, sender) if form is Form.PDF else statement_csv(made)
    return Document(f"{statement_file(sender.name, days, day)}.{form}", form, content)
