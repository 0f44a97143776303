"""Sentences with head counts in twelve languages: language, numbers (`-` for none), text."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from clientdesk.enrichment.headcount import heads

_ROWS: Final = [
    line.split("\t")
    for line in Path(__file__).with_name("head_counts.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("lang", "wanted", "text"), _ROWS)
def test_a_sentence_states_the_companys_own_people_now(lang: str, wanted: str, text: str) -> None:
    found = [
        str(each.least) if each.least == each.most else f"{each.least}-{each.most}"
        for each in heads(text, (lang,))
    ]

    assert found == ([] if wanted == "-" else wanted.split())


def test_a_heading_or_a_label_tells_whose_or_of_when_a_number_is() -> None:
    assert not list(heads("It has 900 employees.", ("en",), "The group"))
    assert not list(heads("12 employees", ("en",), "1998"))
    assert [each.least for each in heads("12 employees", ("en",), "About us")] == [12]


def test_a_group_may_state_the_number_of_the_group() -> None:
    text = "The group employs 340 people."

    assert not list(heads(text, ("en",)))
    assert [each.least for each in heads(text, ("en",), is_group=True)] == [340]


def test_the_words_of_a_head_count_are_where_it_says() -> None:
    text = "Founded in 1901. Two founders and five staff share one kettle."

    (found,) = heads(text, ("en",))

    assert (found.least, text[found.start : found.end]) == (7, "Two founders and five staff")
