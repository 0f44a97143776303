"""Around sign-in: browsers by name, back to the page that was asked for, encrypted cookies."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection

from clientdesk.signin import returns
from clientdesk.signin.provider import CALLBACK
from clientdesk.web.answers import text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    MaySend = Callable[[Mapping[str, str], str], bool]
    """Whether whoever has these cookies may send files to, or take them from, a session."""

SIGNED_IN: Final = "_streamlit_user="
"""How the cookie begins that Streamlit sets for whoever signed in."""

FAILED: Final = "/?sign-in=failed"
"""Where somebody starts again whom the provider sent back without signing them in."""

NO_FILES: Final = "Only members send files; sign in first."

_SIGN_IN: Final = "/auth/login"
_FILES: Final = "/_stcore/upload_file/"
_EXPIRED: Final = "max-age=0"


class Visits:
    """Names each browser that opens a page, and takes it back there after sign-in."""

    def __init__(self, app: ASGIApp, *, is_https: bool, may_send: MaySend) -> None:
        self.app = app
        self.is_https = is_https
        self._may_send = may_send

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; complete the cookies and the way back of its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _is_about_file(scope) and not await run_sync(
            self._may_send, HTTPConnection(scope).cookies, scope["path"].split("/")[3]
        ):
            await text(NO_FILES, 403)(scope, receive, send)
            return

        async def send_complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                if scope["path"] == _SIGN_IN and message["status"] >= HTTPStatus.BAD_REQUEST:
                    message["status"] = HTTPStatus.SEE_OTHER
                    MutableHeaders(scope=message)["location"] = FAILED
                self._complete(scope, message["status"], MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, send_complete)

    def _complete(self, scope: Scope, status: int, headers: MutableHeaders) -> None:
        visit = _visit(scope)
        if scope["path"] == CALLBACK and "location" in headers:
            headers["location"] = _way_on(scope, visit, headers)
        if not visit and _is_page(scope, status, headers):
            named = secrets.token_urlsafe(32)
            headers.append(
                "set-cookie", f"{returns.COOKIE}={named}; Path=/; HttpOnly; SameSite=Lax"
            )
        if self.is_https:
            _encrypt(headers)


def _is_page(scope: Scope, status: int, headers: MutableHeaders) -> bool:
    """Whether a browser gets a page, or hears that the one it has still holds."""
    if status == HTTPStatus.NOT_MODIFIED:
        return "text/html" in Headers(scope=scope).get("accept", "")
    return headers.get("content-type", "").startswith("text/html")


def _is_about_file(scope: Scope) -> bool:
    """Whether a file comes, which would be kept in memory for whoever sent it, or goes."""
    return bool(scope["path"].startswith(_FILES)) and scope["method"] in {"PUT", "POST", "DELETE"}


def _visit(scope: Scope) -> str:
    return HTTPConnection(scope).cookies.get(returns.COOKIE, "")


def _way_on(scope: Scope, visit: str, headers: MutableHeaders) -> str:
    """Where the provider's answer leads: the wanted page, or the start with a word of failure."""
    cookies = [value for value in headers.getlist("set-cookie") if value.startswith(SIGNED_IN)]
    if any(_EXPIRED not in value.lower() for value in cookies):
        return returns.take(visit) or "/"
    # The provider also sends people here after they have signed out, with neither of both.
    asked = {part.partition(b"=")[0] for part in scope.get("query_string", b"").split(b"&")}
    return FAILED if asked & {b"code", b"error"} else "/"


def _encrypt(headers: MutableHeaders) -> None:
    """Let browsers send every cookie over https only."""
    for at, (name, value) in enumerate(headers.raw):
        if name == b"set-cookie" and b"; secure" not in value.lower():
            headers.raw[at] = (name, value + b"; Secure")
