"""What was typed into an invoice whose page was left: said once, kept until it is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.ui import cached, invoice_forms, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.ui.invoice_forms import Form

_OPEN: Final = "open-invoice-form"


def opened(form: Form, name: str) -> None:
    """Remember whose invoice is being typed."""
    state.keep(_OPEN, (form.name, name))


def remind() -> None:
    """Say that the invoice whose page has just been left is not saved."""
    form_name, client = state.take(_OPEN, ("", ""))
    form = invoice_forms.find(form_name, cached.actor().id) if form_name else None
    if form is None or not form.is_changed:
        return
    way = "Open it again" if form.subject.invoice_id else "Choose Continue invoice there"
    said = f"Not saved: the invoice to {short(client, 60)}. {way} to go on."
    st.toast(md(said), icon=":material/edit_note:", duration="long")
