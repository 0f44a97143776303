"""What may be done with an invoice in each of its states: one table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.model.invoice import OTHER, Invoice
from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


class Step(StrEnum):
    """Something that a person does with an invoice."""

    EDIT = "edit"
    DELETE = "delete"
    SCHEDULE = "schedule"
    UNSCHEDULE = "unschedule"
    ISSUE = "issue"
    MARK_SENT = "mark_sent"
    RECORD_PAYMENT = "record_payment"
    VOID_PAYMENT = "void_payment"
    CANCEL = "cancel"
    REFUND = "refund"


_OPEN: Final = frozenset({Step.MARK_SENT, Step.RECORD_PAYMENT, Step.VOID_PAYMENT, Step.CANCEL})

STEPS: Final[dict[str, frozenset[Step]]] = {
    InvoiceStatus.DRAFT: frozenset({Step.EDIT, Step.DELETE, Step.SCHEDULE, Step.ISSUE}),
    InvoiceStatus.SCHEDULED: frozenset({Step.EDIT, Step.DELETE, Step.UNSCHEDULE, Step.ISSUE}),
    InvoiceStatus.PENDING: _OPEN,
    InvoiceStatus.UNPAID: _OPEN,
    InvoiceStatus.OVERDUE: _OPEN,
    # A client who pays twice has credit; so has one who pays what was canceled.
    InvoiceStatus.PAID: _OPEN - {Step.CANCEL} | {Step.REFUND},
    InvoiceStatus.CANCELED: frozenset({Step.RECORD_PAYMENT, Step.VOID_PAYMENT, Step.REFUND}),
    InvoiceStatus.REFUNDED: frozenset(),
    OTHER: frozenset(),
}
"""The steps that each state allows; everything else is refused."""


def state_on(invoice: Invoice, day: date, received: Decimal) -> str:
    """The state that the table goes by; an invoice that was never issued goes by its status."""
    if invoice.counts_from is None:
        is_early = invoice.status in {InvoiceStatus.DRAFT, InvoiceStatus.SCHEDULED}
        return invoice.status if is_early else OTHER
    shown = invoice.status_on(day, received)
    # One that was issued for a day ahead has its number, so it is open, not scheduled.
    return InvoiceStatus.UNPAID if shown == InvoiceStatus.SCHEDULED else shown


def allowed(state: str, *, is_sent: bool = False, has_payments: bool = True) -> frozenset[Step]:
    """The steps that are offered: not those that were done, nor those that have no payment."""
    steps = STEPS.get(state, frozenset())
    if is_sent:
        steps -= {Step.MARK_SENT}
    if not has_payments:
        steps -= {Step.VOID_PAYMENT}
        steps -= {Step.REFUND} if state == InvoiceStatus.CANCELED else frozenset()
    return steps


def refusal(step: Step, state: str) -> str:
    """Why the step is not allowed, and what to do instead."""
    if step in STEPS.get(state, frozenset()) and step in _DONE_OR_NOTHING:
        return _DONE_OR_NOTHING[step]
    instead = _INSTEAD.get((step, _GROUP.get(state, state)), "")
    word = "of a kind that is kept but not worked on" if state == OTHER else state
    return f"The invoice is {word}, so it cannot be {_DONE[step]}{instead}."


_DONE: Final = {
    Step.EDIT: "changed",
    Step.DELETE: "deleted",
    Step.SCHEDULE: "scheduled",
    Step.UNSCHEDULE: "taken off the schedule",
    Step.ISSUE: "issued",
    Step.MARK_SENT: "marked sent",
    Step.RECORD_PAYMENT: "paid",
    Step.VOID_PAYMENT: "changed through its payments",
    Step.CANCEL: "canceled",
    Step.REFUND: "refunded",
}
_DONE_OR_NOTHING: Final = {
    Step.MARK_SENT: "The invoice was already marked sent.",
    Step.VOID_PAYMENT: "The invoice has no payment that could be voided.",
    Step.REFUND: "Nothing was paid on the invoice, so there is nothing to give back.",
}
_GROUP: Final[dict[str, str]] = {
    InvoiceStatus.DRAFT: "early",
    InvoiceStatus.SCHEDULED: "early",
    InvoiceStatus.PENDING: "open",
    InvoiceStatus.UNPAID: "open",
    InvoiceStatus.OVERDUE: "open",
}
_INSTEAD: Final = {
    (Step.EDIT, "open"): ": cancel it and issue another",
    (Step.EDIT, InvoiceStatus.PAID): ": refund it and issue another",
    (Step.DELETE, "open"): ": cancel it instead",
    (Step.DELETE, InvoiceStatus.PAID): ": refund it instead",
    (Step.MARK_SENT, "early"): ": issue it first",
    (Step.RECORD_PAYMENT, "early"): ": issue it first",
    (Step.CANCEL, "early"): ": delete it instead",
    (Step.CANCEL, InvoiceStatus.PAID): ": refund it instead",
    (Step.REFUND, "open"): ": cancel it instead",
    (Step.REFUND, "early"): ": delete it instead",
}
