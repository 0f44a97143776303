"""Small pictures: what they say of their size, and their bytes inside a page."""

from __future__ import annotations

import struct
from base64 import b64encode
from typing import Final

MOST_PIXELS: Final = 16_000_000
"""A larger picture is not drawn: half a megabyte of file can unfold to gigabytes."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_NO_FRAMES: Final = frozenset([0xC4, 0xC8, 0xCC])


def data_uri(picture: bytes) -> str:
    """A PNG or JPEG as an address that holds it; what else comes is named a JPEG."""
    kind = "png" if picture.startswith(_PNG[:4]) else "jpeg"
    return f"data:image/{kind};base64,{b64encode(picture).decode('ascii')}"


def pixels(image: bytes) -> int:
    """How many pixels a PNG or JPEG says it has; 0 when it does not say."""
    if image.startswith(_PNG):
        return _area(image, ">II", 16)
    place = 2
    while place + 4 <= len(image) and image[place] == 0xFF:
        code, length = image[place + 1], int.from_bytes(image[place + 2 : place + 4])
        if 0xC0 <= code <= 0xCF and code not in _NO_FRAMES:
            return _area(image, ">HH", place + 5)
        place += 2 + length
    return 0


def _area(image: bytes, form: str, place: int) -> int:
    """Two numbers of the form at the place, multiplied; 0 when the bytes end before."""
    if len(image) < place + struct.calcsize(form):
        return 0
    one, other = struct.unpack_from(form, image, place)
    return int(one * other)
