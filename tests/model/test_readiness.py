from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from clientdesk.model.enrichment import (
    Fact,
    FactField,
    Outcome,
    Result,
    Severity,
    Signal,
    SignalKind,
)
from clientdesk.model.readiness import Gap, gaps

NOW = datetime(2026, 11, 23, 14, 0)
READY: dict[str, Any] = {
    "tax_id": "GB123456789",
    "finance_contact_email": "ap@acme.com",
    "enrichment_status": "succeeded",
    "enriched_at": NOW - timedelta(days=1),
}
RULE = Result(Outcome.SUCCEEDED, fields={FactField.PO_REQUIRED: Fact(False, 0.9, ())})


def found(
    result: Result | None = RULE,
    *,
    mailboxes: tuple[str, ...] = (),
    changed: bool = False,
    **client: object,
) -> tuple[Gap, ...]:
    return gaps(
        READY | client, result, billing_mailboxes=mailboxes, inputs_changed=changed, now=NOW
    )


def test_a_client_with_all_that_an_invoice_needs_has_no_gap() -> None:
    assert found() == ()


@pytest.mark.parametrize("kind", ["insolvency", "dissolved", "name_mismatch", "parked_site"])
def test_a_firm_that_may_be_gone_is_read_about_first(kind: str) -> None:
    warned = replace(RULE, risk_signals=(Signal(SignalKind(kind), Severity.HIGH, "It is said."),))

    assert found(warned, tax_id=None) == (Gap.WARNING, Gap.TAX_ID)


def test_a_light_signal_holds_no_invoice_up() -> None:
    signal = Signal(SignalKind.NO_HTTPS, Severity.LOW, "The site answers over http only.")

    assert found(replace(RULE, risk_signals=(signal,))) == ()


def test_each_thing_that_is_missing_is_named() -> None:
    assert found(None, tax_id=None, finance_contact_email=None) == (
        Gap.TAX_ID,
        Gap.FINANCE_EMAIL,
        Gap.ORDER_NUMBER_RULE,
    )


def test_a_billing_contact_with_a_mailbox_does_for_the_finance_email() -> None:
    assert found(finance_contact_email=None, mailboxes=("ap@acme.com",)) == ()


@pytest.mark.parametrize(
    ("client", "gap"),
    [
        ({"enrichment_status": "failed"}, Gap.FAILED),
        ({"enrichment_status": "failed", "enriched_at": None}, Gap.FAILED),
        ({"enrichment_status": "skipped", "enriched_at": None}, Gap.NEVER_ENRICHED),
        ({"enrichment_status": "not_started", "enriched_at": None}, Gap.NEVER_ENRICHED),
        ({"enriched_at": NOW - timedelta(days=181)}, Gap.STALE),
    ],
)
def test_facts_that_are_missing_or_old_are_a_gap(client: dict[str, object], gap: Gap) -> None:
    assert found(**client) == (gap,)  # type: ignore[arg-type]


def test_what_is_being_looked_up_is_no_gap() -> None:
    assert found(enrichment_status="running", enriched_at=None) == ()


def test_facts_of_other_inputs_are_a_gap_unless_they_are_old_anyway() -> None:
    assert found(changed=True) == (Gap.INPUTS_CHANGED,)
    assert found(changed=True, enriched_at=NOW - timedelta(days=181)) == (Gap.STALE,)
