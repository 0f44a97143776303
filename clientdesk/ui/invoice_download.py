"""An invoice as a PDF, made when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.documents.file_names import invoice_file
from clientdesk.documents.invoice_pdf import invoice_pdf
from clientdesk.ui import cached, identity, invoice_reads

if TYPE_CHECKING:
    from clientdesk.model.invoice_record import InvoiceRecord


def show(record: InvoiceRecord, *, place: str = "head") -> None:
    """Draw the button; the document is made in the client's format."""
    st.download_button(
        "PDF",
        # Made outside the run, where nothing of the session may be asked.
        identity.while_admitted(
            partial(
                invoice_pdf,
                record,
                cached.workspace(),
                locale=invoice_reads.locale_of(record.client_id),
            )
        ),
        file_name=f"{invoice_file(record)}.pdf",
        mime="application/pdf",
        key=f"invoice-pdf-{place}",
        icon=":material/download:",
        on_click="ignore",
    )
