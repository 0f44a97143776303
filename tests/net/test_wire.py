from __future__ import annotations

import socket
import ssl

import httpcore
import pytest

from clientdesk.errors import NetTimedOut, NetUnreachable
from clientdesk.net.wire import Anywhere, Deadline, Terms, _Stream
from tests.net.servers import answer, drips, get, says, serving


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(answer(b"proxy"))) as proxy, serving(says(answer(b"itself"))) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert get(server.url).body == b"itself"

    assert proxy.asked == []


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        pytest.param(b"", b"H", id="status line"),
        pytest.param(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", id="headers"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x", id="body"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", id="chunks"
        ),
        pytest.param(b"", b"HTTP/1.1 103 Early\r\n\r\n", id="hints"),
    ],
)
def test_who_drips_is_left_when_the_time_is_over(head: bytes, drop: bytes) -> None:
    with (
        serving(drips(head, drop)) as server,
        pytest.raises(NetTimedOut, match=r"did not answer in time\.$"),
    ):
        get(server.url, deadline_s=0.3)


def test_who_says_nothing_is_left_when_the_time_is_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(NetTimedOut):
        get(f"http://127.0.0.1:{silent.getsockname()[1]}/", deadline_s=0.2)


def test_the_time_covers_all_redirects_together() -> None:
    def script(connection: socket.socket, asked: bytes) -> None:
        drips(b"HTTP/1.1 302 Found\r\n", b"X-A: b\r\n", times=8)(connection, asked)
        connection.sendall(b"Location: /on\r\nContent-Length: 0\r\n\r\n")

    with serving(script) as server, pytest.raises(NetTimedOut):
        get(server.url, deadline_s=0.35)


def test_a_greeting_that_never_comes_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(NetTimedOut):
        get(f"https://127.0.0.1:{silent.getsockname()[1]}/", deadline_s=0.2)


def test_a_server_that_does_not_listen_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        url = f"http://127.0.0.1:{gone.getsockname()[1]}/"

    with pytest.raises(NetUnreachable, match="cannot be reached"):
        get(url)


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 70 + ".invalid"])
def test_a_server_that_does_not_exist_is_named(host: str) -> None:
    with pytest.raises(NetUnreachable, match=f"no server named {host}"):
        get(f"http://{host}/")


def test_a_server_without_encryption_is_not_taken_for_one_with() -> None:
    with serving(says(answer()), reads=False) as server, pytest.raises(NetUnreachable):
        get(server.url.replace("http:", "https:"))


def test_a_connection_whose_time_is_over_before_the_greeting_is_closed() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        made = httpcore.SyncBackend().connect_tcp("127.0.0.1", server.getsockname()[1])
        stream = _Stream(made, Terms(Deadline.after(-1), Anywhere()), "127.0.0.1")

        with pytest.raises(httpcore.ReadTimeout):
            stream.start_tls(ssl.create_default_context())

        assert made.get_extra_info("socket").fileno() == -1
