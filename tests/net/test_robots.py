from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import (
    NetBroken,
    NetError,
    NetRefused,
    NetRobots,
    NetRobotsUnavailable,
    NetTimedOut,
    NetTooLarge,
)
from clientdesk.net import robots, urls
from clientdesk.net.visits import Limits
from tests.net.guards import CALM, LOOPBACK, Names, guarded, port, url
from tests.net.servers import answer, drips, pours, says, serving

if TYPE_CHECKING:
    import socket

    from tests.net.servers import Script

OK = b"HTTP/1.1 200 OK\r\n"
DISALLOW = b"User-agent: *\nDisallow: /private\n"


def site(robots_txt: Script) -> Script:
    """A site of which every page says page."""

    def script(connection: socket.socket, asked: bytes) -> None:
        is_robots = asked.startswith(b"GET /robots.txt ")
        (robots_txt if is_robots else says(answer(b"page")))(connection, asked)

    return script


def rules(text: bytes, headers: str = "") -> Script:
    return site(says(answer(text, headers=headers)))


def paths_asked(asked: list[bytes]) -> list[bytes]:
    return [each.split()[1] for each in asked]


def test_what_is_disallowed_is_not_asked_for() -> None:
    with serving(rules(DISALLOW)) as server:
        web = guarded(server)
        assert web.get(url(server)).body == b"page"
        with pytest.raises(NetRobots, match=r"robots\.txt of site\.test does not permit"):
            web.get(url(server, "/private/x"))

    assert paths_asked(server.asked) == [b"/robots.txt", b"/"]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow: /\n", False),
        (b"User-agent: *\nDisallow: /\nAllow: /a\n", True),
        (b"User-agent: *\nDisallow: /*?\n", False),
        (b"User-agent: *\nDisallow: /a$\n", True),
        (b"User-agent: ClientDesk\nDisallow: /\n\nUser-agent: *\nAllow: /\n", False),
        (b"User-agent: clientdesk/2.0\nDisallow: /\n", False),
        (b"User-agent: ClientDesk\nAllow: /\n\nUser-agent: *\nDisallow: /\n", True),
        (b"User-agent: Other\nUser-agent: ClientDesk\nDisallow: /\n", False),
        (b"User-agent: Other\nDisallow: /\n", True),
        (b"User-agent: Client\nDisallow: /\n", True),
        (b"User-agent: Desk\nDisallow: /\n", True),
        (b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /\r\n", False),
        (b"useragent *\rDisallow /\r", False),
        (b"User-agent: # nobody\nUser-agent: * # all\nDisallow: / # of it\n", False),
        (b"<html><p>Not found", True),
        (b"\xff\xfe\x00" * 100, True),
    ],
)
def test_rules_are_read_as_they_are_meant(text: bytes, is_open: bool) -> None:
    assert robots.read(text).permit(urls.read("https://site.test/a?b")) is is_open


@pytest.mark.parametrize(
    ("said", "pause_s"),
    [
        (b"0.5", 0.5),
        (b"1e9", 5.0),
        (b"999999999999999999999999", 5.0),
        *[(said, 0.0) for said in (b"-1", b"nan", b"inf", b"soon", b"")],
    ],
)
def test_a_site_may_slow_us_down_but_not_stop_us(said: bytes, pause_s: float) -> None:
    assert robots.read(b"User-agent: *\nCrawl-delay: " + said).pause_s == pause_s


@pytest.mark.parametrize("status", ["200 OK", "404 No", "401 Who", "403 No", "410 Gone", "418 Tea"])
def test_where_there_are_no_rules_all_is_open(status: str) -> None:
    with serving(site(says(answer(status=status)))) as server:
        assert guarded(server).get(url(server)).body == b"page"


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "599 Odd", "429 Slow", "304 Same"])
def test_a_site_whose_rules_cannot_be_had_is_left_alone(status: str) -> None:
    refusal = says(answer(DISALLOW, status=status, headers="Retry-After: 30\r\n"))
    with serving(site(refusal)) as server:
        with pytest.raises(NetRobotsUnavailable, match=f"answered {status[:3]}") as left:
            guarded(server).get(url(server))
        with pytest.raises(NetRobotsUnavailable):
            guarded(server).get(url(server, "/private"))

    assert left.value.retry_after_s == 30
    assert set(paths_asked(server.asked)) == {b"/robots.txt"}


