from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.errors import InvalidFilter
from clientdesk.model import words
from clientdesk.model.client_filter import (
    MAX_LENGTH,
    ClientFilter,
    Field,
    Range,
    SearchWord,
    Sort,
    StatusFilter,
    search_words,
)

if TYPE_CHECKING:
    from enum import StrEnum

NUMBERS = st.none() | st.decimals(
    min_value=-(10**14), max_value=10**14, allow_nan=False, allow_infinity=False, places=3
)
RANGES = st.builds(Range, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
DATES = st.none() | st.dates()


def lists(kind: type[StrEnum]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(kind)), unique=True, max_size=3).map(tuple)


TEXTS = st.lists(st.text(min_size=1, max_size=8).filter(str.strip), unique=True, max_size=3).map(
    tuple
)
FILTERS = st.builds(
    ClientFilter,
    search=st.none() | st.text(max_size=20).filter(str.strip),
    status=st.sampled_from(StatusFilter),
    created_from=DATES,
    created_to=DATES,
    location=TEXTS,
    owner=st.none() | TEXTS,
    currency=st.lists(st.sampled_from(["EUR", "GBP", "USD"]), unique=True).map(tuple),
    industry=lists(words.Industry),
    company_type=lists(words.CompanyType),
    size_segment=lists(words.SizeSegment),
    risk_tier=lists(words.RiskTier),
    enrichment_status=lists(words.EnrichmentStatus),
    portal=st.none() | st.booleans(),
    has=lists(Field),
    missing=lists(Field),
    outstanding=st.none() | RANGES.filter(lambda bounds: bounds != Range()),
    overdue=st.none() | RANGES.filter(lambda bounds: bounds != Range()),
    revenue=st.none() | RANGES.filter(lambda bounds: bounds != Range()),
    days_overdue=st.none() | RANGES.filter(lambda bounds: bounds != Range()),
    invoice_count=st.none() | RANGES.filter(lambda bounds: bounds != Range()),
    last_invoice_from=DATES,
    last_invoice_to=DATES,
    sort=st.none() | st.sampled_from(Sort),
    descending=st.booleans(),
    limit=st.none() | st.integers(1, 10**6),
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(FILTERS)
def test_a_filter_survives_json_and_equal_filters_give_equal_text(wanted: ClientFilter) -> None:
    text = wanted.to_json()
    if len(text) <= MAX_LENGTH:
        assert ClientFilter.from_json(text) == wanted
        assert ClientFilter.from_json(text).to_json() == text


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([*ClientFilter.__dataclass_fields__, "colour"]), VALUES, max_size=3
    )
)
def test_any_json_is_read_or_refused_with_one_sentence(value: dict[str, Any]) -> None:
    try:
        ClientFilter.from_json(json.dumps(value))
    except InvalidFilter as error:
        assert error.message.endswith(".")
        assert "\n" not in error.message


@given(st.text(max_size=50))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        ClientFilter.from_json(text)
    except InvalidFilter as error:
        assert error.message.endswith(".")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 9_000, '{"limit": NaN}', "x" * 20_000, '{"limit":1e999}']
)
def test_what_is_no_filter_object_is_refused(text: str) -> None:
    with pytest.raises(InvalidFilter):
        ClientFilter.from_json(text)


@pytest.mark.parametrize(
    "value",
    [
        {"colour": "red"},
        {"search": 5},
        {"status": "gone"},
        {"created_from": "22.11.2026"},
        {"created_from": "2026-02-30"},
        {"created_from": 20261122},
        {"owner": "Ann"},
        {"owner": [1]},
        {"currency": ["EURO"]},
        {"currency": "EUR"},
        {"industry": ["software"]},
        {"enrichment_status": ["done"]},
        {"portal": "true"},
        {"has": ["fax"]},
        {"outstanding": 5},
        {"outstanding": {"ge": 5}},
        {"outstanding": {"gt": "five"}},
        {"outstanding": {"gt": None}},
        {"outstanding": {"gt": True}},
        {"sort": "phone"},
        {"descending": 1},
        {"limit": 0},
        {"limit": -1},
        {"limit": 1.5},
        {"limit": True},
        {"limit": 10**30},
    ],
)
def test_a_wrong_value_is_refused_and_the_key_named(value: dict[str, Any]) -> None:
    (key,) = value
    with pytest.raises(InvalidFilter) as raised:
        ClientFilter.from_dict(value)
    assert f"“{key}”" in raised.value.message


def test_the_empty_filter_means_active_clients_and_says_nothing() -> None:
    assert ClientFilter.from_json("{}") == ClientFilter()
    assert ClientFilter().status is StatusFilter.ACTIVE
    assert ClientFilter().to_json() == "{}"


def test_unassigned_is_the_empty_owner_list() -> None:
    unassigned = ClientFilter.from_dict({"owner": "unassigned"})
    assert unassigned.owner == ()
    assert unassigned.to_json() == '{"owner":"unassigned"}'
    assert ClientFilter.from_dict({"owner": []}).owner is None
    assert ClientFilter.from_dict({"owner": ["unassigned"]}) == unassigned


def test_members_and_unassigned_may_be_asked_for_together() -> None:
    both = ClientFilter.from_dict({"owner": ["Ann", "unassigned"]})
    assert both.owner == ("Ann", "unassigned")
    assert ClientFilter.from_json(both.to_json()) == both


def test_numbers_keep_their_exact_decimals() -> None:
    read = ClientFilter.from_json('{"outstanding":{"gte":0.10,"lt":123456789012.345}}')
    assert read.outstanding == Range(gte=Decimal("0.1"), lt=Decimal("123456789012.345"))
    assert read.to_json() == '{"outstanding":{"gte":0.1,"lt":123456789012.345}}'


def test_dates_and_words_are_read() -> None:
    read = ClientFilter.from_dict(
        {"created_from": "2026-11-22", "industry": ["E-commerce"], "sort": "overdue"}
    )
    assert read.created_from == date(2026, 11, 22)
    assert read.industry == (words.Industry.E_COMMERCE,)
    assert read.sort is Sort.OVERDUE


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", []),
        ("  ", []),
        ("Café Łódź", [SearchWord("cafe"), SearchWord("lodz")]),
        ('"North Wind" x', [SearchWord("north wind"), SearchWord("x")]),
        ('""', []),
        ('a "b c', [SearchWord("a"), SearchWord('"b'), SearchWord("c")]),
        ("020-7946", [SearchWord("020-7946", "0207946")]),
        ("+44(0)20/79", [SearchWord("+44(0)20/79", "4402079")]),
        ("3.5", [SearchWord("3.5", "35")]),
        ("-", [SearchWord("-")]),
        ("a1", [SearchWord("a1")]),
        ('"020 7946"', [SearchWord("020 7946")]),
    ],
)
def test_search_words(search: str, found: list[SearchWord]) -> None:
    assert list(search_words(search)) == found


def test_no_phrase_runs_across_two_fields() -> None:
    (word,) = search_words('"acme\x1finfo"')
    assert "\x1f" not in word.text
