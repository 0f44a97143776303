from __future__ import annotations

import pytest

from clientdesk.model import words


@pytest.mark.parametrize(
    ("kind", "listed"),
    [
        (words.Role, "viewer, support, admin, owner"),
        (words.ReminderTone, "friendly, neutral, firm, final"),
        (
            words.InvoiceStatus,
            "draft, scheduled, pending, unpaid, overdue, paid, canceled, refunded",
        ),
        (words.EnrichmentStatus, "not_started, queued, running, succeeded, failed, skipped"),
        (words.SkipReason, "missing_name, missing_website, not_entitled"),
        (words.SizeSegment, "micro, small, medium, large, enterprise"),
        (words.RiskTier, "low, medium, high"),
        (
            words.CompanyType,
            "private_limited, public_limited, partnership, sole_trader, cooperative, nonprofit, "
            "public_body, other",
        ),
        (
            words.Industry,
            "Software, Healthcare, Finance, E-commerce, Manufacturing, Education, Real Estate, "
            "Media, Consulting, Legal, Marketing, Logistics, Energy, Hospitality, Retail, "
            "Construction, Agriculture, Public Sector, Nonprofit, Other",
        ),
        (words.PaymentState, "posted, pending, void"),
    ],
)
def test_the_closed_lists_are_those_of_the_contracts(kind: type[str], listed: str) -> None:
    assert ", ".join(str(word) for word in kind) == listed  # type: ignore[attr-defined]
