"""The door to addresses that an administrator set: rates, the running app.

They may lie in the own network, so no address is refused; time, size and redirects are limited.
Addresses that come from records or pages must not be asked here.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

import httpx

import clientdesk
from clientdesk.errors import NetAddress, NetError, NetStatus
from clientdesk.net.bodies import pieces, server_name
from clientdesk.net.explained import explained
from clientdesk.net.wire import Anywhere, Deadline, Terms, Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

USER_AGENT: Final = f"ClientDesk/{clientdesk.__version__} (+an address that its administrator set)"

REDIRECTS: Final = 3

_REFUSAL_BYTES: Final = 65_536
"""Of an answer that is no success; more of it explains nothing."""

_DEFAULTS: Final = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; the body is decoded, and empty when it was handed on."""

    server: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    def checked(self) -> Answer:
        """The same answer; raises NetStatus unless it is a success."""
        if 200 <= self.status < 300:
            return self
        raise NetStatus(f"{self.server} answered {_named(self.status)}.", self.status)


def get(
    url: str, *, limit_bytes: int, deadline_s: float, headers: Mapping[str, str] | None = None
) -> Answer:
    """Read one address whole, following redirects; raises NetError."""
    with _sent("GET", url, headers or {}, Deadline.after(deadline_s)) as response:
        limit = limit_bytes if response.is_success else _REFUSAL_BYTES
        return _answer(response, b"".join(pieces(response, limit)))


def download(
    url: str,
    write: Callable[[bytes], object],
    *,
    limit_bytes: int,
    deadline_s: float,
    method: str = "GET",
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Hand a success on piece by piece; any other answer keeps its body. Raises NetError."""
    with _sent(method, url, headers or {}, Deadline.after(deadline_s)) as response:
        if not response.is_success:
            return _answer(response, b"".join(pieces(response, _REFUSAL_BYTES)))
        for piece in pieces(response, limit_bytes):
            write(piece)
        return _answer(response, b"")


@contextmanager
def _sent(
    method: str, url: str, headers: Mapping[str, str], deadline: Deadline
) -> Iterator[httpx.Response]:
    """The last answer of a chain of redirects, its body unread."""
    address = _address(url)
    with (
        explained(server_name(address)),
        httpx.Client(
            transport=Transport(Terms(deadline, Anywhere())),
            trust_env=False,
            headers=_DEFAULTS,
            timeout=deadline.left(),
        ) as client,
    ):
        for _ in range(REDIRECTS + 1):
            with client.stream(method, address, headers=headers) as response:
                following = _redirection(response) if method == "GET" else None
                if following is None:
                    yield response
                    return
            if _origin(following) != _origin(address):
                headers = {}
            address = following
    raise NetError(
        f"{server_name(_address(url))} sends from one address to the next without an end."
    )


def _address(text: str) -> httpx.URL:
    try:
        address = httpx.URL(text.strip())
    except (httpx.InvalidURL, UnicodeError) as error:
        raise _no_address("cannot be read") from error
    if address.scheme not in {"http", "https"} or not address.host:
        raise _no_address("does not begin with https:// or http:// and a server’s name")
    if address.userinfo:
        raise _no_address("holds a user name")
    if address.port is not None and not 1 <= address.port <= 65_535:
        raise _no_address("has no port from 1 to 65535")
    return address


def _no_address(why: str) -> NetAddress:
    return NetAddress(f"The web address {why}.", hint="Write one such as https://example.com/file.")


def _redirection(response: httpx.Response) -> httpx.URL | None:
    """Where the answer sends us; raises NetError for where nobody should be sent."""
    if not response.has_redirect_location:
        return None
    try:
        following = _address(str(response.url.join(response.headers["location"])))
    except (NetAddress, httpx.InvalidURL, UnicodeError) as error:
        raise NetError(f"{server_name(response.url)} sends to an address that is none.") from error
    if response.url.scheme == "https" and following.scheme == "http":
        raise NetError(f"{server_name(response.url)} sends from https to http, which is not safe.")
    return following


def _origin(address: httpx.URL) -> tuple[str, str, int | None]:
    return address.scheme, address.host, address.port


def _answer(response: httpx.Response, body: bytes) -> Answer:
    return Answer(server_name(response.url), response.status_code, response.headers, body)


def _named(status: int) -> str:
    try:
        return f"{status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return str(status)
