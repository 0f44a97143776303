from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from clientdesk.demo.pools import (
    LANGUAGES,
    Grouped,
    cities,
    institutions,
    notes,
    regions,
    table,
    trades,
    words,
)
from clientdesk.model.words import CompanyType, Industry


@pytest.mark.parametrize("kind", ["street", "surname", "first", "mailbox", "finance"])
def test_words_stand_in_the_order_of_the_languages(kind: str) -> None:
    keys = [row["key"] for row in table("words.tsv") if row["kind"] == kind]

    assert tuple(keys) == LANGUAGES
    assert (words(kind).size > 1).all()


def test_no_pool_has_blank_or_doubled_words() -> None:
    for row in table("words.tsv"):
        texts = row["words"].split("|")
        assert texts == [text.strip() for text in texts if text.strip()]
        assert len(texts) == len(set(texts)), row["kind"] + row["key"]


def test_trades_and_institutions_name_listed_industries() -> None:
    _, industries = trades()
    _, body_industries, kinds = institutions()

    assert {*industries, *body_industries} <= set(Industry)
    assert set(kinds) <= set(CompanyType)


def test_forms_name_listed_company_types() -> None:
    kinds = {kind for area in regions() for _, kind, _ in area.forms}

    assert kinds <= set(CompanyType)


def test_every_region_has_cities() -> None:
    assert (cities().names.size > 1).all()
    assert len(cities().names.size) == len(regions())


def test_a_draw_stays_in_its_group() -> None:
    grouped = Grouped(pl.Series(list("abcde")), np.array([0, 2]), np.array([2, 3]))

    found = grouped.pick(np.random.default_rng(1), np.array([0] * 50 + [1] * 50))

    assert set(found[:50]) == {"a", "b"}
    assert set(found[50:]) == {"c", "d", "e"}


def test_notes_are_sentences_of_colleagues() -> None:
    assert all(note.endswith(".") for note in notes())
    assert notes().str.contains("logistics").sum() >= 1
