"""Which page of a site to read next: the most promising, and never one twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from clientdesk.enrichment.addresses import page_key, parts
from clientdesk.enrichment.link_words import Goal, goal_of
from clientdesk.enrichment.site import registered_domain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.enrichment.page import Page

_MOST: Final = 1_000
"""Addresses that are kept in mind."""
_DEEPEST: Final = 6
"""Segments of a path; spider traps have more."""
_NO_PAGE: Final = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|zip|gz|rar|7z|exe|dmg|apk|jpe?g|png|gif|svg|webp|ico|bmp|tiff?|mp[34]"
    r"|avi|mov|webm|wav|css|js|json|xml|rss|atom|ics|vcf|txt|csv|eps|epub|woff2?)$",
    re.IGNORECASE,
)
_ENDLESS: Final = re.compile(
    r"/(?:19|20)\d\d/\d\d?(?:/|$)|/page/\d+|[?&](?:page|p|date|month|sort)=\d", re.I
)


class _Waiting(NamedTuple):
    goal: Goal
    order: int
    """Its place among the addresses as they were seen."""
    url: str


class Frontier:
    """The addresses that were seen and not yet read."""

    def __init__(self, home: str) -> None:
        self._scheme = parts(home).scheme
        self._domain = registered_domain(home)
        self._known: set[str] = set()
        self._done: set[str] = set()
        self._waiting: dict[str, _Waiting] = {}
        self._read: Counter[Goal] = Counter()

    def read(self, url: str) -> bool:
        """Note that an address was read; whether it was new."""
        key = page_key(url)
        is_new = key not in self._done
        self._done.add(key)
        self._known.add(key)
        self._waiting.pop(key, None)
        return is_new

    def taken(self, goal: Goal) -> int:
        """How many addresses with this promise were handed out."""
        return self._read[goal]

    def add_page(self, page: Page) -> None:
        """Take in the frames and links of a page."""
        self.add(page.frames, Goal.LEGAL)
        for link in page.links:
            self._add(link.url, goal_of(link.url, link.text))

    def add(self, urls: Iterable[str], goal: Goal) -> None:
        """Take in addresses that promise so much."""
        for url in urls:
            self._add(url, goal)

    def next(self) -> str | None:
        """The most promising address, which is then no longer waiting."""
        if not self._waiting:
            return None
        key = min(self._waiting, key=lambda key: self._rank(self._waiting[key]))
        found = self._waiting.pop(key)
        self._read[found.goal] += 1
        return found.url

    def _rank(self, waiting: _Waiting) -> tuple[float, int, int]:
        """Each page of one kind that was read makes the next of that kind less worth."""
        worth = waiting.goal - 0.8 * self._read[waiting.goal]
        return -worth, parts(waiting.url).path.count("/"), waiting.order

    def _add(self, url: str, goal: Goal) -> None:
        url = url.partition("#")[0]
        if self._scheme == "https" and url.startswith("http://"):
            url = f"https{url[4:]}"
        key = page_key(url)
        if waiting := self._waiting.get(key):
            self._waiting[key] = waiting._replace(goal=max(waiting.goal, goal))
        elif goal and key not in self._known and len(self._known) < _MOST and self._is_page(url):
            self._known.add(key)
            self._waiting[key] = _Waiting(goal, len(self._known), url)

    def _is_page(self, url: str) -> bool:
        split = parts(url)
        segments = [part for part in split.path.split("/") if part]
        return (
            split.scheme in {"http", "https"}
            and registered_domain(url) == self._domain
            and not _NO_PAGE.search(split.path)
            and not _ENDLESS.search(url)
            and len(segments) <= _DEEPEST
            and len(segments) - len(set(segments)) < 2
            and split.query.count("&") < 3
        )
