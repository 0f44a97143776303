"""A guarded door to servers on loopback: their addresses are allowed one by one."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from clientdesk.net.guarded import Guarded
from clientdesk.net.visits import Limits
from tests.net.servers import answer, says

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence

    from tests.net.servers import Script, Server

LOOPBACK = "127.0.0.1"

TRUSTS_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Made in no time, where the list of all authorities takes a while."""

QUICK = Limits(seconds=0.5, body_bytes=200_000)
"""For servers that are slow."""

CALM = Limits(seconds=10, body_bytes=200_000)
"""For servers that say too much."""


class Names:
    """A look-up that answers from a list, and keeps what it was asked."""

    def __init__(self, answers: Callable[[str], Sequence[str]] | Sequence[str]) -> None:
        self.asked: list[str] = []
        self._answers = answers

    def __call__(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        return self._answers(host) if callable(self._answers) else self._answers


def guarded(
    *servers: Server,
    limits: Limits | None = None,
    names: Callable[[str], Sequence[str]] | None = None,
    tls: ssl.SSLContext | None = None,
    contact: str | None = None,
) -> Guarded:
    """Lets the servers through, whatever name they are asked by, and does not pause."""
    return Guarded(
        limits or Limits(seconds=10),
        pause_s=0,
        look_up=names or Names([LOOPBACK]),
        tls=tls or TRUSTS_NOBODY,
        contact=contact,
        allow={(LOOPBACK, port(server)) for server in servers},
    )


def port(server: Server) -> int:
    return int(server.host.rpartition(":")[2])


def url(server: Server, path: str = "/", *, host: str = "site.test", scheme: str = "http") -> str:
    """An address by which the server is asked."""
    return f"{scheme}://{host}:{port(server)}{path}"


def after_robots(script: Script) -> Script:
    """A site without a robots.txt; everything else is the script's."""

    def both(connection: socket.socket, asked: bytes) -> None:
        is_robots = asked.startswith(b"GET /robots.txt ")
        (says(answer(status="404 Not Found")) if is_robots else script)(connection, asked)

    return both
