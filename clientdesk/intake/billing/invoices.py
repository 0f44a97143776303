"""What each invoice of a file is, before it is compared: fields checked, lines summed up."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import InvalidField
from clientdesk.intake.billing.charging import Billed, Charge, Told, bill
from clientdesk.intake.billing.clients import Who, is_id
from clientdesk.intake.billing.gathering import OF_LINES, conflicts_of
from clientdesk.intake.billing.states import NO_INVOICE, invoice_status
from clientdesk.intake.encoding import readable
from clientdesk.model.invoice_draft import check_dates, clean_text
from clientdesk.model.money import LARGEST, Rounding, is_whole, minor_digits
from clientdesk.model.preferences import check_currency
from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date, datetime

    import polars as pl

_NOTHING: Final = Decimal(0)
_YES: Final = frozenset({"true", "yes", "1", "paid", "x", "ja", "oui"})
_NO: Final = frozenset({"false", "no", "0", "unpaid", "nein", "non"})
MAX_NUMBER: Final = 100
"""Characters of an invoice number."""

EARLY: Final = frozenset({InvoiceStatus.DRAFT, InvoiceStatus.SCHEDULED})
"""The statuses of invoices that were not issued yet."""

ISSUED: Final = frozenset(
    {InvoiceStatus.PENDING, InvoiceStatus.UNPAID, InvoiceStatus.OVERDUE, InvoiceStatus.PAID}
)
ENDED: Final = frozenset({InvoiceStatus.CANCELED, InvoiceStatus.REFUNDED})


@dataclass(frozen=True, slots=True)
class Habits:
    """What the workspace gives to invoices that do not say it."""

    timezone: str
    base_currency: str
    rounding: Rounding
    is_ours: bool
    """Whether the file is our own export, whose ids are kept."""
    heading_currency: str = ""


@dataclass(slots=True)
class ReadInvoice:
    """An invoice of a file: what it says, why it is refused, what was made of it."""

    line: int
    who: Who
    problems: list[str]
    hints: list[str] = field(default_factory=list)
    id: str | None = None
    number: str | None = None
    status: str = ""
    currency: str | None = None
    """None when the file does not say: then it is the client's."""
    sign: str = ""
    """A sign of several currencies that the amount bears, such as $."""
    total: Decimal | None = None
    """Its amount as the file says it; None when only its lines do."""
    amount: Decimal = _NOTHING
    tax: Decimal = _NOTHING
    has_tax: bool = False
    issue_date: date | None = None
    due_date: date | None = None
    sent_at: datetime | None = None
    canceled_at: datetime | None = None
    refunded_at: datetime | None = None
    paid_on: date | None = None
    paid: Decimal | None = None
    """What was paid on it as far as the file says; None when it does not."""
    reference: str | None = None
    note: str | None = None
    charges: tuple[Charge, ...] = ()
    billed: Billed | None = None
    """None for one line over the whole amount, until it is made."""

    @property
    def name(self) -> str:
        """What a sentence calls it."""
        return f"Invoice {self.number}" if self.number else "The draft"


def read_invoices(rows: pl.DataFrame, habits: Habits) -> Iterator[ReadInvoice]:
    """Each gathered row as an invoice, with every reason why it cannot be kept."""
    for row in rows.iter_rows(named=True):
        yield _read(row, habits)


def _read(row: Mapping[str, Any], habits: Habits) -> ReadInvoice:
    told = row.get
    read = ReadInvoice(
        line=row["line"],
        who=Who(told("client_id"), told("client"), told("email"), told("tax_id")),
        problems=[*row["problems"]],
        id=_id(told("id"), habits),
        issue_date=told("issue_date"),
        due_date=told("due_date"),
        sent_at=told("sent_at"),
        canceled_at=told("canceled_at"),
        refunded_at=told("refunded_at"),
        paid_on=told("paid_on"),
    )
    read.problems += [
        conflicts_of(name[:-8]) for name in row if name.endswith("_differs") and row[name]
    ]
    steps = (_type, _texts, _currency, _status, _amounts, _days)
    for step in steps:
        try:
            step(read, row, habits)
        except InvalidField as error:
            read.problems.append(error.message)
    read.problems = [readable(problem) for problem in dict.fromkeys(read.problems)]
    return read


def _id(text: str | None, habits: Habits) -> str | None:
    return text.lower() if habits.is_ours and text and is_id(text) else None


def _type(_read: ReadInvoice, row: Mapping[str, Any], _habits: Habits) -> None:
    kind = row.get("type") or ""
    if NO_INVOICE.search(kind) and "invoice" not in kind.lower():
        raise InvalidField("type", f"This is a record of the kind “{kind[:40]}”, not an invoice.")


def _texts(read: ReadInvoice, row: Mapping[str, Any], _habits: Habits) -> None:
    read.number = clean_text("reference", "Number", row.get("number"))
    read.reference = clean_text("reference", "Reference", row.get("reference"))
    read.note = clean_text("note", "Note", row.get("note"))


def _currency(read: ReadInvoice, row: Mapping[str, Any], habits: Habits) -> None:
    """The code of its column, else the one that the amount or the heading bears."""
    borne = row.get("borne_currency")
    code = row.get("currency")
    read.currency = check_currency(code[:3] if code[3:4] in {" ", "-"} else code) if code else None
    if borne and len(borne) == 3:
        if read.currency and borne != read.currency:
            raise InvalidField(
                "currency", f"Currency is {read.currency}, but the amount is in {borne}."
            )
        read.currency = borne
    read.currency = read.currency or habits.heading_currency or None
    read.sign = borne or ""


