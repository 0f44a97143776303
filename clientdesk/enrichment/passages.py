"""The parts of a site in which its owner says what it does, and how much each counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.anchoring import anchors
from clientdesk.enrichment.languages import small_words
from clientdesk.enrichment.link_words import Goal, goal_of_page
from clientdesk.enrichment.page import QUOTE_LIMIT
from clientdesk.enrichment.structured import own_companies
from clientdesk.enrichment.trades import LANGUAGES
from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.page import Line, Page
    from clientdesk.enrichment.site import Site
    from clientdesk.enrichment.structured import Company

NAME: Final = 1.0
TITLE: Final = 1.3
HEADLINE: Final = 1.0
DESCRIPTION: Final = 1.2
LEAD: Final = 1.2
_ABOUT: Final = 0.75
"""What a paragraph of another page about the company counts beside one of the home page."""
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
_LONGEST: Final = 4_000
"""Characters of a line."""
_START: Final = 200
_METAS: Final = ("description", "og:description", "twitter:description")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a page."""

    text: str
    url: str
    weight: float
    line: Line | None = None
    """Where it stands, if it is visible."""
    quote: str = ""
    """How structured data says it."""
    is_prime: bool = False
    """Whether it stands where a page says whose it is: in its title, heading or description."""
    least: float = 0.0
    """What a word of a trade counts at least: in a name it stands for what the company is."""

    def excerpt(self, start: int, end: int) -> str:
        """What stands in the page for text[start:end], with some of what is around it."""
        if self.line is not None:
            return self.line.excerpt(start, end)
        if 0 < len(self.quote) <= QUOTE_LIMIT:
            return self.quote
        begin = max(0, min(start, len(self.text) - QUOTE_LIMIT))
        return self.text[begin : begin + QUOTE_LIMIT].strip()


def passages(site: Site) -> Iterator[Passage]:
    """Of the home page, of those that tell about the company, and the titles of others."""
    if not site.pages:
        return
    home, *others = site.pages
    yield from (
        Passage(name, home.url, NAME, is_prime=True, least=_IN_NAME) for name in _names(home)
    )
    yield Passage(home.title, home.url, TITLE, is_prime=True)
    yield from descriptions(site)
    yield from _body(home)
    for page in others:
        goal = goal_of_page(page.url, page.title)
        if goal == Goal.ABOUT:
            for each in _body(page):
                if each.weight in {LEAD, HEADLINE}:
                    yield replace(each, weight=_ABOUT * each.weight)
        elif goal == Goal.OTHER:
            yield Passage(page.title, page.url, ELSEWHERE)


def descriptions(site: Site) -> Iterator[Passage]:
    """What the home page says of the company to machines: in its head and in structured data."""
    home = site.pages[0]
    seen: set[str] = set()
    for name in _METAS:
        text = " ".join(home.metas.get(name, "").split())
        if text and text not in seen and not says("machines", text):
            seen.add(text)
            yield Passage(text, home.url, DESCRIPTION, is_prime=True)
    for company in owners(site):
        for said in company.node.said("description", "disambiguatingdescription"):
            if said.value not in seen and not says("machines", said.value):
                seen.add(said.value)
                yield Passage(
                    said.value, company.page.url, DESCRIPTION, quote=said.quote, is_prime=True
                )


def owners(site: Site) -> list[Company]:
    """The structured data that tells of the site's owner."""
    known = anchors("", site)
    return own_companies(site, (*known.selfs, known.domain))


def _names(page: Page) -> Iterator[str]:
    """What the site calls itself: the first part of its title, and the name it gives to others."""
    yield _TITLE_END.split(page.title, maxsplit=1)[0]
    if name := " ".join(page.metas.get("og:site_name", "").split()):
        yield name


def _body(page: Page) -> Iterator[Passage]:
    """The lines of a page that speak of its owner."""
    leads = 0
    headed = False
    for line in page.lines[:_LINES]:
        if line.place == "footer" or not is_read(line):
            continue
        weight = _weight(line, leads < _LEADS, headed)
        leads += weight == LEAD
        headed = headed or line.is_heading
        yield Passage(line.text, page.url, weight, line, is_prime=weight == HEADLINE)


def _weight(line: Line, is_early: bool, headed: bool) -> float:
    if line.place == "header":
        return NAVIGATION
    if line.is_heading:
        return ITEM if headed else HEADLINE
    if len(line.text.split()) < _SENTENCE:
        return ITEM
    return LEAD if is_early else ELSEWHERE


def is_read(line: Line) -> bool:
    """Whether a line is the owner's own words, and short enough to be meant for readers."""
    return 0 < len(line.text) <= _LONGEST and not _is_aside(line)


def _is_aside(line: Line) -> bool:
    """Whether somebody else speaks, or of somebody else: quotations, customers, news, credits."""
    start = line.text[:1]
    if start in "„“\"«»‚‘'”":
        return True
    if says("credits", line.text[:_START]) or says("machines", line.text):
        return True
    heading = " ".join(fold(line.heading).split())
    return bool(heading) and any(
        heading == words or heading.startswith(f"{words} ") for words in _aside()
    )


def says(kind: str, text: str) -> bool:
    """Whether a text holds one of the sayings of a kind."""
    folded = fold(text)
    return any(saying in folded for saying in _sayings(kind))


@cache
def _sayings(kind: str) -> tuple[str, ...]:
    listed = word_lists("sayings")[kind].split(",")
    return tuple(fold(" ".join(saying.split())) for saying in listed)


@cache
def _aside() -> tuple[str, ...]:
    """The headings below which others speak."""
    phrases = {phrase for each in LANGUAGES for phrase in small_words(each, "aside")}
    return tuple(sorted(" ".join(phrase) for phrase in phrases))
