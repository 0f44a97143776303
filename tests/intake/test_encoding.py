from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.intake.code_pages import likeliest
from clientdesk.intake.encoding import as_read, find_encoding, head_text, held
from clientdesk.intake.source import opened

MARKED = ("utf-8-sig", "utf-16", "utf-32")
LETTERS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)
PATIENT = settings(max_examples=60, deadline=None)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A whole file as text, and how it was read."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes) -> Decoded:
    """The bytes as the intake reads them."""
    with opened(data) as source:
        found = find_encoding(source)
        return Decoded(head_text(source, found, 10_000), found.name, found.guessed)


@PATIENT
@given(st.text(st.characters(max_codepoint=0x10EFFF, exclude_categories=())))
def test_what_frames_hold_is_what_was_read(text: str) -> None:
    assert as_read(held(text)) == text


@PATIENT
@given(LETTERS)
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(f"Name\n{text}".encode()).text == f"Name\n{text}"


@PATIENT
@given(LETTERS, st.sampled_from(MARKED))
def test_a_mark_says_the_encoding(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))

    assert decoded.text == text
    assert not decoded.guessed


@PATIENT
@given(st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]), LETTERS)
def test_wide_letters_need_no_mark_under_an_ascii_header(encoding: str, text: str) -> None:
    whole = f"Name,Email,Phone,Address\n{text[:20]},a@b.com,,\n"

    assert decode(whole.encode(encoding)).text == whole


@PATIENT
@given(st.binary(max_size=300))
def test_any_bytes_below_a_header_are_read_without_loss(data: bytes) -> None:
    text = b"Name,Email,Phone,Address,Website,Notes\n" * 200 + data
    decoded = decode(text.replace(b"\0", b""))

    back = decoded.text.encode(decoded.encoding, "surrogateescape")
    assert back == text.replace(b"\0", b"")


@pytest.mark.parametrize("fault", [b"\xff", b"\xe9", b"\xe2\x82", b"\xff\xfe\xfd", b"\xf0\x9f\x92"])
@pytest.mark.parametrize("sound", ["Zürich", "Zürich, Genève", "株式会社"])
def test_faults_do_not_make_utf8_a_code_page(fault: bytes, sound: str) -> None:
    decoded = decode(b"Name\n" + sound.encode() + b"\nCaf" + fault + b" Bar\n")

    assert (decoded.encoding, decoded.guessed) == ("utf-8", False)
    assert sound in decoded.text


def test_a_chance_letter_does_not_make_a_code_page_utf8() -> None:
    text = "Name\nMÃ¼ller\nCafé Olé\nGrün\n"

    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize("text", ["Straße 5", "§ 12 · Weg", "‘Ernst’ Zürich", "Löwe\x81"])
def test_windows_is_likelier_than_an_old_mac(text: str) -> None:
    assert likeliest(text.encode("cp1252", "ignore"))[0] == "cp1252"


def test_a_byte_without_a_letter_does_not_rule_a_code_page_out() -> None:
    assert likeliest("Löwe, Zürich, Nîmes, Málaga \udc81".encode("cp1252", "surrogateescape")) == (
        "cp1252",
        0.6,
    )


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Bäckerei Groß, Lübeck", "cp1252"),
        ("Société d’Électricité – Orléans", "cp1252"),
        ("“pays in €” – always; it’s ok", "cp1252"),
        ("Ångström Smørrebrød, Århus", "cp1252"),
        ("Peña & Muñoz, São Paulo", "cp1252"),
        ("Bäckerei Groß, Lübeck", "mac_roman"),
        ("Śląsk, Łódź, Gdańsk", "cp1250"),
        ("Dvořák & Šťastný, Plzeň", "cp1250"),
        ("Işık, Çağdaş, Gülşah", "cp1254"),
    ],
)
def test_accented_letters_tell_the_code_page(text: str, encoding: str) -> None:
    assert likeliest(text.encode(encoding))[0] == encoding
