from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import NetBroken, NetError, NetRedirects, NetRefused, NetTimedOut
from tests.net.guards import LOOPBACK, QUICK, Names, after_robots, guarded, port, url
from tests.net.servers import answer, drips, serving

if TYPE_CHECKING:
    import socket

    from tests.net.servers import Script


def moved(to: str, status: str = "302 Found") -> bytes:
    return answer(b"moved", status=status, headers=f"Location: {to}\r\n")


def paths(**said: bytes) -> Script:
    """A site that says one thing for each path, and its path for all others."""

    def script(connection: socket.socket, asked: bytes) -> None:
        path = asked.split()[1].decode()
        connection.sendall(said.get(path.strip("/") or "home", answer(path.encode())))

    return after_robots(script)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_last_address_told(status: int) -> None:
    with serving(paths(home=moved("/a?b#c", f"{status} Moved"))) as server:
        found = guarded(server).get(url(server))

    assert (found.url, found.body) == (url(server, "/a?b"), b"/a?b")


@pytest.mark.parametrize("said", ["300 Choose", "304 Same", "305 Proxy", "201 Made"])
def test_other_statuses_lead_nowhere(said: str) -> None:
    with serving(paths(home=moved("/a", said))) as server:
        assert guarded(server).get(url(server)).status == int(said[:3])


ELSEWHERE = [
    *("http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd"),
    *(
        "ftp://127.0.0.1/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://[::1]/",
        "//127.0.0.1/",
    ),
    *(
        "http://localhost/",
        "http://a@127.0.0.1/",
        "http://site.test:22/",
        "//2130706433/",
        "http://[",
    ),
    *(
        "\\\\127.0.0.1\\x",
        "http:\\\\127.0.0.1/",
        "http://127。0。0。1/",
        "gopher://127.0.0.1:70/_x",
    ),
    *("http://inner.test/", "https://inner.test/", "http://private.test:80/", "/" + "x" * 3000),
]


@pytest.mark.parametrize("to", ELSEWHERE, ids=lambda to: ascii(to)[:40])
def test_a_redirect_to_where_nobody_may_go_is_refused(
    to: str, connects: list[tuple[str, int]]
) -> None:
    inner = {"inner.test": ["10.0.0.1"], "private.test": [LOOPBACK]}
    names = Names(lambda host: inner.get(host, [LOOPBACK]))
    with (
        serving(paths(home=moved(to))) as server,
        pytest.raises(NetRefused),
    ):
        guarded(server, names=names).get(url(server))

    assert set(connects) == {(LOOPBACK, port(server))}


@pytest.mark.parametrize("to", ["//", "http:127.0.0.1", "?", "127.0.0.1", "http:/127.0.0.1/"])
def test_a_reference_that_looks_like_an_address_stays_on_the_site(
    to: str, connects: list[tuple[str, int]]
) -> None:
    with serving(paths(home=moved(to))) as server:
        try:
            found = guarded(server).get(url(server)).url
        except NetError:
            found = url(server)

    assert found.startswith(url(server))
    assert set(connects) == {(LOOPBACK, port(server))}


def test_every_redirect_is_looked_up_and_judged_anew(connects: list[tuple[str, int]]) -> None:
    """The third host of a chain is an inner one; the first two were not."""

    def script(connection: socket.socket, asked: bytes) -> None:
        host = asked.partition(b"Host: ")[2].partition(b".")[0].decode()
        following = {"a": "b.test", "b": "c.test"}[host]
        connection.sendall(moved(f"http://{following}:{port(server)}/"))

    names = Names(lambda host: ["192.168.0.1"] if host == "c.test" else [LOOPBACK])
    with serving(after_robots(script)) as server, pytest.raises(NetRefused):
        guarded(server, names=names).get(url(server, host="a.test"))

    assert names.asked == ["a.test", "a.test", "b.test", "b.test", "c.test"]
    assert connects == [(LOOPBACK, port(server))] * 4


@pytest.mark.parametrize(("steps", "fits"), [(5, True), (6, False), (50, False)])
def test_a_chain_of_redirects_has_an_end(steps: int, fits: bool) -> None:
    said = {f"{step}": moved(f"/{step - 1}") for step in range(1, steps + 1)}
    with serving(paths(**said)) as server:
        web = guarded(server)
        if fits:
            assert web.get(url(server, f"/{steps}")).body == b"/0"
        else:
            with pytest.raises(NetRedirects, match=r"site\.test sends .* without an end"):
                web.get(url(server, f"/{steps}"))

    assert len(server.asked) == 1 + min(steps, 5) + 1


def test_a_circle_of_redirects_is_left() -> None:
    with serving(paths(home=moved("/"))) as server, pytest.raises(NetRedirects):
        guarded(server).get(url(server))


def test_a_page_that_sends_on_by_itself_is_a_page() -> None:
    body = b'<meta http-equiv="refresh" content="0;url=/a"><script>location = "/b"</script>'
    with serving(paths(home=answer(body))) as server:
        found = guarded(server).get(url(server))

    assert (found.url, found.body) == (url(server), body)
    assert len(server.asked) == 2


def test_a_location_of_ten_megabytes_is_not_read() -> None:
    def script(connection: socket.socket, _asked: bytes) -> None:
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /" + b"x" * 10_000_000)

    with serving(after_robots(script)) as server, pytest.raises(NetBroken):
        guarded(server).get(url(server))


def test_cookies_are_not_carried_on() -> None:
    sets = answer(status="302 Found", headers="Location: /a\r\nSet-Cookie: a=b; Path=/\r\n")
    with serving(paths(home=sets)) as server:
        guarded(server).get(url(server))

    assert b"Cookie" not in server.asked[-1]


def test_the_time_covers_all_redirects_together() -> None:
    def script(connection: socket.socket, asked: bytes) -> None:
        drips(b"HTTP/1.1 302 Found\r\n", b"X-A: b\r\n", times=15)(connection, asked)
        connection.sendall(b"Location: /on\r\nContent-Length: 0\r\n\r\n")

    with serving(after_robots(script)) as server, pytest.raises(NetTimedOut):
        guarded(server, limits=QUICK).get(url(server))

    assert len(server.asked) < 5
