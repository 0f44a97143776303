"""The page that somebody asked for before they were sent away to sign in."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final
from urllib.parse import urlencode

COOKIE: Final = "clientdesk_visit"
"""Names a browser, not a person; it opens nothing."""

MOST: Final = 10_000
"""How many browsers are remembered; the oldest is forgotten first, and then starts at Clients."""

LONGEST: Final = 4_000
"""Characters of an address that is kept."""

_wanted: Final[OrderedDict[str, str]] = OrderedDict()
_lock: Final = Lock()


def address(page: str, query: dict[str, list[str]]) -> str:
    """The address of one of our own pages with its query."""
    path = f"/{page.lstrip('/')}"
    return f"{path}?{urlencode(query, doseq=True)}" if query else path


def keep(visit: str, wanted: str) -> None:
    """Remember what a browser wants to see after it has signed in."""
    if not visit or not _is_ours(wanted):
        return
    with _lock:
        _wanted[visit] = wanted
        _wanted.move_to_end(visit)
        while len(_wanted) > MOST:
            _wanted.popitem(last=False)


def take(visit: str) -> str | None:
    """What the browser wanted to see, once."""
    with _lock:
        return _wanted.pop(visit, None)


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
