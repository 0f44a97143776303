"""The head of an invoice's page: what it is, where it stands, and what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.invoice_steps import Step
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import InvoiceStatus
from clientdesk.text.dates import day
from clientdesk.ui import cached, invoice_asking, invoice_deeds, invoice_download, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.invoice_words import heading, standing

if TYPE_CHECKING:
    from clientdesk.model.invoice_record import InvoiceRecord
    from clientdesk.ui.invoice_asking import Question


def show(record: InvoiceRecord) -> None:
    """Draw the way back, the title with its buttons, and the sentence below it."""
    with st.container(horizontal=True, key="invoice-ways"):
        _back(record)
    with st.container(horizontal=True, vertical_alignment="center", key="invoice-head"):
        st.title(heading(record), anchor=False, width="content")
        st.space("stretch")
        with st.container(horizontal=True, key="invoice-steps", width="content", gap="small"):
            _buttons(record)
    st.text(standing(record))
    if said := invoice_deeds.problem(record.id):
        st.error(md(said))


def _back(record: InvoiceRecord) -> None:
    if record.client_id is None:
        st.page_link("pages/clients.py", label="Clients", icon=":material/arrow_back:")
        return
    st.page_link(
        "pages/client.py",
        label=md(short(record.client_name or "Client", 60)),
        icon=":material/arrow_back:",
        query_params=state.client_address(record.client_id),
    )


def _buttons(record: InvoiceRecord) -> None:
    """What is rare and ends something lies under More; one button is the next step."""
    steps = record.steps if may(cached.actor(), Permission.WORK_INVOICES) else frozenset[Step]()
    _rare(record, steps)
    invoice_download.show(record)
    if Step.EDIT in steps:
        _early(record, steps)
    elif record.status == InvoiceStatus.CANCELED and Step.RECORD_PAYMENT in steps:
        _question(record, "pay", "Record payment", ":material/payments:")
    elif record.number and record.client_id and Step.RECORD_PAYMENT in steps:
        is_sent = Step.MARK_SENT not in steps
        is_open = bool(record.open_amount)
        _question(record, "send", "Send", ":material/mail:", is_next=is_open and not is_sent)
        is_next = is_open and is_sent
        _question(record, "pay", "Record payment", ":material/payments:", is_next=is_next)
    elif Step.RECORD_PAYMENT in steps:
        _question(record, "pay", "Record payment", ":material/payments:", is_next=True)


def _early(record: InvoiceRecord, steps: frozenset[Step]) -> None:
    if st.button("Change", key="invoice-change", icon=":material/edit:"):
        st.switch_page("pages/new_invoice.py", query_params={"invoice": str(record.id)})
    is_ahead = record.issue_date is not None and record.issue_date > cached.today()
    if Step.SCHEDULE in steps and is_ahead:
        on = day(record.issue_date, cached.workspace().locale)
        _step(record, Step.SCHEDULE, f"Schedule for {on}")
    if Step.UNSCHEDULE in steps:
        _step(record, Step.UNSCHEDULE, "Back to draft")
    _step(record, Step.ISSUE, "Issue now", is_next=True)


def _step(record: InvoiceRecord, step: Step, word: str, *, is_next: bool = False) -> None:
    st.button(
        word,
        key=f"invoice-do-{step}",
        type="primary" if is_next else "secondary",
        on_click=_take,
        args=(record, step),
    )


def _take(record: InvoiceRecord, step: Step) -> None:
    invoice_deeds.take(record, step)


def _question(
    record: InvoiceRecord, question: Question, word: str, icon: str, *, is_next: bool = False
) -> None:
    st.button(
        word,
        key=f"invoice-ask-{question}",
        icon=icon or None,
        type="primary" if is_next else "secondary",
        on_click=invoice_asking.ask,
        args=(question, record.id),
    )


def _rare(record: InvoiceRecord, steps: frozenset[Step]) -> None:
    offered: list[tuple[Step, Question, str]] = [
        (Step.DELETE, "delete", "Delete"),
        (Step.CANCEL, "cancel", "Cancel invoice"),
        (Step.REFUND, "refund", "Refund invoice"),
    ]
    for step, question, word in offered:
        if step in steps:
            _question(record, question, word, "")
