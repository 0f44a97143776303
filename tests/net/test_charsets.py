from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.net.charsets import decoded


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        pytest.param("Zürich".encode(), "", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + "Zürich".encode(), "iso-8859-1", id="mark"),
        pytest.param("\ufeffZürich".encode("utf-16-le"), "utf-8", id="utf-16 with its mark"),
        pytest.param("\ufeffZürich".encode("utf-16-be"), "", id="the other utf-16"),
        pytest.param("Zürich".encode("utf-16-le"), "utf-16", id="utf-16 as the header says"),
        pytest.param("Zürich".encode("latin-1"), "iso-8859-1", id="header"),
        pytest.param("Zürich".encode("latin-1"), "", id="neither"),
        pytest.param("Zürich".encode(), "iso-8859-1", id="header that lies"),
        pytest.param("Zürich".encode("latin-1"), "utf-8", id="header that lies the other way"),
        pytest.param("Zürich".encode("latin-1"), "utf-16", id="header that lies about utf-16"),
        pytest.param("Zürich".encode(), "utf-7", id="trap"),
        pytest.param("Zürich".encode(), "punycode", id="codec that is none for pages"),
        pytest.param("Zürich".encode(), "x" * 500, id="unknown"),
    ],
)
def test_the_text_comes_out_whatever_is_said(body: bytes, charset: str) -> None:
    assert decoded(body, charset) == "Zürich"


@pytest.mark.parametrize(
    ("page", "codec"),
    [
        ('<meta charset="windows-1251">Счёт', "cp1251"),
        ("<META CHARSET = koi8-r>Счёт", "koi8-r"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=shift_jis">請求書',
            "shift_jis",
        ),
        ('<meta charset="utf-16">Zürich', "utf-8"),
        ('<meta charset="iso-8859-1">Zürich', "utf-8"),
        ('<meta charset="utf-8">Zürich', "latin-1"),
    ],
)
def test_a_page_may_name_its_encoding(page: str, codec: str) -> None:
    assert decoded(page.encode(codec)) == page


def test_the_header_goes_before_the_page() -> None:
    page = '<meta charset="koi8-r">Счёт'

    assert decoded(page.encode("cp1251"), "windows-1251") == page


def test_a_damaged_letter_leaves_the_rest_as_it_is() -> None:
    assert decoded("Zürich, Genève".encode() + b"\xff") == "Zürich, Genève\ufffd"


def test_escapes_of_utf_7_are_no_markup() -> None:
    assert decoded(b"+ADw-script+AD4-", "utf-7") == "+ADw-script+AD4-"


LABELS = [
    "utf-8",
    "utf-16",
    "utf-16be",
    "gbk",
    "euc-jp",
    "iso-2022-jp",
    "utf-7",
    "idna",
    "hex",
    "\0",
]


@given(st.binary(max_size=200), st.sampled_from(LABELS) | st.text(max_size=20))
def test_there_is_always_a_text(body: bytes, charset: str) -> None:
    decoded(body, charset)


@given(st.text(max_size=100), st.sampled_from(LABELS))
def test_utf_8_is_never_taken_for_something_else(text: str, charset: str) -> None:
    if not text.isascii():
        assert decoded(text.encode(), charset) == text.removeprefix("\ufeff")
