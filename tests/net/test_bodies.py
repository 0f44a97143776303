from __future__ import annotations

import gzip
import tracemalloc

import pytest

from clientdesk.errors import NetError, NetTooLarge
from tests.net.servers import answer, bomb, get, pours, says, serving


def test_a_body_of_just_the_limit_is_taken() -> None:
    with serving(says(answer(b"x" * 1000))) as server:
        assert len(get(server.url, limit_bytes=1000).body) == 1000


def test_a_body_that_is_announced_too_large_is_not_read() -> None:
    with (
        serving(says(b"HTTP/1.1 200 OK\r\nContent-Length: 5000001\r\n\r\n")) as server,
        pytest.raises(NetTooLarge, match="larger than 5 MB"),
    ):
        get(server.url, limit_bytes=5_000_000)


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 5000),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            b"1388\r\n" + b"x" * 5000 + b"\r\n",
        ),
    ],
)
def test_an_endless_body_is_left_at_the_limit(head: bytes, drop: bytes) -> None:
    with (
        serving(pours(head, drop)) as server,
        pytest.raises(NetTooLarge, match="larger than 200,000 bytes"),
    ):
        get(server.url, limit_bytes=200_000)


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n", b""])
def test_endless_headers_are_left(head: bytes) -> None:
    with serving(pours(head, b"X-A: " + b"b" * 5000 + b"\r\n")) as server, pytest.raises(NetError):
        get(server.url)


def test_a_refusal_with_an_endless_body_is_left() -> None:
    with (
        serving(pours(b"HTTP/1.1 404 Not Found\r\n\r\n", b"x" * 5000)) as server,
        pytest.raises(NetTooLarge),
    ):
        get(server.url)


def test_a_packed_body_is_unpacked() -> None:
    body = gzip.compress(b"rates" * 1000)
    with serving(says(answer(body, headers="Content-Encoding: gzip\r\n"))) as server:
        assert get(server.url).body == b"rates" * 1000


def test_a_packed_body_that_grows_too_large_is_left_while_it_is_small() -> None:
    packed = bomb(200_000_000)
    with serving(says(answer(packed, headers="Content-Encoding: gzip\r\n"))) as server:
        tracemalloc.start()
        with pytest.raises(NetTooLarge):
            get(server.url, limit_bytes=1_000_000)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert most < 5_000_000


@pytest.mark.parametrize(
    "body",
    [
        gzip.compress(b"rates" * 100, mtime=0)[:-9],
        gzip.compress(b"rates", mtime=0) + b"more",
        b"not packed at all",
        b"",
    ],
)
def test_a_body_that_is_packed_badly_is_refused(body: bytes) -> None:
    with (
        serving(says(answer(body, headers="Content-Encoding: gzip\r\n"))) as server,
        pytest.raises(NetError, match="cannot be unpacked"),
    ):
        get(server.url)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate"])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding: str) -> None:
    with (
        serving(says(answer(b"x", headers=f"Content-Encoding: {encoding}\r\n"))) as server,
        pytest.raises(NetError, match="not asked for"),
    ):
        get(server.url)


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nrates\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nrates!",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nrates",
        b"HTTP/1.1 200 OK\r\nContent-",
        b"SSH-2.0-OpenSSH\r\n",
        b"",
    ],
)
def test_an_answer_cut_short_or_of_another_kind_is_refused(said: bytes) -> None:
    with serving(says(said)) as server, pytest.raises(NetError, match="broke off"):
        get(server.url)


def test_more_than_was_announced_is_not_taken() -> None:
    with serving(says(answer(b"rates") + b"and more")) as server:
        assert get(server.url).body == b"rates"
