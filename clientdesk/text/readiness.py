"""What stands between a client and an invoice that is paid, in one line."""

from __future__ import annotations

from typing import Final

from clientdesk.model.readiness import Gap

_WORDS: Final = {
    Gap.WARNING: "warning sign",
    Gap.TAX_ID: "tax ID",
    Gap.FINANCE_EMAIL: "mailbox for invoices",
    Gap.ORDER_NUMBER_RULE: "order number rule",
    Gap.NEVER_ENRICHED: "lookup",
    Gap.FAILED: "failed lookup",
    Gap.STALE: "old lookup",
    Gap.INPUTS_CHANGED: "changed record",
}


def gap_words(gaps: tuple[Gap, ...]) -> str:
    """The gaps in few words; each has a sentence of its own among the labels."""
    words = ", ".join(_WORDS[gap] for gap in gaps)
    return f"{words[:1].upper()}{words[1:]}"
