"""The pages of a client's website that are worth reading, the best first and at most twelve."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.failing import is_page
from clientdesk.enrichment.frontier import Frontier
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.probes import likely
from clientdesk.enrichment.reading import read
from clientdesk.enrichment.site import Site, registered_domain
from clientdesk.errors import NetError, NetRobots

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.enrichment.page import Page
    from clientdesk.net.web import Answered, Web

MOST_PAGES: Final = 12
_MOST_REQUESTS: Final = 24
_MOST_SIGNS: Final = 3_000_000
"""Of all pages together: a client costs a few seconds at the most, whatever its pages hold."""
SECONDS: Final = 60.0
"""For all pages of one client."""


@dataclass(frozen=True, slots=True)
class Crawl:
    """How a website is read."""

    web: Web
    progress: Callable[[str], None]
    """Told each address before it is asked for."""
    cancelled: Callable[[], bool]
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True, slots=True)
class Crawled:
    """What was read of a website."""

    site: Site
    refused: int = 0
    """Pages that robots.txt does not permit."""
    failed: int = 0
    """Pages that could not be read."""


def crawl(how: Crawl, asked: str, home: Answered) -> Crawled | None:
    """Read on from the home page that answered; None when it was cancelled."""
    return _Crawl(how, asked, home).run()


class _Crawl:
    def __init__(self, how: Crawl, asked: str, home: Answered) -> None:
        self._how = how
        self._asked = asked
        self._end = how.clock() + SECONDS
        self._domain = registered_domain(home.url)
        self._frontier = Frontier(home.url)
        self._pages: list[Page] = []
        self._sources: set[str] = set()
        self._requests = self._refused = self._failed = 0
        self._take(home)

    def run(self) -> Crawled | None:
        """Read the best page that is known until there is enough."""
        if not self._read_on():
            return None
        missing = [goal for goal in (Goal.LEGAL, Goal.SUPPLIERS) if not self._frontier.taken(goal)]
        for goal, url in likely(self._pages, missing):
            self._frontier.add([url], goal)
        if not self._read_on():
            return None
        return Crawled(Site(self._asked, tuple(self._pages)), self._refused, self._failed)

    def _read_on(self) -> bool:
        """False when it was cancelled."""
        while self._has_room() and (url := self._frontier.next()) is not None:
            if self._how.cancelled():
                return False
            self._visit(url)
        return True

    def _has_room(self) -> bool:
        return (
            len(self._pages) < MOST_PAGES
            and self._requests < _MOST_REQUESTS
            and sum(map(len, self._sources)) < _MOST_SIGNS
            and self._how.clock() < self._end
        )

    def _visit(self, url: str) -> None:
        self._requests += 1
        self._how.progress(url)
        try:
            answered = self._how.web.get(url)
        except NetRobots:
            self._refused += 1
            return
        except NetError:
            self._failed += 1
            return
        if is_page(answered) and registered_domain(answered.url) == self._domain:
            self._take(answered)

    def _take(self, answered: Answered) -> None:
        source = answered.text
        if not self._frontier.read(answered.url) or source in self._sources:
            return
        self._sources.add(source)
        page = read(answered.url, source)
        self._pages.append(page)
        self._frontier.add_page(page)
