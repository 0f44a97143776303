from __future__ import annotations

import json
from dataclasses import fields, replace

import pytest

from clientdesk.model.client_filter import ClientFilter, Sort, StatusFilter
from clientdesk.ui.conditions import ORDER, Condition, cleared, conditions, laid_over, without

FULL = ClientFilter.from_json(
    json.dumps(
        {
            "search": "acme",
            "status": "archived",
            "created_from": "2026-01-01",
            "created_to": "2026-02-01",
            "location": ["Berlin", "Hamburg"],
            "owner": ["Mara Silva"],
            "currency": ["EUR"],
            "industry": ["Legal"],
            "company_type": ["private_limited"],
            "size_segment": ["micro"],
            "risk_tier": ["high"],
            "enrichment_status": ["not_started"],
            "portal": False,
            "has": ["email", "tax_id"],
            "missing": ["phone"],
            "outstanding": {"gt": 1000, "lte": 5000},
            "overdue": {"gt": 0},
            "revenue": {"lt": 10},
            "days_overdue": {"gte": 30},
            "invoice_count": {"eq": 0},
            "last_invoice_from": "2026-03-01",
            "last_invoice_to": "2026-04-01",
            "sort": "overdue",
            "descending": True,
            "limit": 10,
        }
    )
)


def test_every_key_of_the_filter_but_the_order_is_worded() -> None:
    worded = [part.key for part in conditions(FULL, "en_GB")]
    assert worded == [field.name for field in fields(ClientFilter) if field.name not in ORDER]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("location", "location: Berlin or Hamburg"),
        ("owner", "owner: Mara Silva"),
        ("has", "has e-mail, tax ID"),
        ("outstanding", "outstanding over 1,000 and at most 5,000"),
        ("enrichment_status", "enrichment: not started"),
        ("created_from", "created from 1 Jan 2026"),
        ("portal", "portal off"),
        ("invoice_count", "no invoices"),
    ],
)
def test_a_condition_reads_as_a_person_would_say_it(key: str, text: str) -> None:
    assert Condition(key, text) in conditions(FULL, "en_GB")


def test_unassigned_is_a_condition_although_it_names_nobody() -> None:
    assert conditions(ClientFilter(owner=()), "en_GB") == [Condition("owner", "owner: unassigned")]


def test_figures_are_written_as_the_locale_writes_them() -> None:
    assert Condition("outstanding", "outstanding over 1.000 and at most 5.000") in conditions(
        FULL, "de_DE"
    )


def test_the_usual_filter_has_no_conditions() -> None:
    assert conditions(ClientFilter(), "en_GB") == []


def test_dropping_every_condition_one_by_one_leaves_the_order() -> None:
    left = FULL
    for part in conditions(FULL, "en_GB"):
        left = without(left, part.key)
    assert left == cleared(FULL)
    assert conditions(left, "en_GB") == []
    assert left.descending


def test_what_is_said_lies_over_the_rest_which_stays() -> None:
    said = ClientFilter(location=("Cork",), sort=Sort.NAME)
    laid = laid_over(FULL, said, {"status", "sort"})
    assert (laid.location, laid.sort) == (("Cork",), Sort.NAME)
    assert laid.status is StatusFilter.ACTIVE, "said, though it is the default"
    assert not laid.descending, "an order is said as a whole"
    said_keys = {"location", "sort", "status", "descending"}
    assert replace(laid, **{key: getattr(FULL, key) for key in said_keys}) == FULL
