from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.enrichment import FactValue, SourceOutcome, SourceUse
from clientdesk.text.findings import (
    LONGEST_ADDRESS,
    fact_label,
    fact_value,
    place_of,
    source_label,
    source_use,
    sure,
)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("po_required", True, "Required"),
        ("po_required", False, "Not required"),
        ("employees", 1200, "1,200"),
        ("invoice_format", ("PDF", "Peppol"), "PDF, Peppol"),
        ("company_type", "private_limited", "Private limited company"),
        ("size_segment", "micro", "Micro (1–9)"),
        ("country", "NO", "Norway (NO)"),
        ("country", "ZZZ", "ZZZ"),
        ("industry", "Legal", "Legal"),
    ],
)
def test_a_value_reads_as_people_say_it(field: str, value: FactValue, said: str) -> None:
    assert fact_value(field, value, "en_GB") == said


def test_a_fact_and_a_source_without_a_name_of_their_own_read_as_words() -> None:
    assert (fact_label("vat_id"), fact_label("fax_number")) == ("VAT ID", "Fax number")
    assert (source_label("website"), source_label("new_one")) == ("Website", "New one")
    assert source_label("vies") == "VIES, the EU’s VAT register"


def test_what_became_of_a_source_is_said_with_its_pages() -> None:
    assert source_use(SourceUse("website", SourceOutcome.OK, 7), "en_GB") == (
        "Answered, 7 pages read"
    )
    assert source_use(SourceUse("website", SourceOutcome.OK, 1), "en_GB") == "Answered, 1 page read"
    assert source_use(SourceUse("vies", SourceOutcome.DISABLED), "en_GB") == "Off"


def test_nothing_that_was_read_is_certain() -> None:
    assert (sure(0.874, "en_GB"), sure(1.0, "en_GB")) == ("87% sure", "99% sure")


def test_a_page_is_named_by_its_host_and_path() -> None:
    assert place_of("https://www.acme.example/") == "acme.example"
    assert place_of("https://acme.example/%C3%BCber?page=2") == "acme.example/über?page=2"


def test_an_address_that_cannot_be_read_or_would_turn_the_text_round_stands_as_it_is() -> None:
    assert place_of("http://[acme") == "http://[acme"
    assert place_of("https://acme.example/%E2%80%AEgnp") == "acme.example/%E2%80%AEgnp"


@given(st.text("ab/", min_size=1, max_size=200))
def test_a_long_address_keeps_both_ends(path: str) -> None:
    said = place_of(f"https://acme.example/{path}")
    assert len(said) <= LONGEST_ADDRESS
    assert said.startswith("acme.example")
