from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from clientdesk.web.answers import text
from clientdesk.web.hosts import LocalOnly, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Message

APP = LocalOnly(text("behind"))
SENTENCE = (
    "ClientDesk signs in whoever opens it as the owner, so it answers on this machine only: "
    "open http://localhost:8501 there, without a proxy."
)


def get(
    base: str, *, client: str = "127.0.0.1", headers: Mapping[str, str] | None = None
) -> httpx.Response:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(APP, client=(client, 5000))
        async with httpx.AsyncClient(transport=transport, base_url=base) as asking:
            return await asking.get("/", headers=headers)

    return anyio.run(ask)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
@pytest.mark.parametrize("port", ["", ":8501"])
def test_this_machine_is_served(host: str, port: str) -> None:
    answer = get("http://127.0.0.1:8501", headers={"Host": host + port})

    assert (answer.status_code, answer.text) == (200, "behind")


def test_ipv6_loopback_is_this_machine() -> None:
    assert get("http://[::1]:8501", client="::1").status_code == 200
    assert get("http://127.0.0.1:8501", client="::ffff:127.0.0.1").status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "127.0.0.2",
        "localhost:8501:80",
        "localhost@evil.example",
        "user@localhost",
        "[::1].evil.example",
        "",
    ],
)
def test_another_host_is_refused(host: str) -> None:
    answer = get("http://127.0.0.1:8501", headers={"Host": host})

    assert (answer.status_code, answer.text) == (403, SENTENCE)


def test_the_refusal_names_the_port_of_this_server() -> None:
    refused = get("http://127.0.0.1:9317", headers={"Host": "evil.example"})

    assert refused.text == SENTENCE.replace("8501", "9317")
    assert "localhost there" in sentence({"type": "http", "server": None})


@pytest.mark.parametrize(
    "header",
    ["Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Forwarded", "Via", "X-Real-IP"],
)
def test_a_proxy_is_refused(header: str) -> None:
    assert get("http://127.0.0.1:8501", headers={header: "for=127.0.0.1"}).status_code == 403


@pytest.mark.parametrize(
    ("base", "client"),
    [
        ("http://192.168.1.5:8501", "127.0.0.1"),
        ("http://127.0.0.1:8501", "192.168.1.9"),
        ("http://0.0.0.0:8501", "127.0.0.1"),
        ("http://[2001:db8::1]:8501", "::1"),
    ],
)
def test_an_end_that_is_not_loopback_is_refused(base: str, client: str) -> None:
    assert get(base, client=client, headers={"Host": "localhost"}).status_code == 403


def websocket(scope: Mapping[str, Any]) -> list[Message]:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    base = {"type": "websocket", "path": "/_stcore/stream", "server": ("127.0.0.1", 8501)}
    anyio.run(APP, {**base, "client": ("127.0.0.1", 5000), "headers": [], **scope}, receive, send)
    return sent


def test_a_websocket_from_elsewhere_is_closed() -> None:
    [closed] = websocket({"headers": [(b"host", b"evil.example")]})

    assert (closed["type"], closed["code"]) == ("websocket.close", 1008)


def test_a_websocket_hears_the_sentence_where_the_server_can_say_it() -> None:
    start, body = websocket({"extensions": {"websocket.http.response": {}}})

    assert (start["type"], start["status"]) == ("websocket.http.response.start", 403)
    assert body["body"].decode() == SENTENCE


def test_two_hosts_are_none() -> None:
    host = (b"host", b"localhost")

    assert websocket({"headers": [host, host]})[0]["type"] == "websocket.close"


def test_a_unix_socket_is_refused() -> None:
    headers = [(b"host", b"localhost")]

    assert websocket({"headers": headers, "server": None})[0]["type"] == "websocket.close"
    assert websocket({"headers": headers, "client": None})[0]["type"] == "websocket.close"
