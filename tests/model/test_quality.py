from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.fields import LABELS
from clientdesk.model.quality import (
    FIELDS,
    INVALID,
    SEVERITY,
    Finding,
    bits,
    findings_in,
    refusal,
    refused,
    value_of,
)
from clientdesk.text.labels import labels

RECORD: dict[str, Any] = {
    "name": "Acme Ltd",
    "email": "office@acme.example",
    "phone": "+44 20 7946 0958",
    "address": "1 High Street, London, United Kingdom",
    "website": "https://acme.example",
    "tax_id": "GB371201047",
    "owner_id": "0189067a-e280-7363-aee4-54d8a4000000",
    "finance_contact_email": None,
    "enrichment_error_kind": "timeout",
    "enrichment_skip_reason": None,
    "enriched_at": datetime(2026, 3, 1, 9, 30),
}


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("email", "office at acme.example"),
        ("email", "a@b"),
        ("website", "ftp://acme.example"),
        ("website", "not a site"),
        ("tax_id", "GB371201048"),
        ("tax_id", "DE123456789"),
        ("phone", "020\x007946"),
        ("phone", "0" * 51),
    ],
)
def test_a_text_that_would_be_refused_today_is_found(field: str, text: str) -> None:
    assert list(refused({**RECORD, field: text}, "GB")) == [INVALID[field]]
    assert refusal(field, {**RECORD, field: text}, "GB").startswith(LABELS[field])


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("email", None),
        ("email", "office@acme-and-sons-of-the-north.example"),
        ("phone", "ask for Ann"),
        ("tax_id", "HRB 12345"),
        ("website", "https://søn.example"),
    ],
)
def test_a_text_that_would_be_kept_is_not_found(field: str, text: str | None) -> None:
    assert not list(refused({**RECORD, field: text}, "GB"))


def test_a_tax_id_is_judged_by_the_country_that_the_address_names() -> None:
    german = {**RECORD, "tax_id": "123456789", "address": "Berlin, Germany"}
    assert list(refused(german, "GB")) == [Finding.INVALID_TAX_ID]
    assert not list(refused({**german, "address": "Berlin"}, "GB"))


@given(st.sets(st.sampled_from(list(Finding))))
def test_a_number_holds_a_set_of_findings_and_gives_them_gravest_first(
    found: set[Finding],
) -> None:
    read = findings_in(bits(found))
    assert set(read) == found
    weights = [SEVERITY[each] for each in read]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("finding", list(Finding))
def test_every_finding_has_its_words_its_weight_and_a_value(finding: Finding) -> None:
    assert finding in labels("finding")
    assert finding in labels("finding_why")
    assert SEVERITY[finding] > 0
    assert isinstance(value_of(finding, RECORD), str)


@pytest.mark.parametrize(("finding", "field"), FIELDS.items())
def test_another_text_is_another_value(finding: Finding, field: str) -> None:
    assert value_of(finding, RECORD) != value_of(finding, {**RECORD, field: "another"})
    assert value_of(finding, {**RECORD, field: None}) == ""
