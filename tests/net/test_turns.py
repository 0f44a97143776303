from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import NetTimedOut
from clientdesk.net.turns import Turns
from clientdesk.net.visits import Limits
from tests.net.guards import after_robots, guarded, url
from tests.net.servers import answer, serving

if TYPE_CHECKING:
    import socket

PAUSE_S = 0.05


def held(turns: Turns, host: str, pause_s: float = 0) -> tuple[float, float]:
    """When a turn began and ended."""
    with turns.turn(host, pause_s):
        return time.monotonic(), time.monotonic()


def test_a_host_is_asked_by_one_at_a_time_and_not_without_a_pause() -> None:
    turns = Turns(PAUSE_S, patience_s=10)
    with ThreadPoolExecutor(8) as threads:
        spans = sorted(threads.map(lambda _: held(turns, "a.test"), range(8)))

    gaps = [later[0] - earlier[1] for earlier, later in pairwise(spans)]

    assert min(gaps) >= PAUSE_S


def test_a_site_may_want_a_longer_pause_but_no_shorter_one() -> None:
    turns = Turns(PAUSE_S, patience_s=10)
    first, second, third = (held(turns, "a.test", pause) for pause in (0, 3 * PAUSE_S, 0))

    assert second[0] - first[1] >= 3 * PAUSE_S
    assert third[0] - second[1] >= PAUSE_S


def test_other_hosts_do_not_wait() -> None:
    turns = Turns(1000, patience_s=10)
    with turns.turn("a.test", 0):
        held(turns, "b.test")


def test_who_waits_too_long_for_a_turn_gives_up() -> None:
    turns = Turns(0, patience_s=0.05)
    with (
        turns.turn("a.test", 0),
        pytest.raises(NetTimedOut, match=r"a\.test was being asked by others"),
        turns.turn("a.test", 0),
    ):
        pass


def test_a_turn_ends_also_with_an_error() -> None:
    turns = Turns(0, patience_s=0)
    with pytest.raises(ZeroDivisionError), turns.turn("a.test", 0):
        raise ZeroDivisionError

    held(turns, "a.test")


def test_as_many_hosts_as_there_are_leave_no_trace() -> None:
    turns = Turns(1000, patience_s=0)
    for number in range(1001):
        held(turns, f"{number}.test")

    held(turns, "0.test")
    with pytest.raises(NetTimedOut):
        held(turns, "1000.test")


def test_a_guarded_door_asks_a_host_once_at_a_time() -> None:
    inside: list[int] = []
    most: list[int] = []

    def script(connection: socket.socket, _asked: bytes) -> None:
        inside.append(1)
        most.append(len(inside))
        threading.Event().wait(0.005)
        inside.pop()
        connection.sendall(answer(b"page"))

    with serving(after_robots(script)) as server, ThreadPoolExecutor(8) as threads:
        web = guarded(server)
        list(threads.map(web.get, [url(server, f"/{number}") for number in range(16)]))

    assert (len(most), max(most)) == (16, 1)


def test_waiting_for_a_turn_takes_nothing_from_the_time_of_a_fetch() -> None:
    """With a crawl delay longer than the time that a fetch may take, pages are still read."""
    first = answer(b"User-agent: *\nCrawl-delay: 0.4\n")

    def script(connection: socket.socket, asked: bytes) -> None:
        moved = answer(status="302 Found", headers="Location: /on\r\n")
        path = asked.split()[1]
        connection.sendall({b"/robots.txt": first, b"/": moved}.get(path, answer(b"page")))

    with serving(script) as server:
        assert guarded(server, limits=Limits(seconds=0.3)).get(url(server)).body == b"page"
