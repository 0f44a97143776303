"""The statements of a site: each line with what stands before it, and the companies it names."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.languages import spoken
from clientdesk.enrichment.link_words import Goal, goal_of, goal_of_page
from clientdesk.enrichment.mentions import mentions
from clientdesk.enrichment.once import once
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.sentences import spans
from clientdesk.enrichment.trades import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.mentions import Mention
    from clientdesk.enrichment.page import Line, Page
    from clientdesk.enrichment.site import Site

_LONGEST_LABEL: Final = 60
_BARE_VALUE: Final = re.compile(r"\W{0,3}(?:[A-Z]{2,3}[\s.\-]?)?[\dA-Z]{0,2}\d")


@dataclass(frozen=True)
class Statement:
    """One line, after the label or the short line that introduces it."""

    page: Page
    line: Line
    text: str
    offset: int
    """Where the line's own text begins."""
    at: int
    """Its place among the lines of the page."""
    goal: Goal
    """What its page is for."""
    brand: frozenset[str]

    @once
    def plain(self) -> str:
        """The text without case and accents, sign for sign."""
        return plain(self.text)

    @once
    def mentions(self) -> tuple[Mention, ...]:
        """The companies that it names."""
        return tuple(mentions(self.text, self.brand))

    @once
    def has_digits(self) -> bool:
        """Whether an identifier may stand in it."""
        return sum(sign.isdigit() for sign in self.text) >= 2

    def quote(self, start: int, end: int) -> str:
        """What stands in the page for text[start:end]; without the label, which stands apart."""
        return self.line.excerpt(max(0, start - self.offset), max(0, end - self.offset))

    @once
    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends."""
        return spans(self.text)

    def sentence(self, place: int) -> tuple[int, int]:
        """Where the sentence of a place begins and ends."""
        at = bisect_right(self.sentences, (place, len(self.text) + 1)) - 1
        return self.sentences[at] if self.sentences else (0, 0)


@dataclass(frozen=True)
class Told:
    """All statements of a site, page by page."""

    site: Site
    pages: tuple[tuple[Statement, ...], ...]

    @once
    def language(self) -> str:
        """What the first page is written in, whatever it declares; empty for no telling."""
        home = self.site.pages[0]
        is_known = home.language in {"", "nb", "nn", *LANGUAGES}
        heard = spoken(home) if is_known else LANGUAGES
        return heard[0] if heard != LANGUAGES else home.language

    def __iter__(self) -> Iterator[Statement]:
        return (statement for page in self.pages for statement in page)


def told(site: Site, brand: frozenset[str]) -> Told:
    """The statements of a site's pages."""
    return Told(site, tuple(tuple(_statements(page, brand)) for page in site.pages))


def page_goal(page: Page) -> Goal:
    """What a page is for, by its address, title and first heading."""
    heading = next((line.text for line in page.lines if line.is_heading), "")
    return max(goal_of_page(page.url, page.title), goal_of_page("", heading[:80]))


def _statements(page: Page, brand: frozenset[str]) -> Iterator[Statement]:
    goal = page_goal(page)
    before = ""
    part: Goal | None = None
    for at, line in enumerate(page.lines):
        label = line.label or (before if _introduces(before, line) else "")
        lead = f"{label} " if label else ""
        if line.is_heading:
            part = _heading_goal(line.text) or part
        here = part if part and line.place == "main" else goal
        yield Statement(page, line, lead + line.text, len(lead), at, here, brand)
        before = line.text


def _heading_goal(heading: str) -> Goal | None:
    """What the part of a page below a heading is for, where that is the imprint or the like."""
    goal = goal_of("", heading[:80])
    return goal if goal in {Goal.LEGAL, Goal.CONTACT, Goal.TERMS} else None


def _introduces(before: str, line: Line) -> bool:
    """Whether a short line is the label of what stands below it."""
    if not before or len(before) > _LONGEST_LABEL:
        return False
    return before.endswith(":") or (
        bool(_BARE_VALUE.match(line.text)) and not any(sign.isdigit() for sign in before)
    )
