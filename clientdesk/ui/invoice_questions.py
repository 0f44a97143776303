"""What is asked before an invoice is ended or sent: what goes, what stays, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import payments
from clientdesk.errors import ClientDeskError
from clientdesk.model.invoice_steps import Step
from clientdesk.text.amounts import money
from clientdesk.text.dates import day
from clientdesk.text.plurals import count, listed
from clientdesk.ui import cached, invoice_deeds, invoice_letter, notices, payment_form, state
from clientdesk.ui.escape import md
from clientdesk.ui.invoice_words import named

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from uuid import UUID

    from clientdesk.model.invoice_record import InvoiceRecord, PaymentRecord
    from clientdesk.ui.invoice_asking import Asked


def show(record: InvoiceRecord, asked: Asked | None) -> None:
    """Ask what was asked for, while the invoice's state still allows it."""
    if asked is None:
        return
    if asked.question == "send" and invoice_letter.is_sendable(record):
        invoice_letter.show(record)
    elif asked.question == "pay" and Step.RECORD_PAYMENT in record.steps:
        payment_form.show(record)
    elif asked.question == "void":
        _void(record, asked.payment_id)
    elif asked.question in _ENDS and _ENDS[asked.question][0] in record.steps:
        _end(record, asked.question)


def _end(record: InvoiceRecord, question: str) -> None:
    step, word, says = _ENDS[question]
    title = f"{word} {md(named(record))}?"

    def body() -> None:
        st.text(says(record))
        thing = "invoice" if record.number else "draft"
        _answer(f"{word} {thing}", f"Keep {thing}", lambda: _take(record, step))

    st.dialog(title, width="small")(body)()


def _take(record: InvoiceRecord, step: Step) -> None:
    is_done = invoice_deeds.take(record, step)
    if is_done and step is Step.DELETE:
        _after_delete(record)
    st.rerun()


def _after_delete(record: InvoiceRecord) -> None:
    if record.client_id is None:
        st.switch_page("pages/clients.py")
    query = state.client_address(record.client_id) if record.client_id else {}
    st.switch_page("pages/client.py", query_params=query)


def _void(record: InvoiceRecord, payment_id: UUID | None) -> None:
    payment = next((each for each in record.payments if each.id == payment_id), None)
    if payment is None or payment.voided_at is not None:
        return

    def body() -> None:
        st.text(_says_void(record, payment))
        _answer("Void payment", "Keep payment", lambda: _take_back(record, payment))

    st.dialog("Void this payment?", width="small")(body)()


def _take_back(record: InvoiceRecord, payment: PaymentRecord) -> None:
    try:
        payments.void(cached.database(), cached.actor(), payment.id, cached.now())
    except ClientDeskError as problem:
        invoice_deeds.refused(record.id, problem)
    else:
        notices.say("The payment was voided.")
    st.rerun()


def _answer(word: str, keep: str, deed: Callable[[], None]) -> None:
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button(keep, key="invoice-keep"):
            st.rerun()
        if st.button(word, key="invoice-end", type="primary"):
            deed()


def _says_delete(record: InvoiceRecord) -> str:
    goes = [count(len(record.lines), "line"), *(["the note"] if record.note else [])]
    return f"This removes the draft with {listed(goes)}. It cannot be taken back."


def _says_cancel(record: InvoiceRecord) -> str:
    kept = f" The {_money(record, record.received)} received on it becomes credit."
    return (
        f"{_money(record, record.open_amount)} is no longer to be paid. The invoice keeps its "
        f"number and counts nowhere from today on.{kept if record.received else ''} It cannot be "
        "taken back; to charge again, make a new invoice."
    )


def _says_refund(record: InvoiceRecord) -> str:
    return (
        f"All of {_money(record, record.received)} goes back to the client, which happens at your "
        "bank. The invoice leaves the revenue from today on. It cannot be taken back."
    )


def _says_void(record: InvoiceRecord, payment: PaymentRecord) -> str:
    on = day(payment.paid_on, cached.workspace().locale)
    return (
        f"The {_money(record, payment.amount)} of {on} no longer counts as received. The payment "
        "stays in the list as void. It cannot be taken back; record it again if it does arrive."
    )


def _money(record: InvoiceRecord, amount: Decimal) -> str:
    return money(amount, record.currency, cached.workspace().locale, exact=True)


_ENDS: Final[dict[str, tuple[Step, str, Callable[[InvoiceRecord], str]]]] = {
    "delete": (Step.DELETE, "Delete", _says_delete),
    "cancel": (Step.CANCEL, "Cancel", _says_cancel),
    "refund": (Step.REFUND, "Refund", _says_refund),
}
