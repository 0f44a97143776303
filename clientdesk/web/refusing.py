"""One answer for requests and websockets alike that go no further."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import Receive, Scope, Send


async def refuse(answer: Response, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer; a websocket is closed where the server cannot answer before it opens."""
    can_answer = "websocket.http.response" in scope.get("extensions", {})
    if scope["type"] == "http" or can_answer:
        await answer(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1008, "reason": "Not from there."})
