"""The way to an address, whoever answers: robots.txt first, then from redirect to redirect.

The seconds of a visit count what answers take, robots.txt and every redirect together. Waiting
for one's turn at a server that others are asking is not counted: it says nothing of the server.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from clientdesk.errors import (
    NetBroken,
    NetError,
    NetRedirects,
    NetRobots,
    NetRobotsUnavailable,
    NetTimedOut,
    NetTooLarge,
    NetUnreachable,
)
from clientdesk.net import robots, urls
from clientdesk.net.answers import answered, retry_after_s

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from contextlib import AbstractContextManager

    from clientdesk.net.answers import Reply
    from clientdesk.net.robots import Rules
    from clientdesk.net.urls import Url
    from clientdesk.net.web import Answered

    Ask = Callable[[Url, "Room", float], Reply]
    """One request, no redirect followed, over after so many seconds."""

    Turn = Callable[[str, float], AbstractContextManager[object]]
    """Holds a host for oneself, so many seconds or more after it was asked last."""

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """What one visit may cost."""

    seconds: float = 15.0
    body_bytes: int = 2_000_000
    redirects: int = 5
    turn_seconds: float = 60.0
    """How long one waits for a host that others are asking."""


@dataclass(frozen=True, slots=True)
class Room:
    """How many bytes of a body are taken."""

    most: int
    is_robots: bool = False
    """A robots.txt is cut where it gets too large, and read whatever kind it says it is."""


_FOR_ROBOTS: Final = Room(robots.LONGEST, is_robots=True)


class Visits:
    """Gets what stands at addresses by asking somebody for one answer at a time."""

    def __init__(
        self, ask: Ask, turn: Turn, limits: Limits, ports: Collection[int] = urls.PORTS
    ) -> None:
        self._ask = ask
        self._turn = turn
        self._limits = limits
        self._ports = ports
        self._remembered = robots.Remembered()

    def get(self, text: str) -> Answered:
        """What stands at the address, as a Web answers."""
        first = urls.read(text, self._ports)
        watch = _Watch(self._limits.seconds, first.host)
        ask = partial(self._permitted, watch)
        url, reply = self._followed(first, ask(first), ask)
        return answered(text, url, reply)

    def _permitted(self, watch: _Watch, url: Url) -> Reply:
        rules = self._remembered.of(url.origin)
        if rules is None:
            rules = self._rules(watch, url)
            self._remembered.keep(url.origin, rules)
        if not rules.permit(url):
            raise NetRobots(f"The robots.txt of {url.host} does not permit reading this page.")
        return self._asked(watch, Room(self._limits.body_bytes), rules.pause_s, url)

    def _asked(self, watch: _Watch, room: Room, pause_s: float, url: Url) -> Reply:
        with self._turn(url.host, pause_s), watch.running() as left:
            return self._ask(url, room, left)

    def _followed(self, url: Url, reply: Reply, ask: Callable[[Url], Reply]) -> tuple[Url, Reply]:
        """The last answer of a chain of redirects, and who gave it."""
        for _ in range(self._limits.redirects):
            following = self._following(url, reply)
            if following is None:
                return url, reply
            url, reply = following, ask(following)
        if self._following(url, reply) is None:
            return url, reply
        raise NetRedirects(f"{url.host} sends from one address to the next without an end.")

    def _following(self, url: Url, reply: Reply) -> Url | None:
        location = reply.headers.get("location", "").strip()
        if reply.status not in _REDIRECTS or not location:
            return None
        return urls.joined(url, location, self._ports)

    def _rules(self, watch: _Watch, url: Url) -> Rules:
        """What the site permits; without that nothing else may be asked of it.

        A host that cannot be reached or must not be asked is told as such, the rest as a
        robots.txt that is unavailable.
        """
        ask = partial(self._asked, watch, _FOR_ROBOTS, 0.0)
        place = url.at("/robots.txt")
        try:
            reply = ask(place)
        except (NetTimedOut, NetBroken, NetTooLarge) as error:
            if isinstance(error, NetUnreachable):
                raise
            raise _unavailable(url) from error
        try:
            _, reply = self._followed(place, reply, ask)
        except NetError as error:
            raise _unavailable(url) from error
        if 200 <= reply.status < 300:
            return robots.read(reply.body)
        if 400 <= reply.status < 500 and reply.status != 429:
            return robots.EVERYTHING
        raise NetRobotsUnavailable(
            f"{url.host} answered {reply.status} when it was asked for its robots.txt, "
            "so no page was read.",
            retry_after_s=retry_after_s(reply.headers),
        )


def _unavailable(url: Url) -> NetRobotsUnavailable:
    return NetRobotsUnavailable(
        f"The robots.txt of {url.host} cannot be read, so no page of it was."
    )


class _Watch:
    """Stops the time that answers take."""

    def __init__(self, seconds: float, host: str) -> None:
        self._left = seconds
        self._host = host

    @contextmanager
    def running(self) -> Iterator[float]:
        """The seconds that are left; those spent inside are gone."""
        if self._left <= 0:
            raise NetTimedOut(f"{self._host} did not answer in time.", hint="Try again later.")
        began = time.monotonic()
        try:
            yield self._left
        finally:
            self._left -= time.monotonic() - began
