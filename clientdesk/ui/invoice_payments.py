"""The payments of an invoice; a posted one can be voided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.model.invoice_steps import Step
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import PaymentState
from clientdesk.text.amounts import money
from clientdesk.text.dates import day, moment
from clientdesk.ui import cached, invoice_asking
from clientdesk.ui.components import table
from clientdesk.ui.components.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from clientdesk.model.invoice_record import InvoiceRecord, PaymentRecord

_COLUMNS: Final = (
    Column("Received on"),
    Column("Amount", "right"),
    Column("State"),
    Column("Method", "elastic"),
    Column("Note", "elastic aside"),
)
_STATES: Final[dict[str, tuple[str, str]]] = {
    PaymentState.POSTED: ("Received", "green"),
    PaymentState.PENDING: ("Pending", "orange"),
    PaymentState.VOID: ("Void", "gray"),
}


def show(record: InvoiceRecord) -> None:
    """Draw the payments, or say that there are none."""
    if not record.payments:
        is_open = Step.RECORD_PAYMENT in record.steps
        st.text("No payment yet." if is_open else "No payments.")
        return
    may_void = may(cached.actor(), Permission.WORK_INVOICES) and Step.VOID_PAYMENT in record.steps
    rows = [_row(record, payment, may_void=may_void) for payment in record.payments]

    def choose(payment_id: str, _action: str) -> None:
        invoice_asking.ask("void", record.id, UUID(payment_id))

    table.show(
        Table("Payments", _COLUMNS, rows),
        f"invoice-payments-{record.id}",
        on_choose=choose if any(row.menu for row in rows) else None,
    )


def _row(record: InvoiceRecord, payment: PaymentRecord, *, may_void: bool) -> Row:
    workspace = cached.workspace()
    amount = money(payment.amount, record.currency, workspace.locale, exact=True)
    word, colour = _STATES.get(payment.state, ("Other", "gray"))
    voided = moment(payment.voided_at, workspace.locale, workspace.timezone)
    return Row(
        id=str(payment.id),
        name=amount,
        cells=(
            Cell(
                day(payment.paid_on, workspace.locale),
                mark="Assumed" if payment.assumed else "",
                title="Nobody recorded the day: it came with a paid invoice."
                if payment.assumed
                else "",
            ),
            Cell(amount),
            Cell(word, chip=colour, title=f"Voided {voided}" if payment.voided_at else ""),
            Cell(_method(payment.method)) if payment.method else None,
            Cell(payment.note) if payment.note else None,
        ),
        menu=("Void",) if may_void and payment.state == PaymentState.POSTED else (),
    )


def _method(text: str) -> str:
    """A method as people say it: other programs write direct_debit."""
    is_word = text.isascii() and text.replace("_", "").isalpha() and text.islower()
    return text.replace("_", " ").capitalize() if is_word else text
