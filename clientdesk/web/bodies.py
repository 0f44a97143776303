"""What a request may send: head and body, for how long, and how many files at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio
from starlette.datastructures import Headers

from clientdesk.web import answers
from clientdesk.web.refusing import refuse

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEAD: Final = 32_768
"""Bytes of the address and all headers; a signed-in browser sends about 10,000."""

MOST: Final = 65_536
"""Bytes of a body that is no upload; ours are far smaller."""

IN_TIME: Final = 10.0
"""Seconds in which such a body must be here."""

UPLOAD_IN_TIME: Final = 300.0
"""Seconds in which an upload must be here; how large it may be is Streamlit's setting."""

UPLOADS: Final = 4
"""Uploads at once: each may have 200 MB, and is held in memory until its page has taken it."""

_UPLOAD: Final = "/_stcore/upload_file/"


class Bodies:
    """Reads small bodies whole before anything else runs, and bounds the uploads."""

    def __init__(
        self, app: ASGIApp, in_time: float = IN_TIME, upload_in_time: float = UPLOAD_IN_TIME
    ) -> None:
        self.app = app
        self._in_time = in_time
        self._upload_in_time = upload_in_time
        self._uploads = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is not too long, whose body is here, or that has none."""
        if scope["type"] != "lifespan" and _head(scope) > HEAD:
            await refuse(_long_head(), scope, receive, send)
        elif scope["type"] != "http" or not _has_body(scope):
            await self.app(scope, receive, send)
        elif scope["method"] == "PUT" and scope["path"].startswith(_UPLOAD):
            await self._upload(scope, receive, send)
        else:
            await self._small(scope, receive, send)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._uploads >= UPLOADS:
            await _busy()(scope, receive, send)
            return
        answered = _Noting(send)
        self._uploads += 1
        try:
            with anyio.move_on_after(self._upload_in_time) as waiting:
                await self.app(scope, receive, answered)
        finally:
            self._uploads -= 1
        if waiting.cancelled_caught and not answered.has_started:
            await _too_slow()(scope, receive, send)

    async def _small(self, scope: Scope, receive: Receive, send: Send) -> None:
        body, refusal = None, _too_slow()
        with anyio.move_on_after(self._in_time):
            body = await _whole(scope, receive)
            refusal = _too_large()
        if body is None:
            await refusal(scope, receive, send)
        else:
            await self.app(scope, _Again(body, receive), send)


class _Noting:
    """Sends, and knows whether an answer has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.has_started = False

    async def __call__(self, message: Message) -> None:
        self.has_started = True
        await self._send(message)


class _Again:
    """Hands a body out that was read before; then what else the visitor does."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._first: Message | None = {"type": "http.request", "body": body, "more_body": False}
        self._receive = receive

    async def __call__(self) -> Message:
        first, self._first = self._first, None
        return first or await self._receive()


def _head(scope: Scope) -> int:
    """The size of what came before the body; a path by itself where a server keeps no raw one."""
    address = len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"])
    return address + sum(len(name) + len(value) + 4 for name, value in scope["headers"])


def _has_body(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


async def _whole(scope: Scope, receive: Receive) -> bytes | None:
    """The body; None when it is too large, without reading what is announced as that."""
    length = Headers(scope=scope).get("content-length", "0")
    if not length.isdecimal() or int(length) > MOST:
        return None
    body, more = bytearray(), True
    while more and len(body) <= MOST:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return bytes(body) if len(body) <= MOST else None


def _long_head() -> Response:
    return _closing("The address and the headers of the request are too long.", 431)


def _busy() -> Response:
    return _closing("Too many files arrive at this moment. Try again in a minute.", 503)


def _too_large() -> Response:
    return _closing("The request is larger than this address takes.", 413)


def _too_slow() -> Response:
    return _closing("The request did not arrive in time.", 408)


def _closing(sentence: str, status: int) -> Response:
    """What is left of the body is not waited for."""
    answer = answers.text(sentence, status)
    answer.headers["Connection"] = "close"
    return answer
