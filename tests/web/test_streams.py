from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest
from starlette.websockets import WebSocket, WebSocketDisconnect

from clientdesk.errors import InvalidInput
from clientdesk.web.streams import Streams

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Message, Receive, Scope, Send


def judge(cookies: Mapping[str, str], sent: bytes) -> bytes | None:
    if sent == b"broken":
        raise InvalidInput("no frame")
    return None if sent == b"drop" else sent + cookies.get("who", "?").encode()


async def repeat(scope: Scope, receive: Receive, send: Send) -> None:
    """The pages, which say again what they hear, and speak on when the other side has left."""
    websocket = WebSocket(scope, receive, send)
    await websocket.accept()
    try:
        while True:
            await websocket.send_bytes(await websocket.receive_bytes())
    except WebSocketDisconnect:
        await send({"type": "websocket.send", "bytes": b"too late"})


def answered(*sent: Message) -> list[Message]:
    """What a visitor hears who sends these frames, then leaves."""
    messages = iter(
        [{"type": "websocket.connect"}, *sent, {"type": "websocket.disconnect", "code": 1001}]
    )
    heard: list[Message] = []

    async def receive() -> Message:
        return next(messages)

    async def send(message: Message) -> None:
        heard.append(message)

    scope = {"type": "websocket", "headers": [(b"cookie", b"who=nora")]}
    anyio.run(Streams(repeat, judge), scope, receive, send)
    return heard[1:]


def test_what_goes_on_is_what_the_judge_leaves_of_it() -> None:
    first, *_ = answered(
        {"type": "websocket.receive", "bytes": b"drop"},
        {"type": "websocket.receive", "bytes": b"a"},
    )

    assert first == {"type": "websocket.send", "bytes": b"anora"}


@pytest.mark.parametrize("broken", [{"text": "clear_cache"}, {"bytes": b"broken"}, {"bytes": None}])
def test_what_is_no_frame_ends_the_connection_and_nothing_is_said_after(
    broken: dict[str, object],
) -> None:
    heard = answered({"type": "websocket.receive", **broken})

    assert heard == [{"type": "websocket.close", "code": 1002}]
