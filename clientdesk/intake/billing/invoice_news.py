"""Where an invoice of a file differs from one of its number, and what the file knows more of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.intake.billing.invoices import EARLY, ENDED, ISSUED
from clientdesk.model.money import plain
from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from clientdesk.intake.billing.invoices import ReadInvoice

_NOTHING: Final = Decimal(0)


def differences(
    there: Mapping[str, Any], here: Mapping[str, Any], places: tuple[str, str] = ("there", "here")
) -> list[str]:
    """What two invoices of one number cannot both be, with both values and where they stand."""
    found = []
    for name, label in (
        ("client_id", "client"), ("currency", "currency"), ("amount", "amount"),
        ("issue_date", "issue date"), ("due_date", "due date"), ("number", "number"),
    ):  # fmt: skip
        one, two = there[name], here[name]
        is_filled = name in {"due_date", "issue_date"} and two is None and places[1] == "here"
        if one == two or is_filled or (name in {"due_date", "number"} and one is None):
            continue
        both = zip((there, here), places, strict=True)
        told = ", ".join(f"{_told(row, name)} {place}" for row, place in both)
        found.append(f"differs in {label}: {told}")
    return found


def _told(row: Mapping[str, Any], name: str) -> str:
    if name == "client_id":
        return f"“{row['client_name'] or 'none'}”"
    if name == "amount":
        return plain(row["amount"], row["currency"])
    return str(row[name] or "none")


def joined(said: list[str]) -> str:
    """Several differences in one sentence."""
    return "; ".join(said)


def news(read: ReadInvoice, here: Mapping[str, Any]) -> tuple[dict[str, Any], Decimal, list[str]]:
    """What the file knows of an issued invoice that is not known here: never less than here."""
    changes: dict[str, Any] = {}
    told: list[str] = []
    if read.due_date and here["due_date"] is None:
        changes["due_date"] = read.due_date
        told.append(f"Due date {read.due_date} is added.")
    if read.sent_at and here["status"] not in EARLY:
        if here["sent_at"] is None:
            changes["sent_at"] = read.sent_at
            told.append(f"Sent date {read.sent_at:%Y-%m-%d} is added.")
        elif _second(here["sent_at"]) != _second(read.sent_at):
            told.append("Sent at another time there; that is not changed.")
    payment = _status_news(read, here, changes, told)
    return changes, payment, told


def _status_news(
    read: ReadInvoice, here: Mapping[str, Any], changes: dict[str, Any], told: list[str]
) -> Decimal:
    is_open = here["status"] in ISSUED and here["counts_until"] is None
    if here["status"] in EARLY or read.status == here["status"] in ENDED:
        return _NOTHING
    can_refund = here["status"] in ISSUED or here["status"] == InvoiceStatus.CANCELED
    if (is_open and read.status in ENDED) or (can_refund and read.status == InvoiceStatus.REFUNDED):
        changes["status"] = str(read.status)
        changes["ended_at"] = read.refunded_at or read.canceled_at
        told.append(f"It was {read.status} there.")
        return _NOTHING
    if not is_open or read.status not in ISSUED:
        if read.status != here["status"]:
            told.append(f"It is {here['status']} here; that is not changed.")
        return _NOTHING
    paid = read.amount if read.status == InvoiceStatus.PAID else read.paid or _NOTHING
    more: Decimal = max(paid, read.paid or _NOTHING) - here["paid"]
    if more > 0:
        told.append(f"{plain(more, here['currency'])} {here['currency']} more were paid there.")
        return more
    if here["status"] == InvoiceStatus.PAID != read.status:
        told.append("It is paid here; that is not changed.")
    return _NOTHING


def _second(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
