"""An invoice as a PDF, in the client's format of numbers and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.documents.letterhead import (
    fact,
    filled_lines,
    letterhead,
    receiver,
    state,
    sum_row,
    tax_id_line,
)
from clientdesk.documents.typesetting import typeset
from clientdesk.model.words import InvoiceStatus, PaymentState
from clientdesk.model.workspace import business_date
from clientdesk.text import exact
from clientdesk.text.amounts import money
from clientdesk.text.dates import day
from clientdesk.text.direction import isolated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from decimal import Decimal

    from clientdesk.documents.typesetting import Value, Values
    from clientdesk.model.invoice_record import InvoiceRecord, LineRecord
    from clientdesk.model.workspace import Workspace

_NOT_ISSUED: Final = frozenset([InvoiceStatus.DRAFT, InvoiceStatus.SCHEDULED, "other"])


def invoice_pdf(
    record: InvoiceRecord, workspace: Workspace, *, locale: str, portal_link: str | None = None
) -> bytes:
    """The invoice as it stands on the day of the record; the same record gives the same bytes."""
    written = _Written(record, locale, workspace.timezone)
    values: Values = {
        **letterhead(workspace, written.title()),
        "number": record.number or "",
        "state": written.state(),
        "to": receiver(
            "Billed to",
            record.client_name,
            record.client_address,
            tax_id_line(record.client_tax_id),
            record.client_email,
        ),
        "facts": list(written.facts()),
        "heads": written.heads(),
        "rows": [written.row(line) for line in record.lines],
        "sums": [*written.sums(), *written.settlement()],
        "notes": list(_notes(record.note, portal_link)),
        "payment": [*filled_lines(workspace.payment_details if written.is_due() else None)],
    }
    return typeset("invoice", values, logo=workspace.logo)


def _notes(note: str | None, link: str | None) -> Iterator[Value]:
    if note and note.strip():
        yield {"label": "Note", "text": note, "link": None}
    if link:
        yield {"label": "This invoice online", "text": link, "link": link}


@dataclass(frozen=True, slots=True)
class _Written:
    """The parts of an invoice in words and figures."""

    record: InvoiceRecord
    locale: str
    timezone: str

    def title(self) -> str:
        """What the document is called."""
        if self.record.number:
            return f"Invoice {self.record.number}"
        return "Draft invoice" if self.record.status == InvoiceStatus.DRAFT else "Invoice"

    def state(self) -> Value:
        """The state of an invoice that is not simply to be paid."""
        record = self.record
        match record.status:
            case InvoiceStatus.DRAFT:
                return state("Draft")
            case InvoiceStatus.SCHEDULED:
                return state("Scheduled")
            case InvoiceStatus.CANCELED:
                return state(f"Canceled{self._on(record.canceled_at)}")
            case InvoiceStatus.REFUNDED:
                return state(f"Refunded{self._on(record.refunded_at)}")
            case InvoiceStatus.PAID:
                return state(f"Paid{self._last_payment()}", "green")
        return None

    def is_due(self) -> bool:
        """Whether the client is still to pay something."""
        return self.record.status not in _NOT_ISSUED and self.record.open_amount > 0

    def facts(self) -> Iterator[Value]:
        """Dates, reference, and what is to be paid."""
        record = self.record
        yield fact("Issue date", day(record.issue_date, self.locale))
        yield fact("Due date", day(record.due_date, self.locale))
        if record.reference:
            yield fact("Reference", record.reference)
        if record.status in _NOT_ISSUED:
            yield fact("Total", self._money(record.amount))
        else:
            yield fact("Amount due", self._money(record.open_amount))

    def heads(self) -> list[Value]:
        """The columns of the lines: discounts and taxes only where there are any."""
        return [
            "Description",
            "Quantity",
            "Unit price",
            *(["Discount"] if self._has_discount() else []),
            *(["Tax"] if self._has_tax() else []),
            f"Amount ({self.record.currency})",
        ]

    def row(self, line: LineRecord) -> list[Value]:
        """A line under those heads."""
        discount = exact.rate(line.discount, self.locale) if line.discount else ""
        return [
            line.description,
            exact.quantity(line.quantity, self.locale),
            exact.price(line.unit_price, self.record.currency, self.locale),
            *([discount] if self._has_discount() else []),
            *([exact.rate(line.tax_rate, self.locale)] if self._has_tax() else []),
            self._amount(line.amount),
        ]

    def sums(self) -> Iterator[Value]:
        """From the subtotal to the total."""
        record = self.record
        if record.discount or record.tax:
            yield sum_row("Subtotal", self._amount(record.subtotal))
        if record.discount:
            yield sum_row("Discount", self._amount(-record.discount))
        yield from self._taxes()
        yield sum_row("Total", self._money(record.amount), strong=True)

    def settlement(self) -> Iterator[Value]:
        """What came after the total: payments, an end before its time, and what is left to pay."""
        record = self.record
        if record.status in _NOT_ISSUED or record.open_amount == record.amount:
            return
        if record.received:
            yield sum_row("Paid so far", self._amount(-record.received))
        if record.status == InvoiceStatus.CANCELED:
            yield sum_row(f"Canceled{self._on(record.canceled_at)}", self._amount(-record.amount))
        if record.status == InvoiceStatus.REFUNDED:
            yield sum_row(f"Refunded{self._on(record.refunded_at)}", self._amount(-record.amount))
            yield sum_row("Paid back", self._amount(record.received))
        yield sum_row("Amount due", self._money(record.open_amount), strong=True)
        if record.credit:
            yield sum_row("Credit in your favour", self._money(record.credit))

    def _taxes(self) -> Iterator[Value]:
        record = self.record
        if record.tax and not record.taxes:
            yield sum_row("Tax", self._amount(record.tax))
        for part in record.taxes if record.tax else ():
            rate, net = exact.rate(part.rate, self.locale), self._amount(part.net)
            yield sum_row(f"Tax {isolated(rate)} on {isolated(net)}", self._amount(part.tax))

    def _has_discount(self) -> bool:
        return any(line.discount for line in self.record.lines)

    def _has_tax(self) -> bool:
        return any(line.tax_rate for line in self.record.lines)

    def _amount(self, value: Decimal) -> str:
        return exact.amount(value, self.record.currency, self.locale)

    def _money(self, value: Decimal) -> str:
        return money(value, self.record.currency, self.locale, exact=True)

    def _on(self, at: datetime | None) -> str:
        return "" if at is None else self._on_day(business_date(at, self.timezone))

    def _last_payment(self) -> str:
        counted = [
            payment.paid_on
            for payment in self.record.payments
            if payment.state == PaymentState.POSTED and not payment.assumed
        ]
        return self._on_day(max(counted)) if counted else ""

    def _on_day(self, on: date) -> str:
        return f" on {isolated(day(on, self.locale))}"
