"""One invoice: where it stands, its lines and sums, its payments and what happened to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.words import InvoiceStatus
from clientdesk.text import exact
from clientdesk.text.amounts import money
from clientdesk.text.dates import day, moment
from clientdesk.ui import (
    cached,
    invoice_asking,
    invoice_head,
    invoice_history,
    invoice_payments,
    invoice_questions,
    invoice_reads,
    invoice_sheet,
    state,
)
from clientdesk.ui.components import cards, facts, invoice_lines
from clientdesk.ui.components.cards import Card
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.components.invoice_lines import InvoiceLines, LineTexts

if TYPE_CHECKING:
    from clientdesk.model.invoice_record import InvoiceRecord, LineRecord


def show() -> None:
    """Draw the invoice that the address names."""
    record = invoice_reads.invoice(state.invoice_in_address())
    invoice_head.show(record)
    is_early = record.status in {InvoiceStatus.DRAFT, InvoiceStatus.SCHEDULED}
    if not is_early:
        _figures(record)
    main, side = st.columns([5, 2.4], gap="large")
    with main:
        _lines(record)
        if not is_early:
            st.subheader("Payments", anchor=False)
            invoice_payments.show(record)
    with side:
        st.subheader("Details", anchor=False)
        _details(record)
        st.subheader("History", anchor=False)
        invoice_history.show(record)
    invoice_questions.show(record, invoice_asking.asked(record.id))


def _figures(record: InvoiceRecord) -> None:
    locale = cached.workspace().locale

    def card(name: str, title: str, *, alert: str = "") -> Card:
        amount = money(getattr(record, name), record.currency, locale, exact=True)
        return Card(name, title, amount, note=alert, alert=bool(alert))

    shown = [card("amount", "Amount"), card("received", "Received"), card("open_amount", "Open")]
    if record.credit:
        shown.append(card("credit", "Credit"))
    cards.show(shown, f"invoice-figures-{record.id}", small=True)


def _details(record: InvoiceRecord) -> None:
    workspace = cached.workspace()
    people = [person.email for person in invoice_reads.recipients_of(record)]
    locale = workspace.locale
    shown = [
        Fact("Client", record.client_name),
        Fact("Address", record.client_address),
        Fact("Tax ID", record.client_tax_id),
        Fact("Goes to", "\n".join(people)),
        Fact("Issue date", day(record.issue_date, locale) if record.issue_date else None),
        Fact("Due date", day(record.due_date, locale) if record.due_date else None),
        Fact("Reference", record.reference),
    ]
    for title, at in (
        ("Sent", record.sent_at),
        ("Canceled", record.canceled_at),
        ("Refunded", record.refunded_at),
    ):
        if at or title == "Sent":
            shown.append(Fact(title, moment(at, locale, workspace.timezone) if at else None))
    facts.show(shown, f"invoice-facts-{record.id}")


def _lines(record: InvoiceRecord) -> None:
    locale, currency = cached.workspace().locale, record.currency
    if not record.lines:
        st.text("It has no lines. Choose Change to add what is charged for.")
    sums = invoice_sheet.sum_texts(record, currency)
    invoice_lines.show(
        InvoiceLines(
            [_line(str(at), line, currency, locale) for at, line in enumerate(record.lines)],
            sums,
            note=record.note or "",
            amounts={
                str(at): exact.amount(line.amount, currency, locale)
                for at, line in enumerate(record.lines)
            },
            editable=False,
            has_discount=any(line.discount for line in record.lines),
        ),
        f"invoice-read-{record.id}",
    )


def _line(name: str, line: LineRecord, currency: str, locale: str) -> LineTexts:
    return LineTexts(
        name,
        line.description,
        exact.quantity(line.quantity, locale),
        exact.price(line.unit_price, currency, locale),
        exact.rate(line.tax_rate, locale) if line.tax_rate else "",
        exact.rate(line.discount, locale) if line.discount else "",
    )
