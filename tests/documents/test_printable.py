from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from clientdesk.documents.printable import printable, without_marks


def test_breaks_of_every_kind_are_line_breaks_and_tabs_are_spaces() -> None:
    assert printable("a\r\nb\rc\u2028d\x0be\tf") == "a\nb\nc\nd\ne f"


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert printable("A\x00c\x07me\ufeff \x9f") == "Acme"
    assert printable("gpj.\u202etxt") == "gpj.txt"
    assert printable("half \ud800") == "half \ufffd"


def test_letters_with_their_signs_are_kept() -> None:
    assert printable("Ł\u00f3dz\u0301, من\u200cزل, 👩\u200d🚀") == "Łódź, من\u200cزل, 👩\u200d🚀"


def test_nothing_is_nothing() -> None:
    assert printable(None) == printable(" \n\t\n") == ""


def test_marks_are_taken_only_from_text_with_letters_from_the_right() -> None:
    assert without_marks("שָׁלוֹם e\u0301") == "שלום e"
    assert without_marks("คุณ e\u0301") == "คุณ e\u0301"


@given(st.text(st.characters(), max_size=40))
def test_printable_text_has_no_controls_and_stays_as_it_is(text: str) -> None:
    once = printable(text)

    assert not {unicodedata.category(sign) for sign in once.replace("\n", "")} & {"Cc", "Cs"}
    assert printable(once) == once
