"""Security headers on every answer, Streamlit's own included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit's front end compiles and evaluates its charts' expressions, hence the unsafe words.
PAGES: Final = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "object-src 'none'",
    ]
)
"""The content policy of the app's pages."""

PLAIN: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'none'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
"""The content policy of our own answers: no script at all."""

HEADERS: Final = {
    "Content-Security-Policy": PAGES,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

SECURE: Final = {"Strict-Transport-Security": "max-age=31536000"}
"""Where the connection is encrypted, a browser asks in no other way for a year."""

_NOT_KEPT: Final = {"Cache-Control": "no-store"}
"""For downloads: Streamlit says nothing of them, and then a browser may keep a copy."""

_ENCRYPTED: Final = "clientdesk.is_encrypted"
"""Under which the outermost layer notes it for a failure's answer, which does not pass it."""

OWN: Final = {
    "Content-Security-Policy": PLAIN,
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
"""What our own answers carry beside or instead of the common headers."""


class SecurityHeaders:
    """Adds what an answer does not say itself, a refused websocket's included.

    Where a proxy ends the encryption, only the public address tells that there is one.
    """

    def __init__(self, app: ASGIApp, *, is_https: bool = False) -> None:
        self.app = app
        self.is_https = is_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the headers of its answer."""
        scope[_ENCRYPTED] = self.is_https or scope.get("scheme") in {"https", "wss"}
        common = common_headers(scope)
        opened = False

        async def send_complete(message: Message) -> None:
            nonlocal opened
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                complete(MutableHeaders(scope=message), common)
            refused = message["type"] == "websocket.close" and not opened
            opened = opened or message["type"] == "websocket.accept"
            if refused and "websocket.http.response" in scope.get("extensions", {}):
                await _REFUSED(scope, receive, send_complete)
            else:
                await send(message)

        await self.app(scope, receive, send_complete)


def common_headers(scope: Scope) -> dict[str, str]:
    """The headers of every answer, by whether the connection is encrypted and what is asked for."""
    secure = SECURE if scope.get(_ENCRYPTED) else {}
    kept = _NOT_KEPT if scope.get("path", "").startswith("/media/") else {}
    return HEADERS | secure | kept


def complete(headers: MutableHeaders, common: Mapping[str, str]) -> None:
    """Set every common header that is not there yet."""
    for name, value in common.items():
        headers.setdefault(name, value)


_REFUSED: Final = PlainTextResponse("This address opens no websocket.", 403, headers=OWN)
