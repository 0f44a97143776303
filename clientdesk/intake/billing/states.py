"""The status words of other products, as ours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from clientdesk.intake.headers import header_key
from clientdesk.model.words import InvoiceStatus, PaymentState

_INVOICE: Final = {
    InvoiceStatus.DRAFT: """
        draft entwurf brouillon submitted awaitingapproval needsapproval pendingapproval
        notapproved
    """,
    InvoiceStatus.SCHEDULED: "scheduled planned geplant",
    InvoiceStatus.PENDING: "pending processing depositpending paymentpending",
    InvoiceStatus.UNPAID: """
        unpaid open sent viewed partial partiallypaid authorised authorized approved awaitingpayment
        due notdue notdeposited outstanding offen gestellt nonpaye issued uncollectible active
        emailed printed
    """,
    InvoiceStatus.OVERDUE: "overdue pastdue late uberfallig enretard",
    InvoiceStatus.PAID: "paid closed paidinfull deposited settled complete bezahlt paye payee",
    InvoiceStatus.CANCELED: """
        canceled cancelled void voided deleted reversed annulled storniert annule annulee
    """,
    InvoiceStatus.REFUNDED: "refunded erstattet rembourse",
}
_PAYMENT: Final = {
    PaymentState.POSTED: """
        posted paid succeeded completed complete applied unapplied closed deposited cleared received
        reconciled unreconciled partiallyrefunded partiallyunapplied
    """,
    PaymentState.PENDING: "pending processing scheduled intransit submitted",
    PaymentState.VOID: """
        void voided canceled cancelled failed returned bounced reversed declined refunded deleted
    """,
}
_INVOICE_WORDS: Final = {key: word for word, keys in _INVOICE.items() for key in keys.split()}
_PAYMENT_WORDS: Final = {key: word for word, keys in _PAYMENT.items() for key in keys.split()}
_DAYS: Final = re.compile(
    r"(overdue|past ?due|due|partially paid|partial|paid|deposited|sent|viewed)\b.*", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def invoice_status(text: str) -> InvoiceStatus | None:
    """Our word for a status such as Awaiting Payment or Overdue 5 days; None for an unknown one."""
    if found := _INVOICE_WORDS.get(header_key(text)):
        return found
    lead = _DAYS.fullmatch(text.strip())
    return _INVOICE_WORDS.get(header_key(lead[1])) if lead else None


@lru_cache(maxsize=4096)
def payment_state(text: str) -> PaymentState | None:
    """Our word for the state of a payment; None for an unknown one."""
    return _PAYMENT_WORDS.get(header_key(text))


NO_INVOICE: Final = re.compile(
    r"credit|refund|payment|receipt|deposit|estimate|quote|proposal|\bbill\b|gutschrift|avoir"
    r"|journal|expense|purchase",
    re.IGNORECASE,
)
"""Kinds of records that stand in lists of invoices, but are none."""
