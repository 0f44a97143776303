"""Connections that end with a deadline: looking up, connecting, greeting and every read count."""

from __future__ import annotations

import queue
import socket
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpcore
import httpx

from clientdesk.errors import NetUnreachable

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    Options = Iterable[httpcore.SOCKET_OPTION]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which everything must be over."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """The deadline so many seconds from this moment."""
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """The seconds that are left; raises when there are none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class Transport(httpx.HTTPTransport):
    """Sends requests over connections that end with the deadline, and past every proxy.

    httpx has timeouts for each single read only: a server that drips could hold us for ever.
    """

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(trust_env=False)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),
            network_backend=_Backend(deadline),
        )


class _Backend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of the host that answers."""
        del timeout
        addresses = _resolved(host, port, self._deadline)
        for left in range(len(addresses), 0, -1):
            patience = self._deadline.left() / left
            try:
                found = self._sockets.connect_tcp(
                    addresses[-left], port, patience, local_address, socket_options
                )
                return _Stream(found, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if left == 1:
                    raise
        raise NetUnreachable(f"There is no server named {host}.")


class _Stream(httpcore.NetworkStream):
    """A connection on which no wait lasts longer than the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        left = self._deadline.left()
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _resolved(host: str, port: int, deadline: Deadline) -> list[str]:
    """The host's addresses. The system's look-up cannot be stopped, so a thread waits for it."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([str(address[0]) for *_, address in found])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=look_up, name="look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise httpcore.ConnectTimeout from None
    if not isinstance(answer, list):
        raise NetUnreachable(
            f"There is no server named {host}.", hint="Check the address and the network."
        ) from answer
    return answer
