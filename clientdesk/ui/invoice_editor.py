"""The page on which an invoice is made, and a draft or scheduled one is changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.errors import InvalidInput, Refused
from clientdesk.model.invoice_steps import Step, refusal
from clientdesk.model.permissions import Permission, require
from clientdesk.text.amounts import money
from clientdesk.text.plurals import listed
from clientdesk.ui import (
    cached,
    invoice_conflict,
    invoice_fields,
    invoice_forms,
    invoice_readiness,
    invoice_reads,
    invoice_saving,
    invoice_sheet,
    invoice_texts,
    invoice_unsaved,
    merged,
    notices,
    state,
)
from clientdesk.ui.escape import md, short
from clientdesk.ui.invoice_forms import Form, Subject
from clientdesk.ui.invoice_judged import LABELS, judge
from clientdesk.ui.invoice_words import status_badge

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord
    from clientdesk.ui.invoice_judged import Judged


def show() -> None:
    """Draw the form that the address names, or a new one of its client or invoice."""
    require(cached.actor(), Permission.WORK_INVOICES)
    form = _form()
    if form.saved:
        _leave(form, form.saved)
    invoice_forms.show_in_address(form)
    client = cached.client(form.subject.client_id)
    invoice_unsaved.opened(form, client.name)
    judged = judge(form.typed, client.id, cached.workspace())
    _header(form, client)
    invoice_conflict.show(form)
    invoice_fields.show(form, client, judged)
    invoice_sheet.show(form, client, judged)
    _foot(form, judged)


def _form() -> Form:
    actor_id = cached.actor().id
    named = invoice_forms.find(state.form_in_address(), actor_id)
    subject = named.subject if named else _subject()
    form = invoice_forms.current(subject, actor_id)
    if form is None or _is_behind(form):
        return _begin(subject, actor_id)
    return form


def _is_behind(form: Form) -> bool:
    """Whether somebody saved the invoice since, and nothing typed here would be lost by it."""
    record = invoice_reads.standing(form.subject.invoice_id)
    return bool(record and not form.is_changed and record.version != form.version)


def _subject() -> Subject:
    invoice_id = state.subject_in_address("invoice")
    if invoice_id is None:
        client_id = state.subject_in_address("client")
        if client_id is None:
            raise InvalidInput(
                "The address of this page names no client.",
                hint="Open a client, and choose New invoice there.",
            )
        return Subject(merged.current(client_id))
    record = invoice_reads.invoice(invoice_id)
    if Step.EDIT not in record.steps or record.client_id is None:
        raise Refused(refusal(Step.EDIT, record.status))
    return Subject(record.client_id, invoice_id)


def _begin(subject: Subject, actor_id: UUID) -> Form:
    """A form that shows the record, or what a new invoice to the client starts with."""
    locale = cached.workspace().locale
    if subject.invoice_id is None:
        client = cached.client(subject.client_id)
        typed = invoice_texts.new(client, cached.today(), locale)
        return invoice_forms.begin(subject, actor_id, typed)
    record = invoice_reads.invoice(subject.invoice_id)
    typed = invoice_texts.of_record(record, locale)
    return invoice_forms.begin(subject, actor_id, typed, version=record.version)


def _header(form: Form, client: ClientRecord) -> None:
    invoice_id = form.subject.invoice_id
    with st.container(horizontal=True, key="invoice-ways"):
        if invoice_id:
            where, label, query = "invoice", "Invoice", state.invoice_address(invoice_id)
        else:
            where, query = "client", state.client_address(client.id)
            label = md(short(client.name, 60))
        st.page_link(
            f"pages/{where}.py", label=label, icon=":material/arrow_back:", query_params=query
        )
    st.title(_title(invoice_id), anchor=False)
    if invoice_id is None:
        invoice_readiness.line(client)


def _title(invoice_id: UUID | None) -> str:
    if invoice_id is None:
        return "New invoice"
    record = invoice_reads.standing(invoice_id)
    return f"Change invoice {status_badge(record.status)}" if record else "Change invoice"


def _foot(form: Form, judged: Judged) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="invoice-foot"):
        st.markdown(_standing(form, judged))
        st.space("stretch")
        if form.is_changed:
            st.button(
                "Discard", key="invoice-discard", type="tertiary", on_click=_discard, args=(form,)
            )
        for word, then in _ways(form):
            _save_button(form, judged, word, then)


def _ways(form: Form) -> list[tuple[str, Step | None]]:
    record = invoice_reads.standing(form.subject.invoice_id)
    if record and Step.UNSCHEDULE in record.steps:
        return [("Save", None), ("Issue now", Step.ISSUE)]
    return [("Save draft", None), ("Schedule", Step.SCHEDULE), ("Issue now", Step.ISSUE)]


def _save_button(form: Form, judged: Judged, word: str, then: Step | None) -> None:
    # The form's name in the key keeps a second click from falling on the next form's button.
    pressed = st.button(
        word,
        key=f"invoice-{then or 'save'}-{form.name}",
        type="primary" if then is Step.ISSUE else "secondary",
    )
    if not pressed:
        return
    form = invoice_saving.save(form, judged, then)
    if form.saved:
        _leave(form, form.saved)
    st.rerun()


def _standing(form: Form, judged: Judged) -> str:
    """What it comes to, or why it was not saved; the reason may be out of view."""
    if form.conflict or form.refusal:
        return ":red[Not saved. Choose above how to go on.]"
    refused = [*judged.refused, *(LABELS.get(field, field) for field, _ in form.refused)]
    if form.was_refused and refused:
        names = [f"the {name.lower()}" for name in dict.fromkeys(refused)]
        return f":red[Not saved. Correct {listed(names)} first.]"
    if judged.sums is None or not judged.sums.lines:
        return ":gray[Nothing to charge yet]"
    locale = cached.workspace().locale
    total = money(judged.sums.amount, form.typed.currency, locale, exact=True)
    return f"**{md(total)}**" + (" :gray[not saved yet]" if form.is_changed else "")


def _discard(form: Form) -> None:
    """Show the record again; what was typed can be brought back."""
    invoice_forms.drop(form)
    state.show_form("")
    notices.say("What you typed was discarded.", undo=partial(_bring_back, form))


def _bring_back(form: Form) -> None:
    invoice_forms.show_in_address(invoice_forms.put(form))


def _leave(form: Form, invoice_id: UUID) -> None:
    invoice_forms.drop(form)
    notices.say(form.notice)
    st.switch_page("pages/invoice.py", query_params=state.invoice_address(invoice_id))
