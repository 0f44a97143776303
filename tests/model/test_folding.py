from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.folding import SEPARATOR, digits, fold, search_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ACME", "acme"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("Müller Straße", "muller strasse"),
        ("SØREN", "soren"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("Ærø", "aero"),
        ("Œuvre", "oeuvre"),
        ("İstanbul", "istanbul"),
        ("ﬁrm", "firm"),
        ("ＡＣＭＥ", "acme"),
        ("Ǿ", "o"),
        ("Ǽ", "ae"),
        ("Σίσυφος", "σισυφοσ"),
        ("日本", "日本"),
        ("", ""),
    ],
)
def test_folded_texts(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_is_the_contract_word_for_word(text: str) -> None:
    marks_off = [
        sign
        for sign in unicodedata.normalize("NFKD", text).casefold()
        if not unicodedata.combining(sign)
    ]
    plain = "".join(marks_off)
    for sign, letters in {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}.items():
        plain = plain.replace(sign, letters)
    assert fold(text) == plain


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_folding_twice_is_folding_once_for_latin_letters(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(), st.text(min_size=1))
def test_a_part_of_a_plain_text_is_found_in_its_folded_form(before: str, part: str) -> None:
    text = f"{before} {part}"
    assert fold(part) in fold(text) or unicodedata.normalize("NFKD", text) != text


def test_digits_are_the_ascii_ones() -> None:
    assert digits("+44 (0)20-79x٣") == "4402079"


@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cc", "Cs"]))))
def test_a_search_key_holds_each_text_between_separators(texts: list[str | None]) -> None:
    parts = search_key(*texts).split(SEPARATOR)
    assert [part for part in parts if part] == [fold(t) for t in texts if t and fold(t)]
