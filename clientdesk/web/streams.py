"""What comes in on the websocket of the pages, judged before Streamlit reads it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from anyio.to_thread import run_sync
from starlette.requests import HTTPConnection

from clientdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    Judge = Callable[[Mapping[str, str], bytes], bytes | None]
    """What of a frame goes on, by the cookies of its page; None drops it, InvalidInput ends all."""

_NO_PROTOCOL: Final = 1002
"""How a websocket ends whose other side does not speak as agreed."""


class Streams:
    """Passes on of each frame what its page may send, and hangs up on what is none."""

    def __init__(self, app: ASGIApp, judge: Judge) -> None:
        self.app = app
        self._judge = judge

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stand between a websocket and the pages."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        judge = partial(self._judge, HTTPConnection(scope).cookies)
        stream = _Stream(judge, receive, send)
        await self.app(scope, stream.receive, stream.send)


class _Stream:
    def __init__(
        self, judge: Callable[[bytes], bytes | None], receive: Receive, send: Send
    ) -> None:
        self._judge = judge
        self._receive = receive
        self._send = send
        self._has_ended = False

    async def receive(self) -> Message:
        """The next message that goes on."""
        while True:
            message = await self._receive()
            if message["type"] != "websocket.receive":
                return message
            if message.get("bytes") is None:  # a text; pages send none
                return await self._hang_up()
            try:
                passed = await run_sync(self._judge, message["bytes"])
            except InvalidInput:
                return await self._hang_up()
            if passed is not None:
                return {"type": "websocket.receive", "bytes": passed}

    async def send(self, message: Message) -> None:
        """Send, unless we hung up."""
        if not self._has_ended:
            await self._send(message)

    async def _hang_up(self) -> Message:
        self._has_ended = True
        await self._send({"type": "websocket.close", "code": _NO_PROTOCOL})
        return {"type": "websocket.disconnect", "code": _NO_PROTOCOL}
