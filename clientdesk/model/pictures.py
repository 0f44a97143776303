"""Small pictures inside a page, which need no address of their own."""

from __future__ import annotations

from base64 import b64encode


def data_uri(picture: bytes) -> str:
    """A PNG or JPEG as an address that holds it; what else comes is named a JPEG."""
    kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(picture).decode('ascii')}"
