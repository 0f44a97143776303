from __future__ import annotations

from typing import Any

import pytest

from clientdesk.model.client_facts import ClientFact
from clientdesk.model.enrichment import Fact, FactField, Outcome, Result
from clientdesk.model.proposals import LABELS, Proposal, Typed, proposals
from clientdesk.model.words import RiskTier

CLIENT: dict[str, Any] = {**dict.fromkeys(ClientFact), "name": "Acme", "tax_id": None}


def asked(
    found: dict[str, str],
    *,
    risk: RiskTier | None = None,
    mailboxes: tuple[str, ...] = (),
    dismissed: tuple[tuple[str, str], ...] = (),
    **client: str,
) -> dict[str, str]:
    """What is proposed, by field."""
    fields = {FactField(name): Fact(value, 0.9, ()) for name, value in found.items()}
    result = Result(Outcome.SUCCEEDED, fields=fields, risk_tier=risk)
    every = proposals({**CLIENT, **client}, result, mailboxes=mailboxes, dismissed=dismissed)
    return {each.field: each.value for each in every}


def test_typed_fields_are_proposed_and_never_filled() -> None:
    found = {
        "legal_name": "Acme Widgets Ltd",
        "vat_id": "GB980780684",
        "invoice_email": "ap@acme.com",
    }
    assert asked(found) == {
        "name": "Acme Widgets Ltd",
        "tax_id": "GB980780684",
        "billing_contact": "ap@acme.com",
    }
    assert set(LABELS) == {*Typed, *ClientFact}


def test_a_proposal_holds_what_stands_now_and_the_receipts() -> None:
    fact = Fact("Acme Ltd", 0.9, ())
    result = Result(Outcome.SUCCEEDED, fields={FactField.LEGAL_NAME: fact})
    assert proposals(CLIENT, result, mailboxes=(), dismissed=()) == (
        Proposal("name", "Acme Ltd", "Acme", fact),
    )


def test_a_name_in_other_letters_is_the_same_name() -> None:
    assert asked({"legal_name": "ÁCME"}, name="Acme") == {}


@pytest.mark.parametrize(
    ("kept", "proposed"),
    [
        ("GB 980 7806 84", None),
        ("980780684", None),
        ("01234567", None),
        ("GB999999973", "GB980780684"),
        ("", "GB980780684"),
    ],
)
def test_a_tax_id_that_was_found_in_any_form_is_not_proposed(
    kept: str, proposed: str | None
) -> None:
    found = {"vat_id": "GB980780684", "company_number": "01234567"}
    assert asked(found, tax_id=kept).get("tax_id") == proposed


def test_without_a_vat_id_the_company_number_is_proposed() -> None:
    assert asked({"company_number": "01234567"}) == {"tax_id": "01234567"}


def test_a_mailbox_that_a_contact_has_is_not_proposed() -> None:
    assert asked({"invoice_email": "ap@acme.com"}, mailboxes=("AP@acme.com",)) == {}


def test_a_fact_that_stayed_off_the_record_is_proposed() -> None:
    found = {"industry": "Software", "size_segment": "small"}
    assert asked(found, risk=RiskTier.HIGH, industry="Legal", size_segment="small") == {
        "industry": "Software",
        "risk_tier": "high",
    }


def test_what_was_dismissed_comes_back_only_with_another_value() -> None:
    dismissed = (("industry", "Software"), ("name", "Acme Ltd"))
    assert asked({"industry": "Software", "legal_name": "Acme Ltd"}, dismissed=dismissed) == {}
    assert asked({"industry": "Media"}, dismissed=dismissed) == {"industry": "Media"}


@pytest.mark.parametrize(
    "found",
    [{"legal_name": "A\nB"}, {"invoice_email": "nobody"}, {"industry": "Piracy"}],
)
def test_what_the_record_could_not_keep_is_not_proposed(found: dict[str, str]) -> None:
    assert asked(found) == {}
