"""Bytes to and from a running server, below what HTTP clients let one send."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from websockets.sync.client import ClientConnection

HANDSHAKE: Final = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def exchanged(url: str, sent: bytes, *, wait: float = 30.0) -> httpx.Response | None:
    """The first answer to some bytes; None when the server only hangs up."""
    end = urlsplit(url)
    with socket.create_connection((end.hostname, end.port), wait) as connection:
        connection.sendall(sent)
        heard = b""
        while b"\r\n\r\n" not in heard or not _is_whole(heard):
            piece = connection.recv(65_536)
            if not piece:
                break
            heard += piece
    return _answer(heard) if heard else None


def request(url: str, path: str, headers: Mapping[str, str], *, method: str = "GET") -> bytes:
    """A request as it goes over the wire."""
    named = {"Host": urlsplit(url).netloc, **headers}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def _is_whole(heard: bytes) -> bool:
    answer = _answer(heard)
    if answer.status_code == 101:
        return True
    return len(answer.content) >= int(answer.headers.get("content-length", 1 << 30))


def _answer(heard: bytes) -> httpx.Response:
    head, _, body = heard.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
    return httpx.Response(int(first.split()[1]), headers=headers, content=body)


def a_page(url: str, cookies: Mapping[str, str]) -> ClientConnection:
    """The websocket of a page, opened as a browser does that has the cookies."""
    token = cookies.get("_streamlit_xsrf", "")
    return connect(
        f"{url.replace('http', 'ws', 1)}/_stcore/stream",
        origin=Origin(url),
        subprotocols=[Subprotocol(name) for name in ("streamlit", token) if name],
        additional_headers={"Cookie": as_header(cookies)} if cookies else {},
        max_size=None,
        max_queue=None,
    )


def as_header(cookies: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


@contextmanager
def a_session(url: str, cookies: Mapping[str, str] | None = None) -> Iterator[str]:
    """A page that is open in no browser; the id of its session."""
    with a_page(url, cookies or {}) as page:
        page.send(BackMsg(rerun_script=ClientState()).SerializeToString())
        while True:
            heard = page.recv(30)
            message = ForwardMsg.FromString(heard if isinstance(heard, bytes) else b"")
            if message.WhichOneof("type") == "new_session":
                break
        yield str(message.new_session.initialize.session_id)
