"""Recording money that was received for an invoice: the open amount, or any other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import payments
from clientdesk.actions.payments import PaymentDraft
from clientdesk.errors import ClientDeskError, Conflict, InvalidField, NotFound
from clientdesk.model.invoice_draft import clean_payment
from clientdesk.text import exact
from clientdesk.text.amounts import money
from clientdesk.text.dates import day
from clientdesk.text.typed_amounts import read_number, typed_number
from clientdesk.text.typed_days import read_day
from clientdesk.ui import cached, invoice_reads, notices, state
from clientdesk.ui.escape import md
from clientdesk.ui.invoice_line_judged import sentence
from clientdesk.ui.invoice_texts import typed_day
from clientdesk.ui.invoice_words import named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from clientdesk.model.invoice_record import InvoiceRecord

FIELDS: Final = ("amount", "paid_on", "method", "note")
_LABELS: Final = {
    "amount": "Amount received",
    "paid_on": "Received on",
    "method": "Method",
    "note": "Note",
}


@dataclass(frozen=True, slots=True)
class _Read:
    """What was typed, as a payment or by field why it is none."""

    draft: PaymentDraft | None
    wrong: Mapping[str, str]


def show(record: InvoiceRecord) -> None:
    """Open the dialog; amount and day are filled in, unless something was typed before."""
    state.keep(_refused(record.id), "")
    title = f"Record a payment on {md(named(record))}"
    st.dialog(title, width="small", on_dismiss="rerun")(_body)(record.id)


def _body(invoice_id: UUID) -> None:
    # Read anew in each run of the dialog: somebody else may have recorded one meanwhile.
    record = invoice_reads.invoice(invoice_id)
    locale = cached.workspace().locale
    st.text(f"Open: {money(record.open_amount, record.currency, locale, exact=True)}")
    _fill(record, locale)
    read = _read(record, locale)
    for field in FIELDS:
        st.text_input(
            f"{_LABELS[field]} in {record.currency}" if field == "amount" else _LABELS[field],
            key=_key(invoice_id, field),
            live="300ms",
            placeholder="Optional" if field in {"method", "note"} else "",
            persist_state="page",
        )
        _say(record, field, read, locale)
    if said := state.recall(_refused(invoice_id), ""):
        st.error(md(said))
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Back", key="payment-back"):
            st.rerun()
        if st.button("Record payment", key="payment-record", type="primary"):
            _record(record, _read(record, locale))


def _fill(record: InvoiceRecord, locale: str) -> None:
    """Fill in what nobody has typed: the open amount, as it is now, and today."""
    usual = {
        "amount": exact.amount(record.open_amount, record.currency, locale)
        if record.open_amount
        else "",
        "paid_on": typed_day(cached.today(), locale),
    }
    for field, text in usual.items():
        key, filled = _key(record.id, field), f"filled-{_key(record.id, field)}"
        was_filled = state.recall(filled, "")
        is_untouched = state.recall(key, "") == was_filled and was_filled != text
        if is_untouched or not state.has(key):
            state.keep(key, text)
            state.keep(filled, text)


def _read(record: InvoiceRecord, locale: str) -> _Read:
    texts = {field: str(state.recall(_key(record.id, field), "") or "") for field in FIELDS}
    amount = read_number(texts["amount"], locale, currency=record.currency)
    paid_on = read_day(texts["paid_on"], locale)
    wrong = {}
    if amount is None:
        example = typed_number(Decimal("120.5"), locale)
        wrong["amount"] = f"Amount cannot be read as a number. Enter one such as {example}."
    if paid_on is None:
        wrong["paid_on"] = "Received on must be a day such as 22 Nov 2026 or 2026-11-22."
    if amount is None or paid_on is None:
        return _Read(None, wrong)
    draft = PaymentDraft(amount, paid_on, texts["method"] or None, texts["note"] or None)
    try:
        return _Read(clean_payment(draft, record.currency, cached.today()), {})
    except InvalidField as problem:
        return _Read(None, {problem.field: sentence(problem)})


def _say(record: InvoiceRecord, field: str, read: _Read, locale: str) -> None:
    if said := read.wrong.get(field):
        st.markdown(f":small[:red[{md(said)}]]")
    elif field == "amount" and read.draft:
        _say_rest(record, read.draft.amount, locale)
    elif field == "paid_on" and read.draft:
        _say_early(record, read.draft.paid_on, locale)


def _say_rest(record: InvoiceRecord, amount: Decimal, locale: str) -> None:
    open_after = record.open_amount - amount
    if open_after < 0:
        beyond = money(-open_after, record.currency, locale, exact=True)
        st.markdown(f":small[:orange[{md(beyond)} is beyond the open amount and kept as credit.]]")
    elif open_after > 0:
        rest = money(open_after, record.currency, locale, exact=True)
        st.markdown(f":small[:gray[{md(rest)} stays open.]]")


def _say_early(record: InvoiceRecord, paid_on: date, locale: str) -> None:
    if record.issue_date and paid_on < record.issue_date:
        since = md(day(record.issue_date, locale))
        st.markdown(f":small[:orange[Before the issue date: it counts from {since}.]]")


def _record(record: InvoiceRecord, read: _Read) -> None:
    """Record it; the dialog stays with what was typed when it is refused."""
    if read.draft is None:
        return
    try:
        done = payments.record(
            cached.database(),
            cached.actor(),
            record.id,
            read.draft,
            version=record.version,
            now=cached.now(),
        )
    except ClientDeskError as problem:
        state.keep(_refused(record.id), _why(problem))
        st.rerun(scope="fragment")
    for field in FIELDS:
        state.take(_key(record.id, field), "")
        state.take(f"filled-{_key(record.id, field)}", "")
    notices.say(_done(record, read.draft.amount, done.credit))
    st.rerun()


def _why(problem: ClientDeskError) -> str:
    if isinstance(problem, Conflict):
        who = problem.changes[0].changed_by if problem.changes else "Somebody"
        return f"{who} changed this invoice meanwhile. Look at the open amount, then record again."
    if isinstance(problem, NotFound):
        return "The invoice was deleted meanwhile."
    return f"{problem.message} {problem.hint}".strip()


def _done(record: InvoiceRecord, amount: Decimal, credit: Decimal) -> str:
    locale = cached.workspace().locale
    said = f"{money(amount, record.currency, locale, exact=True)} was recorded."
    if not credit:
        return said
    return f"{said} {money(credit, record.currency, locale, exact=True)} of it is kept as credit."


def _key(invoice_id: UUID, field: str) -> str:
    return f"payment-{field}-{invoice_id}"


def _refused(invoice_id: UUID) -> str:
    return f"payment-refused-{invoice_id}"
