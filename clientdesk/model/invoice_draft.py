"""What people enter of an invoice and of a payment, and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.fields import clean
from clientdesk.model.money import LARGEST, is_whole, minor_digits
from clientdesk.model.preferences import check_currency

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from clientdesk.model.invoice_sums import Line

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200

MAX_LENGTHS: Final = {"description": 1000, "reference": 100, "note": 5000, "method": 100}
"""Characters of the texts of invoices and payments."""


@dataclass(frozen=True, slots=True)
class InvoiceDraft:
    """An invoice as people enter one; without an issue date it gets the day of its issue."""

    client_id: UUID
    currency: str
    issue_date: date | None
    due_date: date | None
    lines: tuple[Line, ...]
    reference: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """A payment as people enter one."""

    amount: Decimal
    paid_on: date
    method: str | None = None
    note: str | None = None


def clean_invoice(draft: InvoiceDraft) -> InvoiceDraft:
    """The draft as it is kept; raises InvalidField. What it comes to is judged by its sums."""
    check_dates(draft.issue_date, draft.due_date)
    return replace(
        draft,
        currency=check_currency(draft.currency.strip()),
        reference=clean_text("reference", "Reference", draft.reference),
        note=clean_text("note", "Note", draft.note),
        lines=tuple(_clean_line(place, line) for place, line in enumerate(draft.lines, 1)),
    )


def check_dates(issue_date: date | None, due_date: date | None) -> None:
    """Raise InvalidField unless both are days of a sensible year, in their order."""
    _check_year("issue_date", "Issue date", issue_date)
    _check_year("due_date", "Due date", due_date)
    if issue_date and due_date and due_date < issue_date:
        raise InvalidField("due_date", "Due date is before the issue date. Choose a later one.")


def clean_payment(draft: PaymentDraft, currency: str, today: date) -> PaymentDraft:
    """The payment as it is kept; raises InvalidField."""
    _check_amount(draft.amount, currency)
    _check_year("paid_on", "Payment date", draft.paid_on)
    if draft.paid_on > today:
        raise InvalidField("paid_on", "Payment date is ahead. Record it when the money is there.")
    return replace(
        draft,
        method=clean_text("method", "Method", draft.method),
        note=clean_text("note", "Note", draft.note),
    )


def _check_amount(amount: object, currency: str) -> None:
    if not isinstance(amount, Decimal) or not amount.is_finite():
        raise InvalidField("amount", "Amount is not a number. Enter one such as 120.50.")
    if amount <= 0:
        raise InvalidField("amount", "Amount must be above 0. Void a payment to take it back.")
    if amount > LARGEST:
        raise InvalidField("amount", f"Amount is above {LARGEST:,}. Enter a smaller one.")
    if not is_whole(amount, currency):
        digits = minor_digits(currency) or "no"
        raise InvalidField("amount", f"Amount can have {digits} decimals in {currency}.")


def _check_year(field: str, label: str, day: date | None) -> None:
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidField(
            field, f"{label} must be in a year from {FIRST_YEAR} to {LAST_YEAR}, not {day.year}."
        )


def _clean_line(place: int, line: Line) -> Line:
    try:
        text = clean_text("description", "Description", line.description) or ""
    except InvalidField as error:
        raise InvalidField("lines", f"Line {place}: {error.message}") from error
    return replace(line, description=text)


def clean_text(field: str, label: str, text: str | None) -> str | None:
    """A text of an invoice or payment as it is kept; None when empty. Raises InvalidField."""
    kind = "name" if field in _ONE_LINE else "notes"
    if not (text or "").strip():
        return None
    try:
        kept = clean(kind, text, country="GB").value or ""
    except InvalidField as error:
        sentence = error.message.replace({"name": "Name", "notes": "Notes"}[kind], label, 1)
        raise InvalidField(field, sentence) from error
    if len(kept) > MAX_LENGTHS[field]:
        raise InvalidField(
            field, f"{label} can have at most {MAX_LENGTHS[field]:,} characters. Shorten it."
        )
    return kept


_ONE_LINE: Final = frozenset({"reference", "method"})
