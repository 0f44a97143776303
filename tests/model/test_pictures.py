from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.model.pictures import data_uri, pixels
from clientdesk.model.workspace import clean_setting

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x01\x2c\x02\x58"


def png(width: int, height: int) -> bytes:
    return PNG + struct.pack(">I4sII", 13, b"IHDR", width, height)


def test_measures_are_read_from_png_and_jpeg() -> None:
    assert pixels(png(400, 200)) == 80_000
    assert pixels(JPEG) == 600 * 300


@pytest.mark.parametrize("image", [b"", PNG, PNG + b"\0" * 12, JPEG[:12], b"\xff\xd8\xff", b"GIF"])
def test_a_picture_that_does_not_say_its_measures_has_no_pixels(image: bytes) -> None:
    assert pixels(image) == 0


@given(st.binary(max_size=60))
def test_any_bytes_have_a_number_of_pixels(image: bytes) -> None:
    assert pixels(image) >= 0
    assert pixels(PNG + image) >= 0
    assert pixels(b"\xff\xd8" + image) >= 0


def test_an_address_names_the_kind_of_its_picture() -> None:
    assert data_uri(PNG).startswith("data:image/png;base64,")
    assert data_uri(JPEG).startswith("data:image/jpeg;base64,")


def test_a_logo_may_have_sixteen_megapixels_and_no_more() -> None:
    assert clean_setting("logo", png(4000, 4000)) == png(4000, 4000)
    with pytest.raises(InvalidField, match="at most 16 megapixels") as raised:
        clean_setting("logo", png(4000, 4001))
    assert raised.value.field == "logo"
