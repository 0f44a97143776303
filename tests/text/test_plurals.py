from __future__ import annotations

import pytest

from clientdesk.text.plurals import count, listed


@pytest.mark.parametrize(
    ("how_many", "written"), [(0, "no invoices"), (1, "1 invoice"), (1234, "1,234 invoices")]
)
def test_a_count_agrees_with_its_noun(how_many: int, written: str) -> None:
    assert count(how_many, "invoice") == written


def test_an_odd_plural_is_given() -> None:
    assert count(2, "currency", "currencies") == "2 currencies"


@pytest.mark.parametrize(
    ("words", "written"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_listed_as_in_a_sentence(words: list[str], written: str) -> None:
    assert listed(words) == written
