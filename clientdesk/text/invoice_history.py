"""What happened to an invoice, as sentences on the invoice's own page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.activity import ActivityKind
from clientdesk.text.amounts import money
from clientdesk.text.dates import day

if TYPE_CHECKING:
    from collections.abc import Mapping

_SENTENCES: Final[Mapping[str, str]] = {
    ActivityKind.INVOICE_CREATED: "{who} made the draft",
    ActivityKind.INVOICE_EDITED: "{who} changed it, it came to {amount}",
    ActivityKind.INVOICE_SCHEDULED: "{who} scheduled it for {issue_date}",
    ActivityKind.INVOICE_UNSCHEDULED: "{who} took it off the schedule",
    ActivityKind.INVOICE_ISSUED: "{who} issued it as {number} over {amount}",
    ActivityKind.INVOICE_SENT: "{who} marked it sent",
    ActivityKind.INVOICE_PAID: "It was paid",
    ActivityKind.INVOICE_CANCELED: "{who} canceled it",
    ActivityKind.INVOICE_REFUNDED: "{who} refunded {refunded}",
    ActivityKind.PAYMENT_RECORDED: "{who} recorded {amount}, received on {paid_on}",
    ActivityKind.PAYMENT_VOIDED: "{who} voided the {amount} of {paid_on}",
}
_BARE: Final[Mapping[str, str]] = {
    ActivityKind.INVOICE_EDITED: "{who} changed it",
    ActivityKind.INVOICE_SCHEDULED: "{who} scheduled it",
    ActivityKind.INVOICE_ISSUED: "{who} issued it",
    ActivityKind.INVOICE_REFUNDED: "{who} refunded it",
    ActivityKind.PAYMENT_RECORDED: "{who} recorded a payment",
    ActivityKind.PAYMENT_VOIDED: "{who} voided a payment",
}
"""The same where the detail is not known."""


def invoice_happened(kind: str, who: str, detail: Mapping[str, Any], locale: str) -> str:
    """One thing that happened to the invoice."""
    plain = f"{kind.replace('_', ' ').capitalize()}, by {{who}}"
    known = _known(detail, locale) | {"who": who}
    try:
        said = _SENTENCES.get(kind, plain).format(**known)
    except KeyError:
        said = _BARE.get(kind, plain).format(who=who)
    return f"{said}."


def _known(detail: Mapping[str, Any], locale: str) -> dict[str, str]:
    """What the detail tells, as people write it."""
    known = {"number": str(detail["number"])} if detail.get("number") else {}
    for name in ("amount", "refunded"):
        try:
            amount = Decimal(str(detail[name]))
            known[name] = money(amount, str(detail["currency"]), locale, exact=True)
        except (KeyError, InvalidOperation):
            continue
    for name in ("issue_date", "due_date", "paid_on"):
        try:
            known[name] = day(date.fromisoformat(str(detail[name])), locale)
        except (KeyError, ValueError):
            continue
    return known
