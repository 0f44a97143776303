from __future__ import annotations

import gzip
import threading
from typing import TYPE_CHECKING

import pytest

import clientdesk
from clientdesk.errors import NetRefused, NetSilent, NetUnknownHost, NetUnreachable
from clientdesk.net.guarded import Guarded
from tests.net.guards import LOOPBACK, QUICK, Names, after_robots, guarded, port, url
from tests.net.servers import answer, says, serving

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = "Content-Type: Text/HTML; Charset=ISO-8859-1\r\n"


def page(body: bytes = b"page", *, status: str = "200 OK", headers: str = "") -> bytes:
    return answer(body, status=status, headers=headers)


def test_a_page_is_read_by_its_name_from_the_address_that_was_checked(
    connects: list[tuple[str, int]],
) -> None:
    with serving(after_robots(says(page("Zürich".encode("latin-1"), headers=PAGE)))) as server:
        found = guarded(server).get(url(server, "/a?b=c#d"))

    assert (found.status, found.text) == (200, "Zürich")
    assert (found.content_type, found.charset) == ("text/html", "iso-8859-1")
    assert (found.url, found.asked) == (url(server, "/a?b=c"), url(server, "/a?b=c#d"))
    assert connects == [(LOOPBACK, port(server))] * 2
    assert f"Host: site.test:{port(server)}\r\n".encode() in server.asked[1]
    assert server.asked[1].startswith(b"GET /a?b=c HTTP/1.1\r\n")


def test_a_request_is_honest_and_holds_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRC", "/nowhere")
    with serving(after_robots(says(page(headers="Set-Cookie: a=b\r\n")))) as server:
        web = guarded(server, contact="https://desk.test/clients")
        web.get(url(server))
        web.get(url(server, "/again"))

    head = server.asked[-1].decode().split("\r\n")
    named = {line.partition(":")[0].lower(): line.partition(": ")[2] for line in head[1:] if line}
    assert set(named) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert named["accept-encoding"] == "gzip"
    assert named["user-agent"].startswith(f"ClientDesk/{clientdesk.__version__} (reads websites")
    assert named["user-agent"].endswith("; +https://desk.test/clients)")


def test_without_an_address_of_its_own_the_server_names_none() -> None:
    with serving(says(page())) as server:
        guarded(server).get(url(server))

    assert b"+" not in server.asked[0].partition(b"User-Agent: ")[2].partition(b"\r\n")[0]


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(page())) as proxy, serving(says(page())) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        guarded(server).get(url(server))

    assert proxy.asked == []


@pytest.mark.parametrize(
    "status", ["201 Made", "304 Not Modified", "404 No", "503 Busy", "799 Odd"]
)
def test_every_status_is_an_answer(status: str) -> None:
    with serving(after_robots(says(page(status=status, headers="Retry-After: 7\r\n")))) as server:
        found = guarded(server).get(url(server))

    assert (found.status, found.retry_after_s) == (int(status[:3]), 7)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("120", 120),
        ("1000000000000", 86_400),
        ("Sun, 29 Nov 2026 10:02:00 GMT", 120),
        ("Sun, 29 Nov 2026 09:00:00 GMT", 0),
        ("Sun, 29 Nov 2099 09:00:00 GMT", 86_400),
        ("-1", None),
        ("1e9", None),
        ("soon", None),
        ("²", None),
    ],
)
def test_a_server_says_when_to_come_again(said: str, seconds: float | None) -> None:
    headers = f"Date: Sun, 29 Nov 2026 10:00:00 GMT\r\nRetry-After: {said}\r\n"
    with serving(after_robots(says(page(status="429 Slow", headers=headers)))) as server:
        assert guarded(server).get(url(server)).retry_after_s == seconds


def test_a_packed_page_is_unpacked() -> None:
    packed = page(gzip.compress(b"page" * 1000), headers="Content-Encoding: gzip\r\n")
    with serving(after_robots(says(packed))) as server:
        assert guarded(server).get(url(server)).body == b"page" * 1000


