"""The fields of an invoice beside its lines: whom it is to, currency, days, reference."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from clientdesk.text.dates import day
from clientdesk.ui import cached, choices, invoice_forms, invoice_reads, state
from clientdesk.ui.escape import md
from clientdesk.ui.filter_fields import follow
from clientdesk.ui.invoice_judged import LABELS
from clientdesk.ui.invoice_texts import follow as followed

if TYPE_CHECKING:
    from clientdesk.queries.clients import ClientRecord
    from clientdesk.ui.invoice_forms import Form
    from clientdesk.ui.invoice_judged import Judged

_PAUSE: Final = "300ms"


def show(form: Form, client: ClientRecord, judged: Judged) -> None:
    """Whom the invoice is to on the left, what a person fills in on the right."""
    who, fields = st.columns([2, 3], gap="large")
    with who, st.container(key="invoice-to", gap="xsmall"):
        _client(client)
        _recipients(client)
    with fields, st.container(key="invoice-fields", gap="small"):
        left, right = st.columns(2)
        with left:
            _text(form, "issue_date", judged)
            _say_ahead(judged)
            _text(form, "terms", judged, label="Payment terms in days")
            _text(form, "due_date", judged)
        with right:
            _currency(form, judged)
            _text(form, "reference", judged)


def _client(client: ClientRecord) -> None:
    st.caption("Bill to")
    st.page_link(
        "pages/client.py",
        label=md(client.name),
        query_params=state.client_address(client.id),
    )
    for text in (client.address, client.tax_id and f"Tax ID {client.tax_id}"):
        if text:
            st.text(text)
    for said in invoice_reads.cautions(client):
        st.markdown(f":small[:orange[{md(said)}]]")


def _recipients(client: ClientRecord) -> None:
    people = invoice_reads.recipients(client)
    st.caption("Goes to")
    for person in people:
        st.text(f"{person.name} · {person.email}" if person.name else person.email)
    if not people:
        st.text("Nobody yet")
        st.caption("Add an e-mail or a billing contact on the profile, to send it from here.")
    elif not people[0].name:
        st.caption("The client’s own e-mail, as no contact receives invoices.")


def _text(form: Form, field: str, judged: Judged, *, label: str = "") -> None:
    key = _key(form, field)
    follow(key, getattr(form.typed, field))
    st.text_input(
        label or LABELS[field],
        key=key,
        live=_PAUSE,
        placeholder=_placeholder(field),
        on_change=_take,
        args=(form.name, field, key),
    )
    _say(form, field, judged)


def _say_ahead(judged: Judged) -> None:
    if judged.issued and judged.issued > cached.today():
        st.markdown(":small[:gray[Schedule issues it on this day, Issue now today.]]")


def _placeholder(field: str) -> str:
    if field in {"issue_date", "due_date"}:
        return day(cached.today(), cached.workspace().locale)
    return "The client’s order number" if field == "reference" else ""


def _currency(form: Form, judged: Judged) -> None:
    key = _key(form, "currency")
    names = choices.currencies(form.typed.currency)
    follow(key, form.typed.currency)
    st.selectbox(
        LABELS["currency"],
        list(names),
        key=key,
        format_func=names.__getitem__,
        filter_mode="contains",
        on_change=_take,
        args=(form.name, "currency", key),
    )
    if hint := invoice_reads.rate_hint(form.typed.currency):
        st.markdown(f":small[:orange[{md(hint)}]]")
    _say(form, "currency", judged)


def _say(form: Form, field: str, judged: Judged) -> None:
    said = dict(form.refused).get(field) or judged.wrong.get(field, "")
    if said:
        with st.container(key=f"invoice-said-{field}"):
            st.markdown(f":small[:red[{md(said)}]]")


def _take(name: str, field: str, key: str) -> None:
    """Take over what was typed, and what follows from it."""
    form = invoice_forms.find(name, cached.actor().id)
    if form is None:
        return
    told: dict[str, Any] = {field: state.recall(key, "")}
    typed = replace(form.typed, **told)
    follows: dict[str, Any] = followed(typed, field, cached.workspace().locale)
    typed = replace(typed, **follows)
    invoice_forms.put(replace(form, typed=typed, refused=(), refusal=""))


def _key(form: Form, field: str) -> str:
    return f"invoice-{field}-{form.name}"