@pytest.mark.parametrize(
    ("robots_txt", "cause"),
    [
        (drips(OK, b"X-A: b\r\n"), NetTimedOut),
        (pours(b"", b"HTTP/1.1 103 Early\r\nX-A: " + b"b" * 9000 + b"\r\n\r\n"), NetTooLarge),
        (says(b""), NetBroken),
        (says(OK + b"Content-Length: 9\r\n\r\nUser"), NetBroken),
        (says(answer(b"x", headers="Content-Encoding: br\r\n")), NetBroken),
    ],
)
def test_rules_that_come_late_or_broken_are_none_to_go_by(
    robots_txt: Script, cause: type[NetError]
) -> None:
    with (
        serving(site(robots_txt)) as server,
        pytest.raises(NetRobotsUnavailable, match="cannot be read") as left,
    ):
        guarded(server, limits=Limits(seconds=1)).get(url(server))

    assert isinstance(left.value.__cause__, cause)
    assert set(paths_asked(server.asked)) == {b"/robots.txt"}


TEN_MILLION = DISALLOW + b"#" * 10_000_000


@pytest.mark.parametrize(
    "robots_txt",
    [
        pytest.param(says(OK + b"Content-Length: 500000000\r\n\r\n", TEN_MILLION), id="500 MB"),
        pytest.param(pours(OK + b"\r\n" + DISALLOW, b"#" * 5000), id="endless"),
        pytest.param(
            says(answer(gzip.compress(TEN_MILLION), headers="Content-Encoding: gzip\r\n")),
            id="packed",
        ),
        pytest.param(says(answer(DISALLOW, headers="Content-Type: image/png\r\n")), id="odd type"),
    ],
)
def test_of_rules_without_end_the_beginning_counts(robots_txt: Script) -> None:
    with serving(site(robots_txt)) as server:
        web = guarded(server, limits=CALM)
        assert web.get(url(server)).body == b"page"
        with pytest.raises(NetRobots):
            web.get(url(server, "/private"))


def moved(to: str) -> Script:
    return says(answer(status="301 Moved", headers=f"Location: {to}\r\n"))


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/", "http://inner.test/", "file:///etc/passwd", "/robots.txt"]
)
def test_rules_behind_a_forbidden_or_endless_redirect_are_none_to_go_by(
    to: str, connects: list[tuple[str, int]]
) -> None:
    names = Names(lambda host: ["10.0.0.1"] if host == "inner.test" else [LOOPBACK])
    with serving(site(moved(to))) as server, pytest.raises(NetRobotsUnavailable):
        guarded(server, names=names).get(url(server))

    assert set(connects) == {(LOOPBACK, port(server))}
    assert b"/" not in paths_asked(server.asked)


def test_rules_may_stand_at_another_place() -> None:
    with serving(says(answer(DISALLOW))) as other:
        there = moved(url(other, "/rules", host="other.test"))
        with serving(site(there)) as server:
            web = guarded(server, other)
            assert web.get(url(server)).body == b"page"
            with pytest.raises(NetRobots):
                web.get(url(server, "/private"))


def test_a_host_that_may_not_be_asked_is_told_as_such(connects: list[tuple[str, int]]) -> None:
    with serving(rules(b"")) as server, pytest.raises(NetRefused):
        guarded(server, names=Names(["10.0.0.1"])).get(url(server))

    assert connects == []


def test_rules_are_read_once_for_each_site() -> None:
    with serving(rules(b"")) as server, serving(rules(b"")) as other:
        web = guarded(server, other)
        for address in (url(server), url(server, "/a"), url(other), url(server, host="b.test")):
            web.get(address)

    assert paths_asked(server.asked).count(b"/robots.txt") == 2
    assert paths_asked(other.asked).count(b"/robots.txt") == 1


def test_only_so_many_rules_are_remembered() -> None:
    remembered = robots.Remembered()
    large = robots.read(DISALLOW + b"Disallow: /x\n" * 38_000)
    for number in range(9):
        remembered.keep(f"https://{number}.test", large)
    for number in range(9, 1200):
        remembered.keep(f"https://{number}.test", robots.EVERYTHING)

    known = [number for number in range(1200) if remembered.of(f"https://{number}.test")]

    assert known == list(range(200, 1200))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "".join(f"User-agent: a{n}\n" for n in range(20_000)) + "Disallow: /\n" * 9000
        ),
        pytest.param("User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*b\n" * 16_000),
        pytest.param("User-agent: *\nDisallow: /" + "*a" * 250_000),
        pytest.param("User-agent: *\n" + "".join(f"Disallow: /{n}$\n" for n in range(25_000))),
        pytest.param("Crawl-delay: " + "9" * 400_000),
    ],
    ids=["robots times rules", "stars", "one pattern", "ends", "digits"],
)
def test_rules_made_to_be_slow_are_not(text: str) -> None:
    url = urls.read("https://site.test/" + "a" * 2000)

    assert robots.read(text.encode()).permit(url)