@pytest.mark.parametrize("kind", ["application/pdf", "video/mp4", "image/png", "odd"])
def test_what_is_no_text_is_not_read(kind: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: 9999999999\r\n\r\n"
    with serving(after_robots(says(head.encode()))) as server:
        found = guarded(server).get(url(server))

    assert (found.status, found.content_type, found.body) == (200, kind, b"")


@pytest.mark.parametrize(
    "kind",
    ["text/plain", "application/xhtml+xml", "application/ld+json", "application/rss+xml", ""],
)
def test_text_of_every_kind_is_read(kind: str) -> None:
    with serving(after_robots(says(page(headers=f"Content-Type: {kind}\r\n")))) as server:
        found = guarded(server).get(url(server))

    assert (found.content_type, found.body) == (kind, b"page")


ALL_AT_ONCE = [
    pytest.param([LOOPBACK, "10.0.0.1"], id="one public, one private"),
    pytest.param(["10.0.0.1", LOOPBACK], id="the other way round"),
    pytest.param([LOOPBACK, "fd00::1"], id="a private one of IPv6"),
    pytest.param(["::1"], id="loopback of IPv6"),
    pytest.param(["127.0.0.2"], id="an alias of localhost"),
    pytest.param([LOOPBACK] * 50 + ["169.254.169.254"], id="the last of many"),
    pytest.param(["::ffff:127.0.0.1"], id="wrapped"),
    pytest.param([f"{LOOPBACK} "], id="none at all"),
]


@pytest.mark.parametrize("found", ALL_AT_ONCE)
def test_one_forbidden_address_is_enough_to_connect_to_none(
    found: Sequence[str], connects: list[tuple[str, int]]
) -> None:
    with serving(says(page())) as server, pytest.raises(NetRefused):
        guarded(server, names=Names(found)).get(url(server))

    assert connects == []


def test_another_port_of_an_allowed_address_stays_forbidden(
    connects: list[tuple[str, int]],
) -> None:
    with serving(says(page())) as server, serving(says(page())) as other:
        web = Guarded(
            look_up=Names([LOOPBACK]),
            pause_s=0,
            allow={("127.0.0.2", port(other)), ("::1", 80)},
        )
        for address in (url(server), url(other), "http://site.test/"):
            with pytest.raises(NetRefused):
                web.get(address)

    assert connects == []


def test_what_is_allowed_opens_no_other_port_of_the_public_web(
    connects: list[tuple[str, int]],
) -> None:
    with serving(says(page())) as server, pytest.raises(NetRefused):
        guarded(server, names=Names(["44.44.44.44"])).get(url(server))

    assert connects == []


def test_a_name_is_looked_up_once_for_each_request_and_never_again(
    connects: list[tuple[str, int]],
) -> None:
    """A name server that changes its mind at once gets no second question."""
    answers = iter([[LOOPBACK], [LOOPBACK], ["10.0.0.1"], [LOOPBACK]])
    names = Names(lambda _: next(answers))
    with serving(after_robots(says(page()))) as server:
        web = guarded(server, names=names)
        assert web.get(url(server)).status == 200
        with pytest.raises(NetRefused):
            web.get(url(server))
        assert web.get(url(server)).status == 200

    assert len(names.asked) == 4
    assert connects == [(LOOPBACK, port(server))] * 3


def test_where_a_connection_really_leads_is_checked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(page())) as server:
        monkeypatch.setattr("socket.socket.getpeername", lambda _: ("10.0.0.1", port(server)))
        with pytest.raises(NetRefused):
            guarded(server).get(url(server))

    assert server.asked == []


def test_this_servers_own_address_is_not_asked(connects: list[tuple[str, int]]) -> None:
    names = Names(["93.184.215.14"])

    with pytest.raises(NetRefused):
        Guarded(look_up=names, contact="https://Desk.Test:8443/x").get("https://desk.test/api")

    assert (names.asked, connects) == ([], [])


def none_such(_: str) -> list[str]:
    raise OSError


@pytest.mark.parametrize("names", [none_such, Names([])])
def test_a_name_without_an_address_is_named(names: Names) -> None:
    with pytest.raises(NetUnknownHost, match=r"no server named site\.test"):
        Guarded(look_up=names).get("https://site.test/")


def test_a_name_server_that_hangs_is_left() -> None:
    ended = threading.Event()

    def hang(_: str) -> list[str]:
        ended.wait(5)
        return [LOOPBACK]

    with (
        serving(after_robots(says(page()))) as server,
        pytest.raises(NetSilent, match=r"site\.test did not answer in time"),
    ):
        guarded(server, limits=QUICK, names=hang).get(url(server))
    ended.set()


def test_a_server_that_takes_no_connection_is_unreachable() -> None:
    with serving(says(page())) as server:
        gone = url(server)

    with pytest.raises(NetUnreachable, match=r"site\.test cannot be reached"):
        guarded(server).get(gone)


def test_the_next_address_is_tried_when_the_first_takes_no_connection() -> None:
    with serving(after_robots(says(page()))) as server:
        web = Guarded(
            look_up=Names(["127.0.0.9", LOOPBACK]),
            pause_s=0,
            allow={(LOOPBACK, port(server)), ("127.0.0.9", port(server))},
        )
        assert web.get(url(server)).body == b"page"
