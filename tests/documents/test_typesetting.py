from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.documents.invoice_pdf import invoice_pdf
from tests.documents.invoices import WORKSPACE, record
from tests.documents.sheets import Sheets, read

if TYPE_CHECKING:
    from clientdesk.model.workspace import Workspace


def name_drawn(name: str) -> Sheets:
    return read(invoice_pdf(record(client_name=name), WORKSPACE, locale="en_GB"))


@pytest.mark.parametrize(
    "name",
    [
        '#panic("x") *bold* _it_ $x^2$ `raw` @ref <label> \\ [a] // no comment',
        "\"quoted\" & 'single' -- --- ... ~ <b>bold</b>",
        "https://example.com/a_b",
    ],
)
def test_what_people_typed_is_text_and_never_markup(name: str) -> None:
    assert name in name_drawn(name).text


@pytest.mark.parametrize(
    "name",
    ["Søndergård Łuczak ẞ Ǻ", "Νίκος Παπαδόπουλος", "Їжакевич Ёлкин", "株式会社サンプル 한국 台灣"],
)
def test_letters_of_many_scripts_can_be_read_back(name: str) -> None:
    assert name in name_drawn(name).text


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_no_text_stops_a_document(text: str) -> None:
    changed = record(client_name=text, client_address=text, reference=text, note=text)

    pdf = invoice_pdf(replace(changed, number=text), WORKSPACE, locale="en_GB")

    assert "Billed to" in read(pdf).text


# Where the machine has no font for them, the first of these ends the typesetter with a panic.
@pytest.mark.parametrize(
    "text",
    [
        "a⺤◺\u0603\u0627\u0e6aaaa\u0d13aa\u0f43aa\u13d5⏦⛿\u2dccaa\u07b9\u0e4aa",
        "أَمۡ",
        "بِسۡمِ ٱللَّهِ " * 40,
        "שָׁלוֹם " * 40,
        "Z\u0351\u036b\u0343a\u0300\u0301l\u0353g\u0333o " * 20,
        "W" * 500,
        "\n".join(["line"] * 200),
    ],
)
def test_hard_text_is_set(text: str) -> None:
    changed = record(client_name=text, client_address=text, reference=text, note=text)

    assert "Billed to" in read(invoice_pdf(changed, WORKSPACE, locale="en_GB")).text


def test_the_same_values_give_the_same_bytes() -> None:
    first, second = (invoice_pdf(record(), WORKSPACE, locale="de_DE") for _ in range(2))

    assert first == second


def test_a_document_says_what_it_is() -> None:
    pdf = invoice_pdf(record(), WORKSPACE, locale="en_GB")

    found = read(pdf)
    assert found.title == "Invoice HV-00012"
    assert found.is_tagged
    assert found.language == "en"


@pytest.mark.parametrize(("country", "width"), [("DE", 595), ("US", 612)])
def test_paper_is_that_of_the_country(country: str, width: int) -> None:
    pdf = invoice_pdf(record(), replace(WORKSPACE, country=country), locale="en_GB")

    assert round(read(pdf).width) == width


def test_a_logo_is_drawn() -> None:
    plain = read(invoice_pdf(record(), WORKSPACE, locale="en_GB"))

    found = read(invoice_pdf(record(), with_logo(png()), locale="en_GB"))

    assert (plain.pictures, found.pictures) == (0, 1)


@pytest.mark.parametrize("cut", [8, 20, 45])
def test_a_broken_logo_is_left_out(cut: int) -> None:
    pdf = invoice_pdf(record(), with_logo(png()[:cut]), locale="en_GB")

    assert read(pdf).text.startswith("Hartmann Verlag")


def with_logo(logo: bytes) -> Workspace:
    return replace(WORKSPACE, logo=logo)


def png() -> bytes:
    """A red picture of four by two."""
    rows = (b"\0" + b"\xff\0\0" * 4) * 2
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", 4, 2, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
