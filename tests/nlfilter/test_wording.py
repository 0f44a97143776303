from __future__ import annotations

from datetime import date
from decimal import Decimal

from clientdesk.model.client_filter import Field, StatusFilter
from clientdesk.model.words import CompanyType, Industry
from clientdesk.nlfilter.explaining import explain
from clientdesk.nlfilter.parsing import parse
from clientdesk.nlfilter.wording import label, number_text


def test_a_condition_is_said_in_plain_words() -> None:
    assert label("status", StatusFilter.ALL) == "archived or not"
    assert label("created_from", date(2026, 3, 1)) == "created from 1 March 2026"
    assert label("owner", ("unassigned", "Wei Zhang")) == "unassigned or owned by Wei Zhang"
    assert label("industry", (Industry.LEGAL, Industry.OTHER)) == "industry Legal or other industry"
    assert label("company_type", (CompanyType.SOLE_TRADER,)) == "sole traders"
    assert label("missing", (Field.TAX_ID, Field.PHONE)) == "without tax ID and phone"
    assert label("revenue", {"gte": Decimal(5), "lt": Decimal("1e4")}) == (
        "revenue at least 5 and under 10,000"
    )


def test_something_and_nothing_are_said_without_a_number() -> None:
    assert label("overdue", {"gt": Decimal(0)}) == "overdue"
    assert label("outstanding", {"eq": Decimal(0)}) == "nothing outstanding"
    assert label("days_overdue", {"gt": Decimal(0)}) == "days overdue over 0"


def test_numbers_read_back_as_themselves() -> None:
    assert number_text(Decimal("1234.567")) == "1,234.567"
    assert number_text(Decimal("12.345")) == "12.3450"
    assert number_text(Decimal("500.50")) == "500.5"


def test_a_filter_is_said_as_one_sentence_with_a_chip_for_each_condition() -> None:
    value = parse("overdue hotels in Nice, newest first", date(2026, 11, 22)).filter

    said = explain(value)

    assert said.sentence == (
        'Located in "Nice", industry Hospitality, overdue, sorted by creation date descending'
    )
    assert [chip.label for chip in said.chips] == [
        "located in Nice",
        "industry Hospitality",
        "overdue",
        "sorted by creation date",
    ]


def test_no_conditions_are_all_clients() -> None:
    value = parse("", date(2026, 11, 22)).filter

    assert explain(value).sentence == "All clients"
    assert parse("All clients", date(2026, 11, 22)).filter == value
