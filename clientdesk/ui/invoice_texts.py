"""An invoice's values as the texts that its form shows, and days that follow from the terms."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from clientdesk.errors import InvalidField
from clientdesk.model.preferences import MAX_TERMS, check_terms
from clientdesk.text.dates import day
from clientdesk.text.typed_amounts import typed_number, typed_percent
from clientdesk.text.typed_days import read_day
from clientdesk.ui.components.invoice_lines import LineTexts
from clientdesk.ui.invoice_forms import Typed

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.invoice_record import InvoiceRecord
    from clientdesk.model.invoice_sums import Line
    from clientdesk.queries.clients import ClientRecord


def new(client: ClientRecord, today: date, locale: str) -> Typed:
    """A new invoice to a client: its currency and terms, from today on."""
    terms = client.payment_terms_days
    return Typed(
        currency=client.currency,
        issue_date=typed_day(today, locale),
        terms=str(terms),
        due_date=typed_day(due_after(today, terms), locale),
    )


def of_record(record: InvoiceRecord, locale: str) -> Typed:
    """An invoice that exists."""
    return Typed(
        currency=record.currency,
        issue_date=typed_day(record.issue_date, locale),
        terms=terms_between(record.issue_date, record.due_date),
        due_date=typed_day(record.due_date, locale),
        reference=record.reference or "",
        note=record.note or "",
        lines=tuple(line_texts(str(at), line, locale) for at, line in enumerate(record.lines)),
    )


def line_texts(name: str, line: Line, locale: str) -> LineTexts:
    """A line as a person would type it; no discount is an empty field."""
    return LineTexts(
        name,
        line.description,
        typed_number(line.quantity, locale),
        typed_number(line.unit_price, locale),
        typed_percent(line.tax_rate, locale),
        typed_percent(line.discount, locale) if line.discount else "",
    )


def typed_day(value: date | None, locale: str) -> str:
    """A day as its field shows it: what is written there reads as the same day."""
    if value is None:
        return ""
    written = day(value, locale)
    return written if read_day(written, locale) == value else value.isoformat()


def due_after(issued: date, terms: int) -> date | None:
    """The due date by the terms; None beyond the calendar."""
    try:
        return issued + timedelta(days=terms)
    except OverflowError:
        return None


def terms_between(issued: date | None, due: date | None) -> str:
    """The days from issue to due date as the terms; empty when they are no terms."""
    if issued is None or due is None:
        return ""
    days = (due - issued).days
    return str(days) if 0 <= days <= MAX_TERMS else ""


def follow(typed: Typed, field: str, locale: str) -> dict[str, str]:
    """What else changes when issue date, terms or due date was typed."""
    issued, due = read_day(typed.issue_date, locale), read_day(typed.due_date, locale)
    if field == "due_date":
        return {"terms": terms_between(issued, due)} if issued and due else {}
    terms = _terms(typed.terms)
    if issued is None or terms is None:
        return {}
    return {"due_date": typed_day(due_after(issued, terms), locale) or typed.due_date}


def _terms(text: str) -> int | None:
    try:
        return check_terms(text) if text.strip() else None
    except InvalidField:
        return None
