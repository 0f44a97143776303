from __future__ import annotations

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.client_facts import (
    LABELS,
    ClientFact,
    clean_fact,
    filled_facts,
    found_facts,
    marked,
    marks,
)
from clientdesk.model.enrichment import PROJECTED, Fact, FactField, Outcome, Result
from clientdesk.model.words import RiskTier

EMPTY: dict[str, str | None] = dict.fromkeys(ClientFact)


def result(risk: RiskTier | None = None, **values: str) -> Result:
    found = {FactField(name): Fact(value, 0.9, ()) for name, value in values.items()}
    return Result(Outcome.SUCCEEDED, fields=found, risk_tier=risk)


def test_the_facts_of_the_record_are_those_of_the_design() -> None:
    assert {*PROJECTED, "risk_tier"} == {*ClientFact} == set(LABELS)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("industry", " Software ", "Software"),
        ("company_type", "cooperative", "cooperative"),
        ("size_segment", "large", "large"),
        ("risk_tier", "", None),
        ("finance_contact", "Accounts Payable", "Accounts Payable"),
        ("finance_contact_email", "ap@acme.example.com", "ap@acme.example.com"),
        ("linkedin_url", "linkedin.com/company/acme/", "https://www.linkedin.com/company/acme"),
        ("linkedin_url", "https://de.linkedin.com/company/a-b?x=1", "https://www.linkedin.com/company/a-b"),
        ("linkedin_url", None, None),
    ],
)  # fmt: skip
def test_a_fact_is_kept_in_its_one_form(field: str, typed: str | None, kept: str | None) -> None:
    assert clean_fact(field, typed) == kept


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("industry", "Piracy", "Industry must be one of Software,"),
        ("risk_tier", "huge", "Risk tier must be one of low, medium, high."),
        ("linkedin_url", "https://www.linkedin.com/in/ann", "company's page"),
        ("linkedin_url", "https://linkedin.com.evil.example/company/a", "company's page"),
        ("finance_contact", "A\nB", "Finance contact holds a line break"),
        ("finance_contact_email", "nobody", "Finance e-mail must be one address"),
        ("confidence", "1", "no fact “confidence”"),
    ],
)
def test_a_fact_that_cannot_be_kept_is_refused_with_a_sentence(
    field: str, typed: str, says: str
) -> None:
    with pytest.raises(InvalidField, match=says) as caught:
        clean_fact(field, typed)
    assert caught.value.field == field


def test_what_a_result_says_beyond_the_closed_lists_is_left_out() -> None:
    found = found_facts(
        result(RiskTier.HIGH, industry="Piracy", size_segment="small", legal_name="Acme Ltd")
    )
    assert found == {"size_segment": "small", "risk_tier": "high"}


def test_what_is_found_fills_the_record_at_once_and_clears_nothing() -> None:
    current = {**EMPTY, "industry": "Legal", "linkedin_url": "https://www.linkedin.com/company/a"}
    found = found_facts(result(industry="Software", size_segment="small"))
    filled = filled_facts(current, frozenset(), found, is_refresh=False)
    assert filled == {"industry": "Software", "size_segment": "small"}


def test_what_a_person_set_stays_also_when_they_left_it_empty() -> None:
    current = {**EMPTY, "industry": "Legal"}
    found = found_facts(result(industry="Software", size_segment="small"))
    by_hand = frozenset({ClientFact.INDUSTRY, ClientFact.SIZE_SEGMENT})
    assert filled_facts(current, by_hand, found, is_refresh=False) == {}


def test_a_refresh_fills_what_is_empty_and_asks_before_it_changes_anything() -> None:
    current = {**EMPTY, "industry": "Legal", "risk_tier": "low"}
    found = found_facts(result(RiskTier.HIGH, industry="Software", size_segment="small"))
    filled = filled_facts(current, frozenset(), found, is_refresh=True)
    assert filled == {"size_segment": "small", "risk_tier": "high"}


def test_marks_are_kept_in_one_form() -> None:
    assert marks([ClientFact.RISK_TIER, ClientFact.INDUSTRY]) == "industry risk_tier"
    assert marked("industry risk_tier") == {ClientFact.INDUSTRY, ClientFact.RISK_TIER}
    assert marks([]) is None
    assert marked(None) == frozenset()
