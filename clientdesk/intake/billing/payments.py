"""What each payment of a file is, before it is compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import InvalidField
from clientdesk.intake.billing.clients import Who, is_id
from clientdesk.intake.billing.states import payment_state
from clientdesk.intake.encoding import readable
from clientdesk.intake.headers import header_key
from clientdesk.model.invoice_draft import clean_text
from clientdesk.model.money import LARGEST
from clientdesk.model.preferences import check_currency
from clientdesk.model.words import PaymentState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    import polars as pl

    from clientdesk.intake.billing.invoices import Habits

_NOTHING: Final = Decimal(0)
_NO_PAYMENT: Final = frozenset(
    {"invoice", "creditmemo", "creditnote", "refund", "bill", "estimate", "salesinvoice"}
)
"""Kinds of records that stand in lists of payments, but are none."""


@dataclass(slots=True)
class ReadPayment:
    """A payment of a file: what it says, and why it is refused."""

    line: int
    who: Who
    problems: list[str]
    hints: list[str] = field(default_factory=list)
    id: str | None = None
    invoice_id: str | None = None
    number: str | None = None
    amount: Decimal = _NOTHING
    currency: str | None = None
    paid_on: date | None = None
    state: PaymentState = PaymentState.POSTED
    voided_at: datetime | None = None
    assumed: bool = False
    method: str | None = None
    reference: str | None = None

    def has_invoice(self) -> bool:
        """Whether it names an invoice; without one it is credit of its client."""
        return bool(self.invoice_id or self.number)


def read_payments(rows: pl.DataFrame, habits: Habits, today: date) -> Iterator[ReadPayment]:
    """Each row as a payment, with every reason why it cannot be kept."""
    problems = [name for name in rows.columns if name.endswith("_problem")]
    for row in rows.iter_rows(named=True):
        yield _read(row, ("problem", *problems), habits, today)


def _read(
    row: Mapping[str, Any], problems: tuple[str, ...], habits: Habits, today: date
) -> ReadPayment:
    told = row.get
    read = ReadPayment(
        line=row["line"],
        who=Who(told("client_id"), told("client"), told("email"), told("tax_id")),
        problems=[row[name] for name in problems if row[name]],
        paid_on=told("paid_on"),
        voided_at=told("voided_at"),
        assumed=(told("assumed") or "").casefold() == "true",
    )
    if habits.is_ours:
        read.id, read.invoice_id = _id(told("id")), _id(told("invoice_id"))
    if not row["problem"]:
        for step in (_texts, _state, _amount, _day):
            try:
                step(read, row, today)
            except InvalidField as error:
                read.problems.append(error.message)
        read.currency = read.currency or habits.heading_currency or None
    read.problems = [readable(problem) for problem in dict.fromkeys(read.problems)]
    return read


def _id(text: str | None) -> str | None:
    return text.lower() if text and is_id(text) else None


def _texts(read: ReadPayment, row: Mapping[str, Any], _today: date) -> None:
    read.number = clean_text("reference", "Invoice number", row.get("number"))
    read.method = clean_text("method", "Method", row.get("method"))
    kind = header_key(read.method or "")
    if kind in _NO_PAYMENT:
        raise InvalidField("method", f"This is a record of the kind “{read.method}”, no payment.")
    read.method = None if kind == "payment" else read.method
    read.reference = clean_text("note", "Reference", row.get("reference"))


def _state(read: ReadPayment, row: Mapping[str, Any], _today: date) -> None:
    text = row.get("state")
    if not text:
        read.state = PaymentState.VOID if read.voided_at else PaymentState.POSTED
        return
    known = payment_state(text)
    if known is None:
        raise InvalidField("state", f"State “{text[:40]}” is not one of {', '.join(PaymentState)}.")
    read.state = known
    if known is not PaymentState.VOID and read.voided_at:
        raise InvalidField("state", f"State is {text[:40]}, but it has a date when it was voided.")


def _amount(read: ReadPayment, row: Mapping[str, Any], _today: date) -> None:
    code, borne = row.get("currency"), row.get("borne_currency")
    read.currency = check_currency(code[:3] if code[3:4] in {" ", "-"} else code) if code else None
    if borne and len(borne) == 3:
        if read.currency and borne != read.currency:
            raise InvalidField(
                "currency", f"Currency is {read.currency}, but the amount is in {borne}."
            )
        read.currency = borne
    if row.get("amount_problem"):
        return
    if row.get("amount") is None:
        raise InvalidField("amount", "Amount is empty.")
    read.amount = Decimal(row["amount"]).scaleb(-6)
    if read.amount <= 0:
        raise InvalidField(
            "amount", f"Amount {read.amount.normalize():f} is not above 0. Refunds are no payments."
        )
    if read.amount > LARGEST:
        raise InvalidField("amount", f"Amount is above {LARGEST:,}.")


def _day(read: ReadPayment, row: Mapping[str, Any], today: date) -> None:
    if row.get("paid_on_problem"):
        return
    if read.paid_on is None:
        raise InvalidField("paid_on", "Payment date is empty.")
    if read.paid_on > today and read.state is PaymentState.POSTED:
        raise InvalidField("paid_on", f"Payment date {read.paid_on} is ahead.")
