"""What changes something is asked for by our own pages or by a program, never by another site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from clientdesk.web.answers import text
from clientdesk.web.refusing import refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.types import ASGIApp, Receive, Scope, Send

SENTENCE: Final = "Another site asked for this in your browser's name, so nothing was done."

_SAFE: Final = {"GET", "HEAD", "OPTIONS"}
_DEEDS: Final = {"/auth/login", "/auth/logout"}
"""Addresses that do something when they are merely opened."""
_OWN: Final = {"same-origin", "none"}
_PORTS: Final = {"http": 80, "https": 443}


class OwnOrigin:
    """Refuses websockets and unsafe methods that a browser sends for a page of another site."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what our pages, a person or a program ask for; answer 403 to all else."""
        if is_from_another_site(scope):
            await refuse(text(SENTENCE, 403), scope, receive, send)
        else:
            await self.app(scope, receive, send)


def is_from_another_site(scope: Scope) -> bool:
    """Whether a browser says that another site's page wants a change here, or a websocket."""
    if scope["type"] not in {"http", "websocket"} or _only_reads(scope):
        return False
    headers = Headers(scope=scope)
    hosts = headers.getlist("host")
    foreign = any(not is_own(origin, hosts) for origin in headers.getlist("origin"))
    return foreign or headers.get("sec-fetch-site", "none") not in _OWN


def _only_reads(scope: Scope) -> bool:
    return scope.get("method") in _SAFE and scope["path"].rstrip("/") not in _DEEDS


def is_own(origin: str, hosts: Sequence[str]) -> bool:
    """Whether an origin is one of the hosts that this server is asked by, port included.

    The scheme may differ: where a proxy ends the encryption, the browser says https, we see http.
    """
    scheme, _, rest = origin.lower().partition("://")
    if scheme not in _PORTS or not rest:
        return False
    return any(
        _end(scheme, rest) is not None and _end(scheme, rest) == _end(scheme, host.lower())
        for host in hosts
    )


def _end(scheme: str, host: str) -> tuple[str, int] | None:
    """Name and port of what may follow a scheme; None when there is more, or nothing."""
    try:
        split = urlsplit(f"{scheme}://{host}")
        name, port = split.hostname, split.port
    except ValueError:
        return None
    return (name, port or _PORTS[scheme]) if name and split.netloc == host else None