def _status(read: ReadInvoice, row: Mapping[str, Any], _habits: Habits) -> None:
    text = row.get("status")
    if text:
        known = invoice_status(text)
        read.status = known or (clean_text("reference", "Status", text) or "")
        if known is None:
            read.hints.append(f"Status “{text[:40]}” is not known; it is kept, and counts nowhere.")
    else:
        read.status = _derived(read, row)
    never = read.status in EARLY or not read.status
    if not read.number and not never and not read.id:
        raise InvalidField("number", "Number is empty, which only a draft’s can be.")


def _derived(read: ReadInvoice, row: Mapping[str, Any]) -> str:
    """The status where the file has none: by what was paid, and whether it has a number."""
    if read.refunded_at:
        return InvoiceStatus.REFUNDED
    if read.canceled_at:
        return InvoiceStatus.CANCELED
    said = (row.get("is_paid") or "").strip().casefold()
    amount, balance = row.get("amount") or 0, row.get("balance")
    is_settled = balance == 0 and amount > 0
    covers = 0 < amount <= (row.get("paid_amount") or 0)
    if said in _YES or (said not in _NO and (read.paid_on or is_settled or covers)):
        return InvoiceStatus.PAID
    return InvoiceStatus.UNPAID if read.number else InvoiceStatus.DRAFT


def _amounts(read: ReadInvoice, row: Mapping[str, Any], habits: Habits) -> None:
    if read.problems and any(row.get(f"{name}_problem") for name in ("amount", "tax")):
        return
    read.charges = _charges(row)
    amount, tax = _decimal(row.get("amount")), _decimal(row.get("tax"))
    if amount is None and not read.charges:
        if not read.problems:
            raise InvalidField("amount", "Amount is empty.")
        return
    if amount is not None:
        _check_sign(amount)
    read.amount, read.tax, read.has_tax = amount or _NOTHING, tax or _NOTHING, tax is not None
    balance, paid = _decimal(row.get("balance")), _decimal(row.get("paid_amount"))
    if paid is None and balance is not None and amount is not None and balance <= amount:
        paid = amount - balance
    read.paid = None if paid is None or paid < 0 else paid
    read.total = amount
    if read.currency:
        add_up(read, read.currency, habits.rounding)


def add_up(read: ReadInvoice, currency: str, rounding: Rounding) -> None:
    """Make the lines of an invoice in its currency; raises InvalidField when they do not fit."""
    check_whole(read.amount, currency)
    check_whole(read.tax, currency, "Tax")
    if not (read.charges or read.tax) or read.billed:
        return
    tax = read.tax if read.has_tax else None
    read.billed = bill(read.charges, Told(currency, read.total, tax, rounding))
    read.amount, read.tax = read.billed.made.amount, read.billed.made.tax
    check_whole(read.amount, currency)
    if read.billed.hint:
        read.hints.append(read.billed.hint)


def _check_sign(amount: Decimal) -> None:
    if amount < 0:
        raise InvalidField(
            "amount", f"Amount {amount.normalize():f} is below 0. Credit notes are not invoices."
        )
    if amount > LARGEST:
        raise InvalidField("amount", f"Amount is above {LARGEST:,}.")


def check_whole(amount: Decimal, currency: str, label: str = "Amount") -> None:
    """Raise InvalidField unless the amount is payable in the currency."""
    if not is_whole(amount, currency):
        digits = minor_digits(currency) or "no"
        raise InvalidField(
            "amount", f"{label} {amount.normalize():f} can have {digits} decimals in {currency}."
        )


def _charges(row: Mapping[str, Any]) -> tuple[Charge, ...]:
    """The lines of the invoice, those that are no more than a heading left out."""
    if "line_numbers" not in row or not {"unit_prices", "line_amounts"} & row.keys():
        return ()
    lists: dict[str, Sequence[Any]] = {name: row.get(f"{name}s") or () for name in OF_LINES}
    found = []
    for at, line in enumerate(row["line_numbers"]):
        values = {name: column[at] if column else None for name, column in lists.items()}
        if values["line_amount"] is None and values["unit_price"] is None:
            continue
        found.append(_charge(line, values))
    return tuple(found)


def _charge(line: int, values: Mapping[str, Any]) -> Charge:
    return Charge(
        line,
        clean_text("description", "Description", values["description"]),
        quantity=_decimal(values["quantity"]),
        unit_price=_decimal(values["unit_price"]),
        amount=_decimal(values["line_amount"]),
        tax=_decimal(values["line_tax"]),
        tax_rate=_decimal(values["tax_rate"]),
        discount=_decimal(values["line_discount"]),
    )


def _decimal(micro: int | None) -> Decimal | None:
    return None if micro is None else Decimal(micro).scaleb(-6)


def _days(read: ReadInvoice, row: Mapping[str, Any], _habits: Habits) -> None:
    check_dates(read.issue_date, read.due_date)
    for status, ended, fallback in (
        (InvoiceStatus.CANCELED, read.canceled_at, "issue date"),
        (InvoiceStatus.REFUNDED, read.refunded_at, "payment date, else its issue date,"),
    ):
        if read.status == status and ended is None:
            read.hints.append(f"The day when it was {status} is not told; its {fallback} is taken.")
    was_issued = read.status in ISSUED or (read.status in ENDED and read.number)
    if was_issued and read.issue_date is None and not row.get("issue_date_problem"):
        raise InvalidField("issue_date", "Issue date is empty.")
