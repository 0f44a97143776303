"""Exported invoices, payments and rates, as one would read them in a spreadsheet.

Plain Python that shares no code with the product and takes nothing from the database but the base
currency, the time zone and the billing currencies.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

Row = dict[str, Any]

ISSUED = ("pending", "unpaid", "overdue", "paid", "canceled", "refunded")
KNOWN = ("draft", "scheduled", *ISSUED)
THREE = ("BHD", "CLF", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", "UYW")
NONE = ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND")


def minor(currency: str) -> int:
    return 3 if currency in THREE else 0 if currency in (*NONE, "VUV", "XAF", "XOF", "XPF") else 2


@dataclass
class Book:
    """Everything that was exported."""

    invoices: list[Row]
    payments: list[Row]
    rates: list[Row]
    base: str
    timezone: str

    @cached_property
    def rates_by_currency(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for row in self.rates:
            found.setdefault(row["currency"], []).append((row["day"], row["rate"]))
        return {currency: sorted(rates) for currency, rates in found.items()}

    @cached_property
    def payments_by_invoice(self) -> dict[str | None, list[Row]]:
        found: dict[str | None, list[Row]] = {}
        for row in self.payments:
            found.setdefault(row["invoice_id"], []).append(row)
        return found

    def day_of(self, moment: str | None) -> date | None:
        if not moment:
            return None
        at = datetime.fromisoformat(moment.removesuffix("Z")).replace(tzinfo=UTC)
        return at.astimezone(ZoneInfo(self.timezone)).date()

    def rates_on(self, day: date) -> dict[str, Fraction]:
        """Units of each currency for one of the base, by the newest rate up to the day."""
        found = {self.base: Fraction(1)}
        for currency, rates in self.rates_by_currency.items():
            place = bisect_right(rates, (day.isoformat(), "~"))
            if place:
                found[currency] = Fraction(rates[place - 1][1])
        return found


def to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass
class Invoice:
    """One exported invoice with its payments, as it stood on a day."""

    book: Book
    row: Row
    day: date
    payments: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.amount = Fraction(self.row["amount"])
        self.currency: str = self.row["currency"]
        self.issued = to_day(self.row["issue_date"])
        self.due = to_day(self.row["due_date"])
        self.canceled = self.book.day_of(self.row["canceled_at"])
        self.refunded = self.book.day_of(self.row["refunded_at"])
        self.sent = self.book.day_of(self.row["sent_at"]) or self.issued
        self.came = self._came()
        self.received = sum((amount for _, amount in self.came), Fraction(0))

    def _came(self) -> list[tuple[date, Fraction]]:
        """Payments that were there by the end of the day, in their order."""
        found = []
        for row in self.payments:
            paid_on, voided = to_day(row["paid_on"]), self.book.day_of(row["voided_at"])
            assert paid_on
            is_void = voided is not None and voided <= self.day
            if row["state"] != "pending" and paid_on <= self.day and not is_void:
                found.append((paid_on, Fraction(row["amount"])))
        return sorted(found)

    def parts(self) -> list[tuple[date, Fraction]]:
        """The same, none beyond the invoice's amount."""
        left, found = self.amount, []
        for paid_on, amount in self.came:
            found.append((paid_on, min(left, amount)))
            left -= min(left, amount)
        return found

    def was_issued(self) -> bool:
        is_known = self.row["status"] in ISSUED
        return is_known and self.issued is not None and self.issued <= self.day

    def is_over(self) -> bool:
        return any(end is not None and end <= self.day for end in (self.canceled, self.refunded))

    def counts(self) -> bool:
        return self.was_issued() and not self.is_over()

    def open_amount(self) -> Fraction:
        return max(self.amount - self.received, Fraction(0)) if self.counts() else Fraction(0)

    def late(self) -> int | None:
        return None if self.due is None else (self.day - self.due).days

    def is_overdue(self) -> bool:
        return bool(self.open_amount()) and (self.late() or 0) > 0

    def credit(self) -> Fraction:
        if self.counts():
            return max(self.received - self.amount, Fraction(0))
        is_back = self.refunded is not None and self.refunded <= self.day
        is_canceled = self.canceled is not None and self.canceled <= self.day
        return self.received if self.was_issued() and is_canceled and not is_back else Fraction(0)

    def settled_on(self) -> date | None:
        left = self.amount
        for paid_on, part in self.parts():
            if part and part == left:
                return paid_on
            left -= part
        return None

    def bucket(self) -> str:
        late = self.late()
        if late is None:
            return "no_due_date"
        ends = ((0, "current"), (30, "1-30"), (60, "31-60"), (90, "61-90"))
        return next((name for last, name in ends if late <= last), "90+")

    def status(self) -> str:
        stored: str = self.row["status"]
        if stored not in KNOWN:
            return "other"
        if self.counts():
            if not self.open_amount():
                return "paid"
            return (
                "overdue" if self.is_overdue() else "pending" if stored == "pending" else "unpaid"
            )
        for name, end in (("refunded", self.refunded), ("canceled", self.canceled)):
            if end is not None and end <= self.day:
                return name
        return "scheduled" if stored in ISSUED[:4] else stored


@dataclass
class Money:
    """Amounts of several currencies that become one."""

    rates: dict[str, Fraction]
    target: str

    def worth(self, currency: str) -> Fraction | None:
        """Units of the target for one of the currency."""
        if currency == self.target:
            return Fraction(1)
        if currency not in self.rates or self.target not in self.rates:
            return None
        return self.rates[self.target] / self.rates[currency]

    def exact(self, parts: list[tuple[str, Fraction]]) -> Fraction:
        return sum((amount * (self.worth(code) or 0) for code, amount in parts), Fraction(0))

    def total(self, parts: list[tuple[str, Fraction]]) -> str:
        unit = Decimal(1).scaleb(-minor(self.target))
        exact = self.exact(parts)
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
        return format(value.quantize(unit, ROUND_HALF_UP), "f")


def invoices_on(book: Book, day: date, client: str | None) -> list[Invoice]:
    return [
        Invoice(book, row, day, book.payments_by_invoice.get(row["id"], []))
        for row in book.invoices
        if client is None or row["client_id"] == client
    ]
