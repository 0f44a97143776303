from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.enrichment.employees import segment, staff_facts
from clientdesk.enrichment.receipts import Receipts
from clientdesk.model.enrichment import FactField
from clientdesk.model.words import SizeSegment
from tests.enrichment.home_page import site

EMPLOYEES, SIZE = FactField.EMPLOYEES, FactField.SIZE_SEGMENT


def _ld(employees: str) -> str:
    return (
        '<title>Acme</title><script type="application/ld+json">{"@type": "Organization", '
        f'"name": "Acme", "url": "https://firm.example/", '
        f'"numberOfEmployees": {employees}}}</script>'
    )


@pytest.mark.parametrize(
    ("count", "size"),
    [
        *((1, "micro"), (9, "micro"), (10, "small"), (49, "small"), (50, "medium")),
        *((249, "medium"), (250, "large"), (999, "large"), (1000, "enterprise")),
    ],
)
def test_the_segment_follows_from_the_number(count: int, size: str) -> None:
    assert segment(count) == size


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_more_people_are_never_a_smaller_segment(one: int, other: int) -> None:
    order = list(SizeSegment)

    assert (order.index(segment(one)) <= order.index(segment(other))) or one > other


def test_number_and_segment_come_together_with_words_that_stand() -> None:
    firm = site("<p>There are 52 of us.</p>")

    facts = staff_facts(firm)

    assert (facts[EMPLOYEES].value, facts[SIZE].value) == (52, "medium")
    assert Receipts(firm.pages).kept(facts) == facts


def test_without_a_number_there_is_neither() -> None:
    assert staff_facts(site("<p>We are a small team with big plans.</p>")) == {}


@pytest.mark.parametrize(
    ("said", "employees", "size"),
    [
        ("52", 52, "medium"),
        ('"52"', 52, "medium"),
        ('{"@type": "QuantitativeValue", "value": 52}', 52, "medium"),
        ('{"@type": "QuantitativeValue", "minValue": 11, "maxValue": 50}', None, "small"),
        ('{"@type": "QuantitativeValue", "minValue": 201, "maxValue": 500}', None, None),
        ('"about fifty"', None, None),
    ],
)
def test_structured_data_states_a_number_or_a_range(
    said: str, employees: int | None, size: str | None
) -> None:
    facts = staff_facts(site("<p>Acme</p>", _ld(said)))

    assert {name: fact.value for name, fact in facts.items()} == {
        name: value for name, value in ((EMPLOYEES, employees), (SIZE, size)) if value is not None
    }


def test_the_page_about_the_company_goes_before_structured_data_and_is_less_sure() -> None:
    about = {"about": "<title>About us</title><h1>About us</h1><p>We have 54 employees.</p>"}

    alone = staff_facts(site("<p>Acme</p>", others=about))[EMPLOYEES]
    differing = staff_facts(site("<p>Acme</p>", _ld("48"), others=about))[EMPLOYEES]

    assert (alone.value, differing.value) == (54, 54)
    assert differing.confidence < alone.confidence


def test_two_numbers_that_are_as_well_founded_give_none_but_a_segment_they_share() -> None:
    near = staff_facts(site("<p>The mill has 61 employees.</p><p>The shop has 73 employees.</p>"))
    far = staff_facts(site("<p>The mill has 61 employees.</p><p>The shop has 7 employees.</p>"))

    assert {name: fact.value for name, fact in near.items()} == {SIZE: "medium"}
    assert far == {}


@pytest.mark.parametrize(
    "body",
    [
        "<div>143</div><div>employees</div>",
        "<table><tr><td>Employees</td><td>143</td></tr></table>",
        "<dl><dt>Employees</dt><dd>143</dd></dl>",
        "<p>Employees: 143</p>",
    ],
)
def test_a_number_may_stand_beside_its_label(body: str) -> None:
    firm = site(body)

    facts = staff_facts(firm)

    assert facts[EMPLOYEES].value == 143
    assert Receipts(firm.pages).kept(facts) == facts


def test_news_of_years_ago_do_not_count() -> None:
    old = {"news/2012": "<title>News</title><h1>News</h1><p>We now have 31 employees.</p>"}

    assert staff_facts(site("<p>Acme</p>", others=old)) == {}


def test_a_timeline_tells_of_the_past() -> None:
    assert staff_facts(site("<h3>1998</h3><p>12 employees</p><p>2004</p><p>30 employees</p>")) == {}
