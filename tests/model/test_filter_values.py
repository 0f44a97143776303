from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidFilter
from clientdesk.model.filter_values import (
    read_currencies,
    read_date,
    read_limit,
    read_number,
    read_text,
    read_texts,
    read_word,
    words_of,
)
from clientdesk.model.words import Industry, RiskTier

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


def test_a_blank_text_is_none_and_lists_hold_each_text_once() -> None:
    assert read_text("search", "  ") is None
    assert read_texts("location", ["b", "a", "b"]) == ("b", "a")
    assert read_currencies("currency", ["eur", "GBP"]) == ("EUR", "GBP")
    assert words_of(RiskTier)("risk_tier", ["low"]) == (RiskTier.LOW,)


@given(st.dates())
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert read_date("created_from", day.isoformat()) == day


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14))
def test_numbers_are_read_exactly(number: Decimal) -> None:
    assert read_number("revenue", number) == number


@pytest.mark.parametrize("value", ["5", "", None, True, [], float("nan"), Decimal("1e-999999")])
def test_what_is_no_amount_is_refused(value: object) -> None:
    with pytest.raises(InvalidFilter, match="“revenue” must be compared with numbers"):
        read_number("revenue", value)


@pytest.mark.parametrize("value", [10**15, Decimal("-1e15"), Decimal("1e999"), float("inf")])
def test_an_amount_beyond_all_others_is_told_from_what_is_none(value: object) -> None:
    with pytest.raises(InvalidFilter, match="“revenue” is compared with a number that is too"):
        read_number("revenue", value)


@pytest.mark.parametrize(
    "read", [read_texts, read_currencies, words_of(RiskTier), words_of(Industry)]
)
@pytest.mark.parametrize("word", ["", " ", "\n"])
def test_an_empty_text_in_a_list_is_refused(read: Callable[..., object], word: str) -> None:
    with pytest.raises(InvalidFilter, match="“key” holds an empty text"):
        read("key", [word])
    assert read("key", []) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (["a"], '["a"]'),
        (True, "true"),
        (Decimal("1.5"), "1.5"),
        ("all of", "all of"),
    ],
)
def test_a_refused_value_is_shown_as_it_was_written(value: object, text: str) -> None:
    with pytest.raises(InvalidFilter) as raised:
        read_word(RiskTier, "risk_tier", value)
    assert raised.value.message == f"“risk_tier” cannot be “{text}”."


@pytest.mark.parametrize(
    "value", ["2026-1-01", "20260101", "２０２６-01-01", "2026-01-01T00", None]
)
def test_dates_have_one_form(value: object) -> None:
    with pytest.raises(InvalidFilter):
        read_date("created_to", value)


def test_a_limit_fits_the_store() -> None:
    assert read_limit("limit", 2**63 - 1) == 2**63 - 1
    with pytest.raises(InvalidFilter):
        read_limit("limit", 2**63)
