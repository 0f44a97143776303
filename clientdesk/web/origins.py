"""Other sites may not act here with the cookies of whoever reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from clientdesk.web.answers import text
from clientdesk.web.hosts import refuse_websocket

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

SENTENCE: Final = "This request came from another site, so it was refused."

_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_OTHER_SITES: Final = frozenset({"cross-site", "same-site"})
_DEEDS: Final = frozenset({"/auth/login", "/auth/logout"})
"""Addresses that do something when they are merely opened."""


class OwnOrigin:
    """Refuses websockets and unsafe requests that a page of another origin makes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is ours or reads only; answer 403 to all else."""
        if not _is_foreign(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await text(SENTENCE, 403)(scope, receive, send)
        else:
            await refuse_websocket(scope, receive, send, SENTENCE)


def _is_foreign(scope: Scope) -> bool:
    if scope["type"] not in {"http", "websocket"}:
        return False
    headers = Headers(scope=scope)
    is_deed = scope["type"] == "websocket" or scope["method"] not in _SAFE
    if is_deed and not _has_own_origin(headers):
        return True
    is_deed = is_deed or scope["path"].rstrip("/") in _DEEDS
    return is_deed and headers.get("sec-fetch-site", "").lower() in _OTHER_SITES


def _has_own_origin(headers: Headers) -> bool:
    """Programs send no origin, browsers always do; a proxy may have ended the encryption."""
    host = headers.get("host", "").lower()
    return all(_host(origin) == host for origin in headers.getlist("origin"))


def _host(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
