from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from clientdesk.web.answers import text
from clientdesk.web.at_once import send_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    made = H11Protocol.connection_made
    yield
    H11Protocol.connection_made = made  # type: ignore[method-assign]


def test_a_connection_to_a_socket_without_a_named_protocol_sends_at_once() -> None:
    send_at_once()

    assert asyncio.run(_option_of_a_connection())


async def _option_of_a_connection() -> int:
    """Whether the connection that a server takes does not wait for more."""
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(text("here"), lifespan="off", log_level="error"))
        serving = asyncio.create_task(server.serve([listening]))
        while not server.started:
            await asyncio.sleep(0)
        _, writer = await asyncio.open_connection(*listening.getsockname())
        while not server.server_state.connections:
            await asyncio.sleep(0)
        [connection] = server.server_state.connections
        taken = connection.transport.get_extra_info("socket")
        option: int = taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        writer.close()
        server.should_exit = True
        await serving
    return option
