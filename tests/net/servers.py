"""Servers on loopback that answer with exactly the bytes they are told to, badly if need be."""

from __future__ import annotations

import gzip
import socket
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from clientdesk.net import configured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clientdesk.net.configured import Answer

    Script = Callable[[socket.socket, bytes], None]

PLENTY = 10_000_000


def get(
    url: str,
    *,
    limit_bytes: int = PLENTY,
    deadline_s: float = 10,
    headers: dict[str, str] | None = None,
) -> Answer:
    """Reads one address, with room and time enough unless told."""
    return configured.get(url, limit_bytes=limit_bytes, deadline_s=deadline_s, headers=headers)


class Server:
    """A server that runs one script for each connection, and keeps what it was asked."""

    def __init__(
        self, script: Script, *, reads: bool = True, listening: socket.socket | None = None
    ) -> None:
        self.asked: list[bytes] = []
        self.taken = 0
        self._script = script
        self._reads = reads
        self._listening = listening or socket.create_server(("127.0.0.1", 0))
        self.host = "127.0.0.1:{1}".format(*self._listening.getsockname())
        self.url = f"http://{self.host}/"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                self.taken += 1
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            asked = b""
            while self._reads and b"\r\n\r\n" not in asked:
                part = connection.recv(65_536)
                if not part:
                    return
                asked += part
            self.asked.append(asked)
            self._script(connection, asked)


@contextmanager
def serving(script: Script, *, reads: bool = True) -> Iterator[Server]:
    """The running server; a script that reads the request itself says so."""
    server = Server(script, reads=reads)
    try:
        yield server
    finally:
        server.close()


def says(*parts: bytes) -> Script:
    """Answers everybody with the same bytes."""

    def script(connection: socket.socket, _asked: bytes) -> None:
        for part in parts:
            connection.sendall(part)

    return script


def answer(body: bytes = b"", *, status: str = "200 OK", headers: str = "") -> bytes:
    """A whole, right answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}\r\n"
    return head.encode() + body


def drips(head: bytes, drop: bytes, *, times: int = 200) -> Script:
    """Sends the head, then one drop after the other, each long before a read would time out."""

    def script(connection: socket.socket, _asked: bytes) -> None:
        connection.sendall(head)
        pause = threading.Event()
        for _ in range(times):
            connection.sendall(drop)
            pause.wait(0.02)

    return script


def pours(head: bytes, drop: bytes) -> Script:
    """Sends the head, then the same bytes for ever."""

    def script(connection: socket.socket, _asked: bytes) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(drop)

    return script


def bomb(size: int) -> bytes:
    """Zeros, packed so that a thousandth of them travels."""
    return gzip.compress(bytes(size))
