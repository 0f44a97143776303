"""Answers leave when they are written, not when the visitor has confirmed what came before.

asyncio asks for that by itself (TCP_NODELAY) where a socket names its protocol; the one that
`streamlit run` binds does not, and then each answer waits some 40 milliseconds for nothing.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

_made: Final = H11Protocol.connection_made


def send_at_once() -> None:
    """Let every connection begin so; websockets begin as these do."""
    H11Protocol.connection_made = _connection_made  # type: ignore[method-assign]


def _connection_made(self: H11Protocol, transport: asyncio.Transport) -> None:
    connection = transport.get_extra_info("socket")
    if connection is not None and connection.family in {socket.AF_INET, socket.AF_INET6}:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    _made(self, transport)
