"""Answers that the HTTP server gives before any app is asked: with the headers of all others.

A head that cannot be read, or one of more than 64 KiB, never becomes a request, so no layer sees
it; nor does a websocket whose handshake is wrong. Neither uvicorn nor websockets has a setting for
what they answer then, and `streamlit run` chooses their classes itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from websockets.server import ServerProtocol

from clientdesk.web.headers import HEADERS, OWN

if TYPE_CHECKING:
    from websockets.http11 import Response
    from websockets.typing import StatusLike

SENTENCE: Final = "The server cannot read this request."

_CAN_ANSWER: Final = {h11.IDLE, h11.SEND_RESPONSE}
_rejected: Final = ServerProtocol.reject


def complete_bare_answers() -> None:
    """Let both give the headers, and a sentence that repeats nothing of the request."""
    H11Protocol.send_400_response = _refuse  # type: ignore[assignment, method-assign]
    ServerProtocol.reject = _reject  # type: ignore[assignment, method-assign]


def _refuse(self: H11Protocol, _message: str) -> None:
    if self.conn.our_state in _CAN_ANSWER:
        headers = HEADERS | OWN | {"Content-Type": "text/plain; charset=utf-8"}
        answer = [
            h11.Response(status_code=400, reason="Bad Request", headers=_closing(headers)),
            h11.Data(data=SENTENCE.encode()),
            h11.EndOfMessage(),
        ]
        for event in answer:
            self.transport.write(self.conn.send(event) or b"")
    self.transport.close()


def _closing(headers: dict[str, str]) -> list[tuple[str, str]]:
    return [*headers.items(), ("Connection", "close")]


def _reject(self: ServerProtocol, status: StatusLike, _text: str) -> Response:
    answer = _rejected(self, status, SENTENCE)
    answer.headers.update(HEADERS | OWN)
    return answer
