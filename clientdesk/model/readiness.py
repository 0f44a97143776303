"""What stands between a client and an invoice that is paid: missing fields, old facts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.enrichment import FactField, SignalKind
from clientdesk.model.enrichment_due import is_old
from clientdesk.model.words import EnrichmentStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import datetime

    from clientdesk.model.enrichment import Result


class Gap(StrEnum):
    """What stands between a client and its first invoice, in the order to mend it."""

    WARNING = "warning_sign"
    TAX_ID = "missing_tax_id"
    FINANCE_EMAIL = "missing_finance_email"
    ORDER_NUMBER_RULE = "missing_order_number_rule"
    NEVER_ENRICHED = "never_enriched"
    FAILED = "failed_enrichment"
    STALE = "stale_enrichment"
    INPUTS_CHANGED = "inputs_changed"


_WARNINGS: Final = frozenset(
    {
        *(SignalKind.INSOLVENCY, SignalKind.DISSOLVED),
        *(SignalKind.NAME_MISMATCH, SignalKind.PARKED_SITE),
    }
)
"""What one reads before any invoice: the firm may be gone, or the website another's."""


def gaps(
    client: Mapping[str, Any],
    result: Result | None,
    *,
    billing_mailboxes: Collection[str],
    inputs_changed: bool,
    now: datetime,
) -> tuple[Gap, ...]:
    """What is missing or out of date; the result is the newest one, if there is any."""
    has_mailbox = bool(client["finance_contact_email"] or billing_mailboxes)
    return (
        *((Gap.WARNING,) if _is_warned(result) else ()),
        *(() if client["tax_id"] else (Gap.TAX_ID,)),
        *(() if has_mailbox else (Gap.FINANCE_EMAIL,)),
        *(() if _has_order_rule(result) else (Gap.ORDER_NUMBER_RULE,)),
        *_ages(client, inputs_changed, now),
    )


def _is_warned(result: Result | None) -> bool:
    return result is not None and any(each.kind in _WARNINGS for each in result.risk_signals)


def _has_order_rule(result: Result | None) -> bool:
    """Whether it is known if invoices must bear an order number."""
    return result is not None and FactField.PO_REQUIRED in result.fields


def _ages(client: Mapping[str, Any], inputs_changed: bool, now: datetime) -> Iterator[Gap]:
    status = client["enrichment_status"]
    if status == EnrichmentStatus.FAILED:
        yield Gap.FAILED
    elif client["enriched_at"] is None:
        if status not in {EnrichmentStatus.QUEUED, EnrichmentStatus.RUNNING}:
            yield Gap.NEVER_ENRICHED
    elif is_old(client["enriched_at"], now):
        yield Gap.STALE
    elif inputs_changed:
        yield Gap.INPUTS_CHANGED
