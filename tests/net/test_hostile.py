from __future__ import annotations

import gzip
import socket
import zlib
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import NetBroken, NetError, NetSilent, NetTimedOut, NetTooLarge
from clientdesk.net.visits import Limits
from tests.net.guards import CALM, LOOPBACK, QUICK, Names, after_robots, guarded, url
from tests.net.servers import answer, drips, pours, says, serving

if TYPE_CHECKING:
    from tests.net.servers import Script

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


def silent(connection: socket.socket, _asked: bytes) -> None:
    connection.recv(1)


SLOW = [
    pytest.param(silent, id="silence"),
    pytest.param(drips(b"", b"H"), id="status line"),
    pytest.param(drips(OK, b"X"), id="a header letter by letter"),
    pytest.param(drips(OK, b"X-A: b\r\n"), id="header by header"),
    pytest.param(drips(OK + b"Content-Length: 9999\r\n\r\n", b"x"), id="body"),
    pytest.param(drips(OK + b"\r\n", b"x"), id="body without a length"),
    pytest.param(drips(CHUNKED, b"1\r\nx\r\n"), id="chunks"),
    pytest.param(drips(CHUNKED, b"1"), id="size of a chunk"),
    pytest.param(drips(CHUNKED + b"0\r\n", b"X-A: b\r\n"), id="trailers"),
    pytest.param(drips(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"), id="hints"),
]


@pytest.mark.parametrize("script", SLOW)
def test_who_drips_is_left_when_the_time_is_over(script: Script) -> None:
    with (
        serving(after_robots(script)) as server,
        pytest.raises(NetTimedOut, match=r"^site\.test did not answer in time\.$"),
    ):
        guarded(server, limits=QUICK).get(url(server))


def test_given_the_time_the_same_drops_are_a_page() -> None:
    script = drips(OK + b"Content-Length: 9\r\n\r\n", b"x", times=9)
    with serving(after_robots(script)) as server:
        assert guarded(server, limits=CALM).get(url(server)).body == b"x" * 9


def test_who_takes_no_connection_is_left_when_the_time_is_over() -> None:
    """A full queue drops what comes, as a filter does."""
    with serving(says(answer())) as server, socket.create_server((LOOPBACK, 0), backlog=0) as full:
        server.host = f"{LOOPBACK}:{full.getsockname()[1]}"
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(full.getsockname())
        with pytest.raises(NetSilent, match=r"site\.test did not answer in time"):
            guarded(server, limits=QUICK).get(url(server))
        for each in waiting:
            each.close()


ENDLESS = [
    pytest.param(pours(OK + b"\r\n", b"x" * 5000), id="body"),
    pytest.param(pours(CHUNKED, b"1388\r\n" + b"x" * 5000 + b"\r\n"), id="chunks"),
    pytest.param(pours(CHUNKED, b"1;" + b"x" * 5000 + b"\r\nx\r\n"), id="extensions of chunks"),
    pytest.param(pours(CHUNKED + b"0\r\n", b"X-A: " + b"b" * 5000 + b"\r\n"), id="trailers"),
    pytest.param(
        pours(b"", b"HTTP/1.1 103 Early\r\nX-A: " + b"b" * 5000 + b"\r\n\r\n"), id="hints"
    ),
    pytest.param(pours(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 200), id="continue"),
    pytest.param(pours(OK, b"X-A: " + b"b" * 5000 + b"\r\n"), id="headers"),
    pytest.param(pours(OK + b"X-A: ", b"b" * 5000), id="one header"),
    pytest.param(pours(b"", b"H" * 5000), id="status line"),
    pytest.param(pours(b"HTTP/1.1 404 No\r\n\r\n", b"x" * 5000), id="refusal"),
    pytest.param(says(OK + b"Content-Length: 200001\r\n\r\n"), id="announced"),
]


@pytest.mark.parametrize("script", ENDLESS)
def test_who_never_ends_is_left_at_the_limit(script: Script) -> None:
    with serving(after_robots(script)) as server, pytest.raises((NetTooLarge, NetBroken)) as left:
        guarded(server, limits=CALM).get(url(server))

    assert "site.test" in left.value.message


def packed(body: bytes, encoding: str = "gzip") -> Script:
    return says(answer(body, headers=f"Content-Encoding: {encoding}\r\n"))


ZEROS = gzip.compress(bytes(10_000_000))

PACKED = [
    pytest.param(packed(ZEROS), NetTooLarge, id="a thousand to one"),
    pytest.param(packed(gzip.compress(gzip.compress(ZEROS))), None, id="said once, packed thrice"),
    pytest.param(packed(ZEROS, "gzip, gzip, gzip"), NetBroken, id="said thrice"),
    pytest.param(packed(zlib.compress(bytes(10_000_000)), "deflate"), NetBroken, id="deflate"),
    pytest.param(packed(b"x", "br"), NetBroken, id="brotli"),
    pytest.param(packed(b"x", "zstd"), NetBroken, id="zstandard"),
    pytest.param(packed(ZEROS[:500]), NetTooLarge, id="cut bomb"),
    pytest.param(packed(gzip.compress(b"x" * 100)[:-9]), NetBroken, id="cut"),
    pytest.param(packed(gzip.compress(b"x") + gzip.compress(b"y")), NetBroken, id="two in one"),
    pytest.param(packed(b"<p>not packed"), NetBroken, id="not packed"),
]


@pytest.mark.parametrize(("script", "error"), PACKED)
def test_a_packed_body_never_grows_beyond_the_limit(
    script: Script, error: type[NetError] | None
) -> None:
    with serving(after_robots(script)) as server:
        web = guarded(server, limits=CALM)
        if error is None:
            assert len(web.get(url(server)).body) < 200_000
        else:
            with pytest.raises(error):
                web.get(url(server))


BROKEN = [
    pytest.param(OK + b"Content-Length: 100\r\n\r\nless", id="less than announced"),
    pytest.param(CHUNKED + b"5\r\nx", id="a chunk cut"),
    pytest.param(CHUNKED + b"fffffffffffffffffffffff\r\nx", id="a chunk too large to be one"),
    pytest.param(OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", id="two lengths"),
    pytest.param(OK + b"Content-Length: -1\r\n\r\nxx", id="a length below nothing"),
    pytest.param(OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\nxx", id="a length without end"),
    pytest.param(b"<html>HTTP/0.9 knows no head", id="no head"),
    pytest.param(b"SSH-2.0-OpenSSH_9\r\n", id="another protocol"),
    pytest.param(b"\x16\x03\x01\x00\x05hello", id="noise"),
    pytest.param(b"HTTP/1.1 999999 OK\r\n\r\n", id="no status"),
    pytest.param(OK + b"no header at all\r\n\r\n", id="no header"),
    pytest.param(OK + b"X-\0: a\r\n\r\n", id="NUL"),
    pytest.param(OK + b"X: a\r\n" * 20_000, id="ten thousand headers"),
    pytest.param(OK + b"X: " + b"a" * 10_000_000, id="ten megabytes of a header"),
    pytest.param(b"", id="nothing"),
]


@pytest.mark.parametrize("said", BROKEN)
def test_an_answer_that_is_none_is_told_without_its_words(said: bytes) -> None:
    with serving(after_robots(says(said))) as server, pytest.raises(NetBroken) as broken:
        guarded(server).get(url(server))

    assert broken.value.message == "site.test broke off, or its answer is not HTTP."


def resets(connection: socket.socket, _asked: bytes) -> None:
    linger = (1).to_bytes(4, "little") + bytes(4)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


def test_a_connection_that_is_reset_is_told_as_broken() -> None:
    with serving(after_robots(resets)) as server, pytest.raises(NetBroken):
        guarded(server).get(url(server))


def test_given_the_room_the_same_bomb_is_a_page() -> None:
    with serving(after_robots(packed(ZEROS))) as server:
        room = Limits(seconds=10, body_bytes=10_000_000)
        assert guarded(server, limits=room).get(url(server)).body == bytes(10_000_000)


HARMLESS = [
    pytest.param(answer(b"page") + b"and more", b"page", id="more than announced"),
    pytest.param(b"HTTP/1.1 204 None\r\n\r\nbody", b"", id="204 with a body"),
    pytest.param(b"HTTP/1.1 304 Same\r\n\r\nbody", b"", id="304 with a body"),
    pytest.param(answer(b"page", headers="Set-Cookie: a=b\r\n" * 3000), b"page", id="cookies"),
    pytest.param(b"HTTP/1.1 103 Early\r\n\r\n" * 9 + answer(b"page"), b"page", id="a few hints"),
    pytest.param(answer(b"page", headers="Content-Type: \xff\xfe\r\n"), b"", id="odd letters"),
]


@pytest.mark.parametrize(("said", "body"), HARMLESS)
def test_odd_answers_do_no_harm(said: bytes, body: bytes) -> None:
    with serving(after_robots(says(said))) as server:
        assert guarded(server).get(url(server)).body == body


@pytest.mark.parametrize("switch", ["101 Switching Protocols", "101 X\r\nUpgrade: h2c"])
def test_another_protocol_is_not_talked(switch: str) -> None:
    said = f"HTTP/1.1 {switch}\r\n\r\n".encode() + b"x" * 1000
    with serving(after_robots(says(said))) as server, pytest.raises(NetError):
        guarded(server, limits=QUICK).get(url(server))


def test_the_next_page_is_read_right_after_a_hostile_one() -> None:
    def script(connection: socket.socket, asked: bytes) -> None:
        bad = b"GET /bad" in asked
        (pours(OK + b"\r\n", b"x" * 5000) if bad else says(answer(b"page")))(connection, asked)

    names = Names([LOOPBACK])
    with serving(after_robots(script)) as server:
        web = guarded(server, limits=CALM, names=names)
        with pytest.raises(NetTooLarge):
            web.get(url(server, "/bad"))
        assert web.get(url(server, "/good")).body == b"page"
