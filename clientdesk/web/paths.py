"""What an address comes to, however it is spelt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LAYERS: Final = 4
"""How often an address may be percent-encoded over; nobody means more than one."""

_SERVER: Final = re.compile(r"\A[a-z][a-z0-9+.-]*:/*[^/]*")
_LINK: Final = re.compile(r"/p(/.*)?|.*/p/[a-z0-9_-]{20,}.*", re.DOTALL)


def plainly(path: str) -> str | None:
    """The path in one spelling, for all that lead to one place; None for what has no end.

    Decoded, in small letters, with single slashes, without dots, and without a server's name.
    """
    decoded = path
    for _ in range(MOST_LAYERS):
        before, decoded = decoded, unquote(decoded)
        if before == decoded:
            break
    else:
        return None
    named = decoded.replace("\\", "/").lower()
    return "/" + "/".join(_steps(_SERVER.sub("", named).split("/")))


def is_link(path: str) -> bool:
    """Whether an address is one of the portal's, or may be meant as one, however it is spelt."""
    found = plainly(path)
    return found is None or _LINK.fullmatch(found) is not None


def _steps(names: Iterable[str]) -> list[str]:
    """What is left of a path once its steps up and its empty ones are taken."""
    steps: list[str] = []
    for name in names:
        if name == "..":
            del steps[-1:]
        elif name.strip() not in {"", "."}:
            steps.append(name.strip())
    return steps
