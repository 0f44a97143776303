"""Taking a step with an invoice from its page; what is refused is said there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.actions import invoices
from clientdesk.errors import ClientDeskError
from clientdesk.model.invoice_steps import Step
from clientdesk.ui import cached, notices, state

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from clientdesk.model.invoice_record import InvoiceRecord

_PROBLEM: Final = "invoice-problem"

_TAKE: Final[Mapping[Step, Callable[..., object]]] = {
    Step.ISSUE: invoices.issue,
    Step.SCHEDULE: invoices.schedule,
    Step.UNSCHEDULE: invoices.unschedule,
    Step.MARK_SENT: invoices.mark_sent,
    Step.CANCEL: invoices.cancel,
    Step.REFUND: invoices.refund,
    Step.DELETE: invoices.delete_draft,
}
_DONE: Final[Mapping[Step, str]] = {
    Step.ISSUE: "The invoice was issued.",
    Step.SCHEDULE: "The invoice is scheduled.",
    Step.UNSCHEDULE: "The invoice is a draft again.",
    Step.MARK_SENT: "The invoice is marked sent.",
    Step.CANCEL: "The invoice was canceled.",
    Step.REFUND: "The invoice was refunded.",
    Step.DELETE: "The draft was deleted.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a step was not taken."""

    invoice_id: UUID
    said: str


def take(record: InvoiceRecord, step: Step) -> bool:
    """Take the step with the invoice as it was shown; False when it was refused."""
    try:
        _TAKE[step](
            cached.database(),
            cached.actor(),
            record.id,
            version=record.version,
            now=cached.now(),
        )
    except ClientDeskError as problem:
        refused(record.id, problem)
        return False
    notices.say(_DONE[step])
    return True


def refused(invoice_id: UUID, problem: ClientDeskError) -> None:
    """Say on the next run why a step was not taken."""
    state.keep(_PROBLEM, Problem(invoice_id, f"{problem.message} {problem.hint}".strip()))


def problem(invoice_id: UUID) -> str:
    """Why the last step was refused, said once."""
    nothing: Problem | None = None
    found = state.take(_PROBLEM, nothing)
    return found.said if found and found.invoice_id == invoice_id else ""
