"""What stands between a client and an invoice that is paid, in sentences."""

from __future__ import annotations

from typing import Final

from clientdesk.model.readiness import Gap

SENTENCES: Final = {
    Gap.TAX_ID: "The tax ID is missing.",
    Gap.FINANCE_EMAIL: "No mailbox for invoices is known.",
    Gap.ORDER_NUMBER_RULE: "Not known whether invoices need a purchase order number.",
    Gap.NEVER_ENRICHED: "The client was never looked up.",
    Gap.FAILED: "The last lookup failed.",
    Gap.STALE: "The last lookup is more than 180 days old.",
    Gap.INPUTS_CHANGED: "The record has changed since the last lookup.",
}

_WORDS: Final = {
    Gap.TAX_ID: "tax ID",
    Gap.FINANCE_EMAIL: "mailbox for invoices",
    Gap.ORDER_NUMBER_RULE: "order number rule",
    Gap.NEVER_ENRICHED: "lookup",
    Gap.FAILED: "failed lookup",
    Gap.STALE: "old lookup",
    Gap.INPUTS_CHANGED: "changed record",
}


def gap_sentence(gap: Gap) -> str:
    """What is missing or out of date."""
    return SENTENCES[gap]


def gap_words(gaps: tuple[Gap, ...]) -> str:
    """The same of several in few words, for a single line."""
    words = ", ".join(_WORDS[gap] for gap in gaps)
    return f"{words[:1].upper()}{words[1:]}"
