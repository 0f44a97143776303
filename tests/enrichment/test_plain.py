from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.enrichment.plain import plain


@given(st.text())
def test_a_place_in_the_plain_text_is_the_same_place_in_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_case_and_accents_are_gone() -> None:
    assert plain("Größe ÉTÉ ŁÓDŹ Ελλάς n.º") == "große ete lodz ελλασ n.º"
