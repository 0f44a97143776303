"""Which question about an invoice the next run asks; asked once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from clientdesk.ui import state

if TYPE_CHECKING:
    from uuid import UUID

_ASKED: Final = "asked-about-invoice"

Question = Literal["send", "pay", "void", "cancel", "refund", "delete"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the invoice that it is about, and the payment where it is about one."""

    question: Question
    invoice_id: UUID
    payment_id: UUID | None = None


def ask(question: Question, invoice_id: UUID, payment_id: UUID | None = None) -> None:
    """Ask this in the next run."""
    state.keep(_ASKED, Asked(question, invoice_id, payment_id))


def asked(invoice_id: UUID) -> Asked | None:
    """What to ask in this run, once; what was asked about another invoice is forgotten."""
    nothing: Asked | None = None
    found = state.take(_ASKED, nothing)
    return found if found and found.invoice_id == invoice_id else None
