"""Connections that end with a deadline: looking up, connecting, greeting and every read count."""

from __future__ import annotations

import queue
import socket
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import httpcore
import httpx

from clientdesk.errors import NetRefused, NetTooLarge, NetUnknownHost

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable, Sequence

    Options = Iterable[httpcore.SOCKET_OPTION]

    LookUp = Callable[[str], Sequence[str]]
    """The addresses of a host's name; raises OSError when there are none."""


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


class Reach(Protocol):
    """Where connections may go."""

    def addresses(self, host: str, port: int, deadline: Deadline) -> Sequence[str]:
        """The addresses of a host that may be connected to, one at least."""
        ...

    def admits(self, address: str, port: int) -> bool:
        """Whether a connection may lead to the address; asked of those that are made."""
        ...


class Anywhere:
    """No address is refused."""

    def addresses(self, host: str, port: int, deadline: Deadline) -> Sequence[str]:
        """Whatever the system's look-up says."""
        del port
        return resolved(host, deadline)

    def admits(self, address: str, port: int) -> bool:
        """Always."""
        del address, port
        return True


@dataclass(frozen=True, slots=True)
class Terms:
    """What connections are held to."""

    deadline: Deadline
    reach: Reach
    most: int | None = None
    """Bytes that may come over one connection, heads and frames included."""
    tls: ssl.SSLContext | None = None


class Transport(httpx.HTTPTransport):
    """Sends requests over connections that end with the deadline, and past every proxy.

    httpx has timeouts for each single read only: a server that drips could hold us for ever.
    """

    def __init__(self, terms: Terms) -> None:
        tls = terms.tls or httpx.create_ssl_context(trust_env=False)
        super().__init__(verify=tls, trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=tls, network_backend=_Backend(terms))


class _Backend(httpcore.NetworkBackend):
    def __init__(self, terms: Terms) -> None:
        self._terms = terms
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
        deadline = self._terms.deadline
        addresses = self._terms.reach.addresses(host, port, deadline)
        for left in range(len(addresses), 0, -1):
            patience = deadline.left() / left
            try:
                found = self._sockets.connect_tcp(
                    addresses[-left], port, patience, local_address, socket_options
                )
                return _Stream(self._admitted(found, port), self._terms, host)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if left == 1:
                    raise
        raise NetUnknownHost(f"There is no server named {host}.")

    def _admitted(self, stream: httpcore.NetworkStream, port: int) -> httpcore.NetworkStream:
        """The connection, if it leads where it may."""
        try:
            peer = stream.get_extra_info("server_addr")[0]
        except OSError as error:
            stream.close()
            raise httpcore.ConnectError from error
        if not self._terms.reach.admits(peer, port):
            stream.close()
            raise NetRefused
        return stream


class _Stream(httpcore.NetworkStream):
    """A connection on which no wait lasts longer, and no more comes, than the terms say."""

    def __init__(self, stream: httpcore.NetworkStream, terms: Terms, host: str) -> None:
        self._stream = stream
        self._terms = terms
        self._host = host
        self._came = 0

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        part = self._stream.read(max_bytes, self._terms.deadline.left())
        self._came += len(part)
        if self._terms.most is not None and self._came > self._terms.most:
            raise NetTooLarge(f"The answer of {self._host} goes on and on, so it was not read on.")
        return part

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._terms.deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        try:
            left = self._terms.deadline.left()
        except httpcore.ReadTimeout:
            # httpcore closes what fails to greet, but not what was never begun.
            self.close()
            raise
        encrypted = self._stream.start_tls(ssl_context, server_hostname, left)
        return _Stream(encrypted, self._terms, self._host)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def system(host: str) -> list[str]:
    """The addresses that the system knows for a name."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def resolved(host: str, deadline: Deadline, look_up: LookUp = system) -> list[str]:
    """The host's addresses. A look-up cannot be stopped, so a thread waits for it."""
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(dict.fromkeys(look_up(host))))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise httpcore.ConnectTimeout from None
    if not isinstance(answer, list):
        raise NetUnknownHost(
            f"There is no server named {host}.", hint="Check the address and the network."
        ) from answer
    return answer
