"""The lines of an account in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.model.account_moves import EntryKind
from clientdesk.text.dates import day
from clientdesk.text.direction import isolated

if TYPE_CHECKING:
    from clientdesk.model.statement import Entry

NO_NUMBER: Final = "without number"
"""What stands for the number of an invoice that came without one."""

_WORDS: Final = {
    EntryKind.INVOICE: "Invoice {number}",
    EntryKind.PAYMENT: "Payment for {number}",
    EntryKind.PAYMENT_VOIDED: "Payment for {number} voided",
    EntryKind.CANCELED: "Invoice {number} canceled",
    EntryKind.REFUNDED: "Invoice {number} refunded",
    EntryKind.PAID_BACK: "Paid back for {number}",
}
_WITHOUT_INVOICE: Final = {
    EntryKind.PAYMENT: "Payment without an invoice",
    EntryKind.PAYMENT_VOIDED: "Payment without an invoice voided",
}


def entry_words(entry: Entry, locale: str) -> str:
    """What an entry is: Invoice HV-12, Payment for HV-12, received 1 Mar 2026."""
    if entry.invoice_id is None and entry.kind in _WITHOUT_INVOICE:
        return _WITHOUT_INVOICE[entry.kind]
    words = _WORDS[entry.kind].format(number=isolated(entry.number or NO_NUMBER))
    if entry.dated is None:
        return words
    return f"{words}, received {isolated(day(entry.dated, locale))}"
