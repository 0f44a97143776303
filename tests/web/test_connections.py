from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from clientdesk.web.answers import text
from clientdesk.web.connections import look_after_connections

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator

    from starlette.types import Receive, Scope, Send

    Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[None, None, bytes]]

WHOLE = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
LOOK = 0.02


@pytest.fixture(autouse=True)
def _looked_after() -> Iterator[None]:
    made = H11Protocol.connection_made
    look_after_connections(LOOK)
    yield
    H11Protocol.connection_made = made  # type: ignore[method-assign]


@asynccontextmanager
async def served(app: object) -> AsyncIterator[tuple[uvicorn.Server, tuple[str, int]]]:
    """The app behind a socket that names no protocol, as `streamlit run` binds one."""
    with socket.socket(socket.AF_INET) as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, lifespan="off", log_level="error")  # type: ignore[arg-type]
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve([listening]))
        while not server.started:
            await asyncio.sleep(0)
        yield server, listening.getsockname()
        server.should_exit = True
        await serving


def test_a_connection_sends_at_once() -> None:
    async def option() -> int:
        async with served(text("here")) as (server, address):
            _, writer = await asyncio.open_connection(*address)
            while not server.server_state.connections:
                await asyncio.sleep(0)
            [connection] = server.server_state.connections
            taken = connection.transport.get_extra_info("socket")
            found: int = taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            writer.close()
        return found

    assert asyncio.run(option())


def test_no_answer_names_the_program() -> None:
    async def heard() -> bytes:
        async with served(text("here")) as (_, address):
            reader, writer = await asyncio.open_connection(*address)
            writer.write(WHOLE)
            answer = await reader.readuntil(b"here")
            writer.close()
        return answer

    answer = asyncio.run(heard()).lower()
    assert b"date:" in answer
    assert b"server:" not in answer


@pytest.mark.parametrize("sent", [b"", b"GET / HT", WHOLE + b"GET / HT"])
def test_a_head_that_does_not_end_is_not_waited_for(sent: bytes) -> None:
    async def heard() -> bytes:
        async with served(text("here")) as (_, address):
            reader, writer = await asyncio.open_connection(*address)
            writer.write(sent)
            rest = await asyncio.wait_for(reader.read(), 20)
            writer.close()
        return rest

    assert asyncio.run(heard()).count(b"200 OK") == sent.count(WHOLE)


def test_an_answer_that_takes_long_and_a_connection_that_rests_are_left_alone() -> None:
    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(5 * LOOK)
        await text("here")(scope, receive, send)

    async def heard() -> bytes:
        async with served(slow) as (_, address):
            reader, writer = await asyncio.open_connection(*address)
            writer.write(WHOLE)
            first = await reader.readuntil(b"here")
            await asyncio.sleep(5 * LOOK)
            writer.write(WHOLE)
            second = await reader.readuntil(b"here")
            writer.close()
        return first + second

    assert asyncio.run(heard()).count(b"200 OK") == 2
