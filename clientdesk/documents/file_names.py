"""What documents are called as files; signs that some systems refuse become hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.invoice_record import InvoiceRecord
    from clientdesk.model.period import Window

_REFUSED: Final = re.compile(r"[^\w .()&-]+")


def invoice_file(record: InvoiceRecord) -> str:
    """The file's name without its kind."""
    name = f"Invoice {record.number}" if record.number else f"Draft {record.client_name or ''}"
    return _REFUSED.sub("-", name).strip(" .-")[:80] or "Invoice"


def statement_file(name: str, days: Window, today: date) -> str:
    """The file's name without its kind; it says of whom or for whom the statement is."""
    since = f"{days.first} to " if days.first else ""
    whose = _REFUSED.sub("-", name).lstrip(" .-")[:60].rstrip(" -")
    return f"Statement {whose} {since}{days.last or today}"


def list_file(name: str, today: date) -> str:
    """The file's name of a list of clients, or of one client's record, without its kind."""
    plain = _REFUSED.sub("-", name).strip(" .-")[:60].rstrip(" -")
    return f"{plain or 'Clients'} {today}"
