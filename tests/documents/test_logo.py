from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.documents.logo import picture, pixels

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x01\x2c\x02\x58"


def png(width: int, height: int) -> bytes:
    return PNG + struct.pack(">I4sII", 13, b"IHDR", width, height)


def test_measures_are_read_from_png_and_jpeg() -> None:
    assert pixels(png(400, 200)) == 80_000
    assert pixels(JPEG) == 600 * 300


@pytest.mark.parametrize("image", [b"", PNG, PNG + b"\0" * 12, JPEG[:12], b"\xff\xd8\xff", b"GIF"])
def test_a_picture_without_measures_is_not_drawn(image: bytes) -> None:
    assert pixels(image) == 0
    assert picture(image) == ""


def test_a_picture_that_unfolds_to_gigabytes_is_not_drawn() -> None:
    assert picture(png(4000, 4000)).startswith("<svg")
    assert picture(png(30_000, 30_000)) == ""
    assert picture(None) == ""


@given(st.binary(max_size=60))
def test_any_bytes_have_a_number_of_pixels(image: bytes) -> None:
    assert pixels(image) >= 0
    assert pixels(PNG + image) >= 0
    assert pixels(b"\xff\xd8" + image) >= 0
