"""Sending an invoice: a mail prepared for one's own program, and the note that it went out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.invoice_steps import Step
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import InvoiceStatus
from clientdesk.text.letters import invoice_letter, mailto
from clientdesk.ui import cached, invoice_deeds, invoice_download, invoice_reads, portal_card, state
from clientdesk.ui.escape import md
from clientdesk.ui.invoice_words import named

if TYPE_CHECKING:
    from clientdesk.model.invoice_record import InvoiceRecord

_ATTACH: Final = (
    "Download the PDF and attach it to the mail before you send it: it is not attached by itself."
)


def show(record: InvoiceRecord) -> None:
    """Open the dialog."""
    st.dialog(f"Send {md(named(record))}", width="medium")(_body)(record)


def is_sendable(record: InvoiceRecord) -> bool:
    """Whether it makes sense to send it: not once it is canceled or refunded."""
    return record.status not in {InvoiceStatus.CANCELED, InvoiceStatus.REFUNDED}


def _body(record: InvoiceRecord) -> None:
    people = invoice_reads.recipients_of(record)
    workspace, sender = cached.workspace(), cached.actor().name
    link = portal_card.link_for(record.client_id) or ""
    subject, body = invoice_letter(
        record,
        sender=sender,
        workspace=workspace.name,
        locale=invoice_reads.locale_of(record.client_id),
        link=link,
    )
    st.caption("To")
    for person in people:
        st.text(f"{person.name} · {person.email}" if person.name else person.email)
    if not people:
        _nobody(record)
    st.caption(md(subject))
    with st.container(border=True):
        st.text(body)
    st.caption(_ATTACH)
    _ways(record, mailto([person.email for person in people], subject, body))


def _nobody(record: InvoiceRecord) -> None:
    """Say that the mail opens without a recipient, and where to add one."""
    if record.client_id is None:
        st.text("Nobody: the client was deleted. Type an address in your mail program.")
        return
    st.text(
        "Nobody receives this client’s invoices yet. Add an e-mail, or a contact that receives "
        "invoices, on the profile; or type an address in your mail program."
    )
    st.page_link(
        "pages/client.py",
        label="Open the profile",
        icon=":material/person_add:",
        query_params=state.client_address(record.client_id),
    )


def _ways(record: InvoiceRecord, href: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="right"):
        invoice_download.show(record, place="letter")
        st.link_button("Open in mail", href, icon=":material/mail:", key="invoice-mail")
        is_offered = Step.MARK_SENT in record.steps
        is_offered = is_offered and may(cached.actor(), Permission.WORK_INVOICES)
        if is_offered and st.button("Mark as sent", key="invoice-sent", type="primary"):
            invoice_deeds.take(record, Step.MARK_SENT)
            st.rerun()
