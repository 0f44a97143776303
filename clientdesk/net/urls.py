"""Which addresses on the web may be asked at all, judged by their letters alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin

import httpx
import idna

from clientdesk.errors import NetRefused

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST: Final = 2048

PORTS: Final = frozenset({80, 443})

_URL: Final = re.compile(r"(https?)://([^/?#]+)([^#]*)(?:#.*)?", re.IGNORECASE)
_AUTHORITY: Final = re.compile(r"([^:@%\[\]]+?)\.?(?::([0-9]{1,5}))?")
_UNFIT: Final = re.compile(r'[\s\\<>"\x00-\x1f\x7f-\x9f\ud800-\udfff]')
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST: Final = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z]){_LABEL}")
"""Two labels at least; the last one begins with a letter, so that no number is one."""

_INNER: Final = (
    *(".localhost", ".local", ".internal", ".home.arpa", ".lan", ".corp", ".home", ".intranet"),
    *(".private", ".onion"),
)
"""Ends of names that no public server has."""


@dataclass(frozen=True, slots=True)
class Url:
    """An address that may be asked, in one spelling."""

    scheme: str
    host: str
    """ASCII, lower case, without a dot at the end."""
    port: int
    target: str
    """Path and query."""

    @property
    def origin(self) -> str:
        """What robots.txt is kept for."""
        shown = "" if self.port == _usual(self.scheme) else f":{self.port}"
        return f"{self.scheme}://{self.host}{shown}"

    def __str__(self) -> str:
        return self.origin + self.target

    def at(self, target: str) -> Url:
        """Another place on the same server."""
        return Url(self.scheme, self.host, self.port, target)


def read(text: str, ports: Collection[int] = PORTS) -> Url:
    """The address; raises NetRefused for one that no request may go to."""
    if len(text) > LONGEST or _UNFIT.search(text):
        raise NetRefused
    found = _URL.fullmatch(text)
    authority = _AUTHORITY.fullmatch(found[2]) if found else None
    if found is None or authority is None:
        raise NetRefused
    scheme, host = found[1].lower(), _host(authority[1])
    port = int(authority[2]) if authority[2] else _usual(scheme)
    if port not in ports:
        raise NetRefused
    url = Url(scheme, host, port, _target(found[3]))
    if len(str(url)) > LONGEST:
        raise NetRefused
    return url


def joined(url: Url, reference: str, ports: Collection[int] = PORTS) -> Url:
    """Where a reference on the page at an address leads; raises NetRefused."""
    try:
        return read(urljoin(str(url), reference), ports)
    except ValueError as error:
        raise NetRefused from error


def _usual(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def _host(name: str) -> str:
    host = name.lower()
    try:
        if not host.isascii() or "xn--" in host:
            host = idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise NetRefused from error
    if len(host) > 253 or not _HOST.fullmatch(host) or host.endswith(_INNER):
        raise NetRefused
    return host


def _target(rest: str) -> str:
    """Path and query with other letters escaped and without dots that climb."""
    plain = quote(rest, safe="%/?:@!$&'()*+,;=-._~[]")
    path = httpx.URL(f"http://host{plain if plain.startswith('/') else '/' + plain}")
    return path.raw_path.decode("ascii")
