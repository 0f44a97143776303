"""Mails that a person sends from their own program: an address with everything filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from clientdesk.text.amounts import money
from clientdesk.text.dates import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.invoice_record import InvoiceRecord


def mailto(to: Sequence[str], subject: str, body: str) -> str:
    """The address that opens a new mail; every part of it is percent-encoded."""
    people = ",".join(quote(address, safe="@") for address in to)
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    return f"mailto:{people}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def invoice_letter(
    record: InvoiceRecord, *, sender: str, workspace: str, locale: str, link: str = ""
) -> tuple[str, str]:
    """Subject and body of the mail that an invoice goes out with."""
    amount = money(record.amount, record.currency, locale, exact=True)
    due = f", due on {day(record.due_date, locale)}" if record.due_date else ""
    order = f" Your reference: {record.reference}." if record.reference else ""
    account = f"You can see your account with us here:\n{link}\n\n" if link else ""
    body = (
        "Hello,\n\n"
        f"Here is invoice {record.number} of {day(record.issue_date, locale)}"
        f" for {amount}{due}.{order} Please find it attached.\n\n"
        f"{account}Kind regards\n{sender}\n{workspace}\n"
    )
    return f"Invoice {record.number} from {workspace}", body
