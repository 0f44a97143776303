from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.enrichment.sentences import spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Acme Ltd. Company No. 123. VAT Reg. No. 456",
            ["Acme Ltd. Company No. 123. ", "VAT Reg. No. 456"],
        ),
        ("Am 1. Juni wurde es eröffnet. Danach", ["Am 1. Juni wurde es eröffnet. ", "Danach"]),
        ("USt-IdNr. DE1. Ende! Was? Ja", ["USt-IdNr. DE1. ", "Ende! ", "Was? ", "Ja"]),
        ("Nowak sp. z o.o. Warszawa", ["Nowak sp. z o.o. Warszawa"]),
        ("", []),
    ],
)
def test_abbreviations_and_ordinals_end_no_sentence(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == sentences


@given(st.text(alphabet="aB. !?\n1é"))
def test_the_sentences_are_the_whole_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in spans(text)) == text
