"""The door for every address that a record or a page names: to the public web and nowhere else.

A name is looked up once. When any of its addresses is not public, nobody is connected to; else
the connection goes to one of these very addresses, while the request and the certificate keep
the name. The same holds for each redirect and for robots.txt.
"""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx

import clientdesk
from clientdesk.errors import NetRefused
from clientdesk.net import addresses, wire
from clientdesk.net.answers import Reply, is_text
from clientdesk.net.bodies import beginning, pieces
from clientdesk.net.explained import explained
from clientdesk.net.robots import ROBOT
from clientdesk.net.turns import Turns
from clientdesk.net.urls import PORTS
from clientdesk.net.visits import Limits, Visits
from clientdesk.net.wire import Deadline, Terms, Transport

if TYPE_CHECKING:
    import ssl
    from collections.abc import Collection

    from clientdesk.net.urls import Url
    from clientdesk.net.visits import Room
    from clientdesk.net.web import Answered
    from clientdesk.net.wire import LookUp

    Allow = Collection[tuple[str, int]]

_TRIED: Final = 4
"""Addresses of one name that are tried."""

_HEADS: Final = 300_000
"""Bytes of heads, frames and greetings that may come beside a body."""


class Guarded:
    """A Web that is the public internet, asked slowly and honestly.

    Of the time that a fetch may take, waiting for one's turn at a host is no part: a site is
    not slow because it is asked by many of us. That wait has its own limit.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        contact: str | None = None,
        pause_s: float = 1.0,
        look_up: LookUp = wire.system,
        tls: ssl.SSLContext | None = None,
        allow: Allow = (),
    ) -> None:
        """`contact` is this server's own address, named to others and never asked.

        `allow` names addresses with their ports that are reached although they are not public.
        """
        limits = limits or Limits()
        self._reach = _Public(look_up, frozenset(allow), _hosts(contact))
        self._tls = tls or httpx.create_ssl_context(trust_env=False)
        self._headers = {
            "User-Agent": user_agent(contact),
            "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }
        self._visits = Visits(
            self._ask,
            Turns(pause_s, limits.turn_seconds).turn,
            limits,
            PORTS.union(port for _, port in allow),
        )

    def get(self, url: str) -> Answered:
        """What stands at the address on the public web."""
        return self._visits.get(url)

    def _ask(self, url: Url, room: Room, seconds: float) -> Reply:
        terms = Terms(Deadline.after(seconds), self._reach, 2 * room.most + _HEADS, self._tls)
        request = httpx.Request("GET", str(url), headers=self._headers)
        with explained(url.host), Transport(terms) as transport:
            response = transport.handle_request(request)
            response.request = request
            with closing(response):
                return _reply(response, room)


def user_agent(contact: str | None) -> str:
    """Who asks, why, and whom to write to."""
    whom = f"; +{contact}" if contact else ""
    return f"{ROBOT}/{clientdesk.__version__} (reads websites of companies to invoice them{whom})"


def _reply(response: httpx.Response, room: Room) -> Reply:
    headers = {name.lower(): value for name, value in response.headers.items()}
    body = b""
    if room.is_robots:
        body = beginning(response, room.most)
    elif is_text(headers):
        body = b"".join(pieces(response, room.most))
    return Reply(response.status_code, headers, body)


def _hosts(contact: str | None) -> frozenset[str]:
    host = urlsplit(contact or "").hostname
    return frozenset({host} if host else ())


class _Public:
    """Reaches public addresses of other machines, and those that are allowed one by one."""

    def __init__(
        self, look_up: LookUp, allow: frozenset[tuple[str, int]], own_hosts: frozenset[str]
    ) -> None:
        self._look_up = look_up
        self._allow = allow
        self._own_hosts = own_hosts

    def addresses(self, host: str, port: int, deadline: Deadline) -> list[str]:
        """The addresses of a host; raises NetRefused when any of them is forbidden."""
        if host in self._own_hosts:
            raise NetRefused
        found = wire.resolved(host, deadline, self._look_up)
        if not all(map(partial(self.admits, port=port), found)):
            raise NetRefused
        return found[:_TRIED]

    def admits(self, address: str, port: int) -> bool:
        """Whether the address is public and another machine's, or allowed."""
        if (address, port) in self._allow:
            return True
        return port in PORTS and addresses.is_public(address) and not addresses.is_own(address)
