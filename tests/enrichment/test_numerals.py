from __future__ import annotations

import pytest

from clientdesk.enrichment.clauses import clauses
from clientdesk.enrichment.numerals import numerals


def _values(text: str, lang: str) -> list[int]:
    return [found.value for clause in clauses(text) for found in numerals(clause.words, (lang,))]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "one hundred and twenty-three", 123),
        ("de", "dreiundzwanzig", 23),
        ("de", "zweihundertfünfzig", 250),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "soixante et onze", 71),
        ("nl", "drieëntwintig", 23),
        ("sv", "tjugotre", 23),
        ("da", "femoghalvtreds", 55),
        ("no", "førtifem", 45),
        ("es", "treinta y dos", 32),
        ("it", "ventotto", 28),
        ("pt", "cento e vinte", 120),
        ("pl", "stu dwudziestu", 120),
        ("el", "τριάντα δύο", 32),
    ],
)
def test_numbers_are_read_as_words(lang: str, text: str, value: int) -> None:
    assert _values(text, lang) == [value]


@pytest.mark.parametrize("text", ["1,200", "1.200", "1 200", "1200"])
def test_thousands_are_grouped_in_any_way(text: str) -> None:
    assert _values(f"{text} people", "en") == [1200]


def test_two_numbers_beside_each_other_stay_two() -> None:
    assert _values("two founders and five staff", "en") == [2, 5]


def test_an_article_a_fraction_and_a_part_of_a_word_are_no_numbers() -> None:
    assert _values("ein Haus, 12,5 Stellen, Achtung, sechseckig", "de") == []
