"""The page that somebody asked for before they were sent away to sign in."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from clientdesk.signin.memory import Memory

COOKIE: Final = "clientdesk_visit"
"""Names a browser, not a person; it opens nothing."""

LONGEST: Final = 4_000
"""Characters of an address that is kept."""

_wanted: Final[Memory[str]] = Memory()


def address(page: str, query: dict[str, list[str]]) -> str:
    """The address of one of our own pages with its query."""
    path = f"/{page.lstrip('/')}"
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


def keep(visit: str, wanted: str) -> None:
    """Remember what a browser wants to see after it has signed in."""
    if visit and _is_ours(wanted):
        _wanted.put(visit, wanted)


def take(visit: str) -> str | None:
    """What the browser wanted to see, once."""
    return _wanted.take(visit)


def _is_ours(wanted: str) -> bool:
    """A path of this server: never another one, whatever a browser makes of slashes."""
    return (
        len(wanted) <= LONGEST
        and wanted.startswith("/")
        and not wanted.startswith("//")
        and wanted.isascii()
        and wanted.isprintable()
        and "\\" not in wanted
    )
