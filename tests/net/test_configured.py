from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import clientdesk
from clientdesk.errors import NetAddress, NetError, NetStatus, NetTooLarge
from clientdesk.net import configured
from tests.net.servers import PLENTY, answer, get, pours, says, serving

if TYPE_CHECKING:
    import socket
    from pathlib import Path


def redirect(location: str) -> bytes:
    return answer(b"moved", status="302 Found", headers=f"Location: {location}\r\n")


def test_an_answer_has_status_headers_and_body() -> None:
    with serving(says(answer(b"rates", headers="X-Day: today\r\n"))) as server:
        found = get(server.url)

    assert (found.server, found.status, found.body) == (server.host, 200, b"rates")
    assert found.headers["x-day"] == "today"
    assert found.checked() is found


def test_a_request_says_who_asks_and_what_else_it_is_told() -> None:
    with serving(says(answer())) as server:
        get(server.url, headers={"X-Own": "yes"})

    [asked] = server.asked
    assert f"User-Agent: ClientDesk/{clientdesk.__version__} (+".encode() in asked
    assert b"X-Own: yes" in asked


def test_passwords_of_the_environment_are_not_sent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))

    with serving(says(answer())) as server:
        get(server.url)

    assert b"Authorization" not in server.asked[0]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("404 Not Found", "answered 404 (not found)."),
        ("500 Oops", "answered 500 (internal server error)."),
        ("799 Odd", "answered 799."),
        ("304 Not Modified", "answered 304 (not modified)."),
    ],
)
def test_a_refusal_is_told_with_its_number(status: str, sentence: str) -> None:
    with serving(says(answer(status=status))) as server:
        found = get(server.url)

        with pytest.raises(NetStatus) as refused:
            found.checked()

    assert refused.value.message == f"{server.host} {sentence}"
    assert refused.value.status == found.status == int(status[:3])


@pytest.mark.parametrize(
    "url",
    [
        "",
        "rates",
        "/rates",
        "file:///etc/passwd",
        "ftp://host/x",
        "http://",
        "http:///x",
        "http://host:0/",
        "http://host:65536/",
        "http://host:x/",
        "http://[::1/",
        "http://name:password@host/",
        "http://\u0000/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(NetAddress) as refused:
        get(url)

    assert "password" not in refused.value.message


def test_redirects_are_followed() -> None:
    def script(connection: socket.socket, asked: bytes) -> None:
        path = asked.split()[1]
        following = {b"/": redirect("/a"), b"/a": redirect("b"), b"/b": redirect("?c")}
        connection.sendall(following.get(path, answer(path)))

    with serving(script) as server:
        assert get(server.url).body == b"/b?c"


def test_a_circle_of_redirects_is_left() -> None:
    with serving(says(redirect("/"))) as server, pytest.raises(NetError, match="without an end"):
        get(server.url)

    assert len(server.asked) == configured.REDIRECTS + 1


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://host/", "http://host:99999/"])
def test_a_redirect_to_what_is_no_web_address_is_refused(location: str) -> None:
    with serving(says(redirect(location))) as server, pytest.raises(NetError, match=server.host):
        get(server.url)


def test_headers_are_not_told_to_another_server() -> None:
    with (
        serving(says(answer(b"there"))) as other,
        serving(says(redirect(other.url))) as server,
    ):
        assert get(server.url, headers={"Authorization": "Bearer secret"}).body == b"there"

    assert b"secret" in server.asked[0]
    assert b"secret" not in other.asked[0]


def test_a_download_is_handed_on_piece_by_piece() -> None:
    got: list[bytes] = []
    with serving(says(answer(b"x" * 300_000))) as server:
        found = configured.download(
            server.url, got.append, limit_bytes=PLENTY, deadline_s=10, method="POST"
        )

    assert (found.status, found.body) == (200, b"")
    assert b"".join(got) == b"x" * 300_000
    assert len(got) > 1
    assert server.asked[0].startswith(b"POST / ")


def test_a_refused_download_hands_nothing_on() -> None:
    got: list[bytes] = []
    with serving(says(answer(b"no", status="401 Unauthorized"))) as server:
        found = configured.download(server.url, got.append, limit_bytes=PLENTY, deadline_s=10)

    assert (found.status, found.body, got) == (401, b"no", [])


def test_what_is_sent_is_never_sent_on() -> None:
    with serving(says(redirect("/elsewhere"))) as server:
        found = configured.download(
            server.url, bytes, limit_bytes=PLENTY, deadline_s=10, method="POST"
        )

    assert (found.status, len(server.asked)) == (302, 1)


def test_an_endless_download_is_left_at_the_limit() -> None:
    got: list[bytes] = []
    with (
        serving(pours(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 5000)) as server,
        pytest.raises(NetTooLarge),
    ):
        configured.download(server.url, got.append, limit_bytes=200_000, deadline_s=10)

    assert sum(map(len, got)) <= 200_000
