from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.model.words import CompanyType, EnrichmentStatus, Industry, RiskTier, SizeSegment
from clientdesk.nlfilter import vocabulary as module
from clientdesk.nlfilter.items import number_of
from clientdesk.nlfilter.typos import nearest
from clientdesk.nlfilter.vocabulary import ENGLISH, languages, vocabulary

FOLDER = Path(module.__file__).parent / "languages"
CLOSED = {
    "industry": Industry,
    "company_type": CompanyType,
    "size": SizeSegment,
    "level": RiskTier,
    "alone": EnrichmentStatus,
}


@pytest.mark.parametrize("language", languages())
def test_words_of_closed_lists_are_those_of_the_model(language: str) -> None:
    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))

    for table, kind in CLOSED.items():
        assert set(tables[table]) <= set(kind), table
    assert set(tables["industry"]) == set(Industry)
    assert len(tables["month"]) == 12


@pytest.mark.parametrize("language", languages())
def test_every_phrase_is_listed_once_in_its_list(language: str) -> None:
    tables = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    tables.pop("capital_nouns", None)

    twice = [
        f"{table}.{key}: {phrase}"
        for table, lists in tables.items()
        for key, phrases in lists.items()
        for phrase in set(phrases)
        if phrases.count(phrase) > 1
    ]

    assert twice == []


def test_english_comes_first() -> None:
    assert languages()[0] == ENGLISH
    assert {"de", "es", "fr"} <= set(languages())


def test_slips_are_found_near_and_with_their_first_letter() -> None:
    english = vocabulary(ENGLISH)

    assert nearest("overdeu", english) == "overdue"
    assert nearest("vorecast", english) is None
    assert nearest("druck", english) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("5000", "5000"),
        ("5,000", "5000"),
        ("5.000", "5000"),
        ("5.000,50", "5000.50"),
        ("5,000.50", "5000.50"),
        ("5 000", "5000"),
        ("5'000", "5000"),
        ("1.5", "1.5"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
        (".5", "0.5"),
    ],
)
def test_a_number_is_read_as_people_group_it(typed: str, number: str) -> None:
    assert number_of(typed) == Decimal(number)
