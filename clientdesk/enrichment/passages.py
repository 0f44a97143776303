"""The parts of a site in which its owner says what it does, and how much each counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.languages import small_words
from clientdesk.enrichment.link_words import Goal, goal_of
from clientdesk.enrichment.page import QUOTE_LIMIT
from clientdesk.enrichment.trades import LANGUAGES
from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.page import Line, Page
    from clientdesk.enrichment.site import Site

NAME: Final = 1.0
TITLE: Final = 1.3
HEADLINE: Final = 1.0
DESCRIPTION: Final = 1.2
LEAD: Final = 1.2
ABOUT: Final = 0.9
ITEM: Final = 0.7
NAVIGATION: Final = 0.5
ELSEWHERE: Final = 0.3

_IN_NAME: Final = 2.5
_TITLE_END: Final = re.compile(r"\s[-–—|·•:]\s|[|·•:]\s")
_LEADS: Final = 3
"""Paragraphs at the beginning of a page."""
_SENTENCE: Final = 5
"""Words that a paragraph has at least."""
_LINES: Final = 80
_METAS: Final = ("description", "og:description", "twitter:description")
_CREDITS: Final = (
    "website by",
    "site by",
    "design by",
    "designed by",
    "powered by",
    "webdesign",
    "web design",
    "conception",
    "realisation",
    "umsetzung",
    "realizacja",
    "cookie",
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a page."""

    text: str
    url: str
    weight: float
    line: Line | None = None
    """Where it stands, if it is visible."""
    least: float = 0.0
    """What a word of a trade counts at least: in a name it stands for what the company is."""

    def excerpt(self, start: int, end: int) -> str:
        """What stands in the page for text[start:end], with some of what is around it."""
        if self.line is not None:
            return self.line.excerpt(start, end)
        begin = max(0, min(start, len(self.text) - QUOTE_LIMIT))
        return self.text[begin : begin + QUOTE_LIMIT].strip()


def passages(site: Site) -> Iterator[Passage]:
    """Of the home page, of those that tell about the company, and the titles of others."""
    if not site.pages:
        return
    home, *others = site.pages
    yield from (Passage(name, home.url, NAME, least=_IN_NAME) for name in _names(home))
    yield from _head(home)
    yield from _body(home)
    for page in others:
        goal = goal_of(page.url, page.title)
        if goal == Goal.ABOUT:
            yield from (each for each in _body(page) if each.weight in {LEAD, HEADLINE})
        elif goal == Goal.OTHER:
            yield Passage(page.title, page.url, ELSEWHERE)


def descriptions(page: Page) -> Iterator[Passage]:
    """What the head of a page says of it to machines."""
    seen: set[str] = set()
    for name in _METAS:
        text = " ".join(page.metas.get(name, "").split())
        if text and text not in seen:
            seen.add(text)
            yield Passage(text, page.url, DESCRIPTION)


def _names(page: Page) -> Iterator[str]:
    """What the site calls itself: the first part of its title, and the name it gives to others."""
    yield _TITLE_END.split(page.title, maxsplit=1)[0]
    if name := " ".join(page.metas.get("og:site_name", "").split()):
        yield name


def _head(page: Page) -> Iterator[Passage]:
    yield Passage(page.title, page.url, TITLE)
    yield from descriptions(page)


def _body(page: Page) -> Iterator[Passage]:
    """The lines of a page that speak of its owner."""
    leads = 0
    headed = False
    for line in page.lines[:_LINES]:
        if not line.text or line.place == "footer" or is_aside(line):
            continue
        weight = _weight(line, leads < _LEADS, headed)
        leads += weight == LEAD
        headed = headed or line.is_heading
        yield Passage(line.text, page.url, weight, line)


def _weight(line: Line, is_early: bool, headed: bool) -> float:
    if line.place == "header":
        return NAVIGATION
    if line.is_heading:
        return ITEM if headed else HEADLINE
    if len(line.text.split()) < _SENTENCE:
        return ITEM
    return LEAD if is_early else ELSEWHERE


def is_aside(line: Line) -> bool:
    """Whether somebody else speaks, or of somebody else: quotations, customers, news, credits."""
    start = line.text[:1]
    if start in "„“\"«»‚‘'”":
        return True
    text = fold(line.text[:200])
    if any(word in text for word in _CREDITS):
        return True
    heading = " ".join(fold(line.heading).split())
    return bool(heading) and any(
        heading == words or heading.startswith(f"{words} ") for words in _aside()
    )


@cache
def _aside() -> tuple[str, ...]:
    """The headings below which others speak."""
    phrases = {phrase for each in LANGUAGES for phrase in small_words(each, "aside")}
    return tuple(sorted(" ".join(phrase) for phrase in phrases))
