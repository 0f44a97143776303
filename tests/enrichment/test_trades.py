from __future__ import annotations

import pytest

from clientdesk.enrichment.trades import LANGUAGES, close_to, vocabulary
from clientdesk.model.words import Industry


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_every_industry_by_name(language: str) -> None:
    known = {
        industry
        for terms in vocabulary(language)._terms.values()
        for industry, weight in ((term.industry, term.weight) for term in terms)
        if weight == 3.0
    }

    assert known == set(Industry)


@pytest.mark.parametrize(
    ("pattern", "word", "matches"),
    [
        ("bank", "bank", True),
        ("bank", "banker", False),
        ("bak*", "bakery", True),
        ("*bank", "sparbank", True),
        ("*bank", "sparbanken", True),
        ("*bank", "bankett", False),
    ],
)
def test_a_star_stands_for_the_rest_of_a_word(pattern: str, word: str, matches: bool) -> None:
    assert bool(close_to(pattern, word)) is matches


def test_the_longest_entry_wins() -> None:
    found = vocabulary("en").find(("law", "firm"), 0)

    assert found is not None
    assert (found.end, [industry for industry, _ in found.weights]) == (2, [Industry.LEGAL])
