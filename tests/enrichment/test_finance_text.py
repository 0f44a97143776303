from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.enrichment.finance_text import LONGEST_SENTENCE, fold, sentences


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Send it. We pay.", ["Send it.", "We pay."]),
        ("PO No. 12 is needed. Thanks.", ["PO No. 12 is needed.", "Thanks."]),
        ("z. Hd. Frau Bohn, Ort. Danke.", ["z. Hd. Frau Bohn, Ort.", "Danke."]),
        ("Bis 31. Januar an uns. Danke.", ["Bis 31. Januar an uns.", "Danke."]),
        ("In via Roma 1. L'ordine serve.", ["In via Roma 1.", "L'ordine serve."]),
        ("Une question ? compta@firm.example", ["Une question ?", "compta@firm.example"]),
        ("A: a@firm.example | B: b@firm.example", ["A: a@firm.example |", "B: b@firm.example"]),
        ("at firm. example it goes on", ["at firm. example it goes on"]),
        ("", []),
    ],
)
def test_a_line_is_cut_where_sentences_end(text: str, cut: list[str]) -> None:
    assert _cut(text) == cut


@given(st.text(max_size=80))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="aB .!?;|\n", max_size=200))
def test_sentences_lose_no_word(text: str) -> None:
    assert "".join("".join(_cut(text)).split()) == "".join(text.split())


def test_accents_and_capitals_do_not_count() -> None:
    assert fold("ΤΙΜΟΛΌΓΙΟ Bestellprüfung Łódź Ørsted") == "τιμολογιο bestellprufung lodz orsted"


def test_a_line_without_an_end_is_cut_all_the_same() -> None:
    assert max(map(len, _cut("word " * 1000))) <= LONGEST_SENTENCE
