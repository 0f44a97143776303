"""Every place of a site that states how many people work for its owner."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.clauses import clauses
from clientdesk.enrichment.headcount import heads
from clientdesk.enrichment.languages import spoken
from clientdesk.enrichment.link_words import Goal, goal_of_page
from clientdesk.enrichment.numerals import in_digits
from clientdesk.enrichment.page import QUOTE_LIMIT
from clientdesk.enrichment.passages import is_read, owners
from clientdesk.enrichment.staff_words import staff_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.page import Line, Page
    from clientdesk.enrichment.site import Site
    from clientdesk.enrichment.structured import Company

_STRUCTURED: Final = 0.84
_READ: Final = {Goal.ABOUT: 0.06, Goal.OTHER: -0.02, Goal.LEGAL: 0.0, Goal.CONTACT: 0.0}
"""The pages on which a company counts its people, and how much surer one is."""
_CAREERS: Final = -0.04
_ROUND: Final = -0.02
"""A round number is often about so many."""
_LINES: Final = 400
_COUNTER: Final = 4
"""Words of a line that is nothing but a number, such as “over 120”."""
_MOST: Final = 3_000_000
_MOST_CLAIMS: Final = 40
"""Of a page."""


@dataclass(frozen=True, slots=True)
class HeadClaim:
    """One place that states a head count, or from so many to so many."""

    least: int
    most: int
    confidence: float
    url: str
    quote: str


def head_claims(site: Site) -> Iterator[HeadClaim]:
    """What the pages and their structured data state, page by page."""
    group = _is_group(site)
    for page in site.pages:
        surer = _surer(page, is_home=page is site.pages[0])
        if surer is not None:
            for claim in islice(_visible(page, is_group=group), _MOST_CLAIMS):
                yield _weighed(claim, surer)
    for company in owners(site):
        yield from _structured(company)


def _surer(page: Page, *, is_home: bool) -> float | None:
    if is_home:
        return 0.0
    goal = goal_of_page(page.url, page.title)
    return _CAREERS if goal == Goal.CAREERS else _READ.get(goal)


def _weighed(claim: HeadClaim, surer: float) -> HeadClaim:
    rounded = _ROUND if claim.least % 10 == 0 else 0.0
    confidence = claim.confidence + surer + rounded
    return HeadClaim(claim.least, claim.most, confidence, claim.url, claim.quote)


def _is_group(site: Site) -> bool:
    """Whether the owner calls itself a group, so that the group's number is its own."""
    home = site.pages[0]
    words = [word for clause in clauses(home.title) for word in clause.words]
    staff = staff_words(spoken(home))
    return any(staff.end("group", words, at) is not None for at in range(len(words)))


def _visible(page: Page, *, is_group: bool) -> Iterator[HeadClaim]:
    languages = spoken(page)
    lines = [line for line in page.lines[:_LINES] if is_read(line)]
    for line, year in zip(lines, ("", *map(_year, lines)), strict=False):
        around = f"{line.label} {line.heading} {year}"
        for found in heads(line.text, languages, around, is_group=is_group):
            quote = line.excerpt(found.start, found.end)
            yield HeadClaim(found.least, found.most, found.confidence, page.url, quote)
        if line.label:
            yield from _beside(line, line.label, f"{line.label}: {line.text}", page, languages)
    for first, second in pairwise(lines):
        if _is_counter(first) and not first.label and len(second.text) < 60:
            yield from _beside(first, second.text, f"{first.text} {second.text}", page, languages)


def _year(line: Line) -> str:
    """A line that is but a year, as in a company's history, dates the next one."""
    return line.text if len(line.text) == 4 and line.text.isdigit() else ""


def _is_counter(line: Line) -> bool:
    words = line.text.replace("+", " ").split()
    return len(words) <= _COUNTER and any(in_digits(word) is not None for word in words)


def _beside(
    line: Line, words: str, together: str, page: Page, languages: tuple[str, ...]
) -> Iterator[HeadClaim]:
    """A number and the words that stand in another line or cell."""
    for found in heads(together, languages, line.heading):
        both = f"{line.quote} {words}"
        quote = both if both in page.source else line.quote
        yield HeadClaim(found.least, found.most, found.confidence, page.url, quote[:QUOTE_LIMIT])


def _structured(company: Company) -> Iterator[HeadClaim]:
    """numberOfEmployees: a number, or a thing that holds one or both ends of a range."""
    node, url = company.node, company.page.url
    for said in node.said("numberofemployees"):
        for found in _in_words(said.value):
            yield HeadClaim(*found, _STRUCTURED, url, said.quote)
    for held in node.held("numberofemployees"):
        values = [(number(each.value), each.quote) for each in held.said("value")]
        low = [(number(each.value), each.quote) for each in held.said("minvalue")]
        high = [(number(each.value), each.quote) for each in held.said("maxvalue")]
        for value, quote in values:
            if value:
                yield HeadClaim(value, value, _STRUCTURED, url, quote)
        if not values and low and high and low[0][0] and high[0][0]:
            yield HeadClaim(low[0][0], high[0][0], _STRUCTURED, url, high[0][1])


def _in_words(value: str) -> list[tuple[int, int]]:
    ends = [number(each) for each in value.replace("–", "-").split("-")]
    if len(ends) > 2 or not all(ends):
        return []
    return [(ends[0], ends[-1])]


def number(text: str) -> int:
    """The whole number that a text is; 0 for anything else."""
    value = in_digits(text.strip().removesuffix(".0")) or 0
    return value if value <= _MOST else 0
