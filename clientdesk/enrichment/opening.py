"""The first page of a website: over https if there is any way, else over http."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit, urlunsplit

from clientdesk.enrichment.failing import failure_in
from clientdesk.errors import (
    NetBroken,
    NetError,
    NetRobotsUnavailable,
    NetTimedOut,
    NetUnknownHost,
    NetUnreachable,
)
from clientdesk.model.website import clean_website

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.net.web import Answered, Web

_OTHER_WAY: tuple[type[NetError], ...] = (
    *(NetUnreachable, NetTimedOut, NetBroken, NetRobotsUnavailable),
)
"""Errors of https that say nothing of what http would answer."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What the website answered first."""

    answered: Answered
    is_plain: bool
    """Whether it was read over http, as there is no way over https."""


def opened(web: Web, website: str, progress: Callable[[str], None]) -> Opened:
    """Ask for the first page; raises NetError, or InvalidField for what is no address."""
    split = urlsplit(clean_website(website.strip()))
    unknown: NetUnknownHost | None = None
    for host in (split.netloc, _other(split.netloc)):
        try:
            answered = _either(web, split._replace(netloc=host, fragment=""), progress)
        except NetUnknownHost as error:
            unknown = unknown or error
        else:
            return Opened(_entrance(web, answered), answered.url.startswith("http:"))
    raise unknown or NetUnknownHost(f"There is no server named {split.hostname}.")


def _other(host: str) -> str:
    """The same name with or without www."""
    return host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"


def _either(web: Web, split: SplitResult, progress: Callable[[str], None]) -> Answered:
    """The answer over https, else over http; raises what https came to where neither answers."""
    first: NetError | None = None
    for scheme in ("https", "http") if split.port is None else (split.scheme,):
        url = urlunsplit(split._replace(scheme=scheme, path=split.path or "/"))
        progress(url)
        try:
            return web.get(url)
        except NetUnknownHost:
            raise
        except _OTHER_WAY as error:
            first = first or error
    raise first or NetUnknownHost(f"There is no server named {split.hostname}.")


def _entrance(web: Web, answered: Answered) -> Answered:
    """The page itself, or the site's first one where a page of it is gone."""
    root = urlunsplit((*urlsplit(answered.asked)[:2], "/", "", ""))
    if failure_in(answered) is None or answered.asked == root:
        return answered
    try:
        first = web.get(root)
    except NetError:
        return answered
    return answered if failure_in(first) else first
