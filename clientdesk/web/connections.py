"""What every connection of the server begins with: it sends at once, its heads arrive in time, and
no answer names the program.

asyncio sends at once by itself (TCP_NODELAY) where a socket names its protocol; the one that
`streamlit run` binds does not, and then each answer waits some 40 milliseconds for nothing. And
uvicorn waits for ever for the rest of a head. It names itself in every answer unless whoever starts
it says otherwise, and `streamlit run` does not.
"""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

IN_TIME: Final = 15.0
"""Seconds after which a head that has begun is looked at; it must be whole by the next look."""

_made: Final = H11Protocol.connection_made


def look_after_connections(in_time: float = IN_TIME) -> None:
    """Let every connection begin so; websockets begin as these do."""

    def connection_made(self: H11Protocol, transport: asyncio.Transport) -> None:
        connection = transport.get_extra_info("socket")
        if connection is not None and connection.family in {socket.AF_INET, socket.AF_INET6}:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _made(self, transport)
        _leave_unnamed(self)
        self.loop.call_later(in_time, _look, self, in_time, False)

    H11Protocol.connection_made = connection_made  # type: ignore[method-assign]


def _leave_unnamed(self: H11Protocol) -> None:
    """Take the header out of what begins this answer, and of what each second begins with anew."""
    for headers in (self.config.encoded_headers, self.server_state.default_headers):
        headers[:] = [header for header in headers if header[0] != b"server"]


def _look(self: H11Protocol, in_time: float, was_waiting: bool) -> None:
    """Close what waited for the rest of a head at the last look, and still does."""
    if self.transport.is_closing() or self.transport.get_protocol() is not self:
        return
    waits = self.scope is None or (
        self.conn.their_state is h11.IDLE and bool(self.conn.trailing_data[0])
    )
    if waits and was_waiting:
        self.transport.close()
    else:
        self.loop.call_later(in_time, _look, self, in_time, waits)
