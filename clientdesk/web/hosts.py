"""With local sign-in everybody who reaches the server is its owner, so only this machine may."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers

from clientdesk.signin.hosts import is_named
from clientdesk.web.answers import text
from clientdesk.web.refusing import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

SENTENCE: Final = (
    "ClientDesk signs in whoever opens it as the owner, so it answers on this machine only: "
    "open http://localhost{port} there, without a proxy."
)

_OF_PROXIES: Final = {
    "forwarded",
    "via",
    "x-real-ip",
    "x-client-ip",
    "cf-connecting-ip",
    "true-client-ip",
    "fly-client-ip",
}
"""Headers that only proxies add."""

NOT_NAMED: Final = (
    "ClientDesk does not answer under this name; CLIENTDESK_HOSTS names those it has."
)

_HOST: Final = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.ASCII | re.IGNORECASE)


class LocalOnly:
    """Refuses every request and websocket that does not come from this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is local; answer 403 with the sentence to all else."""
        if scope["type"] not in {"http", "websocket"} or is_local(scope):
            await self.app(scope, receive, send)
        else:
            await refuse(text(sentence(scope), 403), scope, receive, send)


class NamedHosts:
    """Refuses every request and websocket under a name that CLIENTDESK_HOSTS does not hold.

    What a proxy forwards is never read, so nobody can put another name in its place.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what asks for one of our names; answer 403 to all else."""
        if scope["type"] not in {"http", "websocket"} or self._is_ours(scope):
            await self.app(scope, receive, send)
        else:
            await refuse(text(NOT_NAMED, 403), scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        hosts = Headers(scope=scope).getlist("host")
        return len(hosts) == 1 and is_named(hosts[0], self.hosts)


def sentence(scope: Scope) -> str:
    """Why a request is refused, with the port that this server listens on."""
    port = (scope.get("server") or ("", None))[1]
    return SENTENCE.format(port=f":{port}" if port else "")


def is_local(scope: Scope) -> bool:
    """Whether both ends are loopback, the host is this machine's and no proxy stands between."""
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    return (
        _is_loopback(scope.get("server"))
        and _is_loopback(scope.get("client"))
        and len(hosts) == 1
        and _HOST.fullmatch(hosts[0]) is not None
        and not any(name in _OF_PROXIES or name.startswith("x-forwarded") for name in headers)
    )


def _is_loopback(end: Sequence[object] | None) -> bool:
    try:
        address = ip_address(str(end[0])) if end else None
    except ValueError:
        return False
    if address is None:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
