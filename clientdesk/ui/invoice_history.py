"""What happened to an invoice, newest first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.model.activity import ActivityKind
from clientdesk.text.dates import ago, moment
from clientdesk.text.invoice_history import invoice_happened
from clientdesk.ui import cached, invoice_reads
from clientdesk.ui.components import timeline
from clientdesk.ui.components.timeline import Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.model.invoice_record import InvoiceRecord

_COLOURS: Final[Mapping[str, str]] = {
    ActivityKind.INVOICE_PAID: "green",
    ActivityKind.PAYMENT_RECORDED: "green",
    ActivityKind.PAYMENT_VOIDED: "orange",
    ActivityKind.INVOICE_CANCELED: "orange",
    ActivityKind.INVOICE_REFUNDED: "orange",
}


def show(record: InvoiceRecord) -> None:
    """Draw the activities, or say that there are none."""
    found = invoice_reads.activities(record)
    if found.is_empty():
        st.text("Nothing was done with it here yet.")
        return
    items = [_item(activity) for activity in found.iter_rows(named=True)]
    timeline.show("History", items, f"invoice-history-{record.id}")


def _item(activity: Mapping[str, Any]) -> Item:
    workspace = cached.workspace()
    detail = json.loads(activity["detail"]) if activity["detail"] else {}
    return Item(
        text=invoice_happened(activity["kind"], activity["actor_name"], detail, workspace.locale),
        when=ago(activity["at"], cached.now(), workspace.locale),
        moment=moment(activity["at"], workspace.locale, workspace.timezone),
        colour=_COLOURS.get(activity["kind"], "gray"),
    )
