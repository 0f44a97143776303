"""The secret part of a portal link: who has it sees the client's page."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Final

_BYTES: Final = 32


def new_token() -> str:
    """256 random bits, as 43 letters, digits, - and _."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(token: str) -> str:
    """What a token is found by, as hexadecimal digits; any text has one."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def address(base: str, token: str) -> str:
    """Where a link leads, at a server's address."""
    return f"{base}/p/{token}"
