from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import NetAddress, NetError, NetTooLarge
from clientdesk.net import configured
from tests.net.servers import PLENTY, answer, pours, says, serving

if TYPE_CHECKING:
    import socket

    from clientdesk.net.configured import Answer


def post(url: str, value: object, *, limit_bytes: int = PLENTY) -> Answer:
    return configured.post_json(url, value, limit_bytes=limit_bytes, deadline_s=10)


def echoes(connection: socket.socket, _asked: bytes) -> None:
    """Answers with the request as it came, head and body."""
    with connection.makefile("rb") as coming:
        head = []
        while (line := coming.readline()) != b"\r\n":
            head.append(line)
        length = next(int(line[15:]) for line in head if line.lower().startswith(b"content-length"))
        connection.sendall(answer(b"".join([*head, b"\r\n", coming.read(length)])))


def test_a_value_travels_as_json() -> None:
    value = {"text": "Grüße\ud800", "numbers": [1, 2.5], "none": None}

    with serving(echoes, reads=False) as server:
        head, body = post(server.url, value).body.split(b"\r\n\r\n", 1)

    assert head.startswith(b"POST / HTTP/1.1")
    assert b"Content-Type: application/json" in head
    assert json.loads(body) == value


def test_what_is_posted_is_never_sent_on() -> None:
    with (
        serving(says(answer(b"there"))) as other,
        serving(
            says(
                answer(status="307 Temporary Redirect", headers=f"Location: {other.url}\r\n"),
            )
        ) as server,
    ):
        assert post(server.url, {"secret": 1}).status == 307

    assert other.asked == []


def test_a_posted_value_gets_no_more_than_was_agreed() -> None:
    with (
        serving(pours(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 5000)) as server,
        pytest.raises(NetTooLarge),
    ):
        post(server.url, {}, limit_bytes=100_000)


def test_nothing_is_posted_to_what_is_no_web_address() -> None:
    with pytest.raises(NetAddress):
        post("file:///etc/passwd", {})


def test_who_stays_asks_no_other_server() -> None:
    with (
        serving(says(answer(b"there"))) as other,
        serving(
            says(answer(status="302 Found", headers=f"Location: {other.url}?q=Acme\r\n"))
        ) as server,
        pytest.raises(NetError, match="sends to another server") as refused,
    ):
        configured.get(server.url, limit_bytes=PLENTY, deadline_s=10, stays=True)

    assert other.asked == []
    assert server.host in refused.value.message


def test_who_stays_follows_the_server_to_its_other_addresses() -> None:
    def script(connection: socket.socket, asked: bytes) -> None:
        moved = answer(status="302 Found", headers="Location: /there\r\n")
        connection.sendall(moved if b"GET / " in asked else answer(b"here"))

    with serving(script) as server:
        found = configured.get(server.url, limit_bytes=PLENTY, deadline_s=10, stays=True)

    assert found.body == b"here"
