"""Addresses on pages: what they mean from where they stand, and when two mean one page."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

_LONGEST: Final = 2048
_INDEX: Final = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_TRACKING: Final = re.compile(r"^(?:utm_\w+|gclid|fbclid|mc_\w+|_ga|phpsessid|sid|ref)=", re.I)


def absolute(base: str, address: str) -> str:
    """The address as seen from the page; empty for one that cannot be followed."""
    address = "".join(address.split("\n")).strip()
    if not address or len(address) > _LONGEST:
        return ""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def parts(url: str) -> SplitResult:
    """The parts of an address; empty ones for what is none."""
    try:
        found = urlsplit(url)
        _ = found.hostname, found.port
    except ValueError:
        return urlsplit("")
    return found


def page_key(url: str) -> str:
    """The same for two addresses that lead to one page."""
    split = parts(url)
    host = (split.hostname or "").removeprefix("www.")
    path = _INDEX.sub("/", unquote(split.path)).rstrip("/")
    query = "&".join(each for each in split.query.split("&") if each and not _TRACKING.match(each))
    return f"{host}{path}?{query}" if query else f"{host}{path}"
