"""Security headers on every answer, Streamlit's own included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
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

OWN: Final = {
    "Content-Security-Policy": PLAIN,
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}
"""What our own answers carry beside or instead of the common headers."""


class SecurityHeaders:
    """Adds what an answer does not say itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the headers of its answer."""

        async def send_complete(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                complete(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_complete)


def complete(headers: MutableHeaders) -> None:
    """Set every common header that is not there yet."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
