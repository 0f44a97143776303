"""How many people work for a company, and the size that follows from the number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.claims import Claim, grouped, merged
from clientdesk.enrichment.head_claims import head_claims
from clientdesk.model.enrichment import FactField
from clientdesk.model.words import SizeSegment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clientdesk.enrichment.head_claims import HeadClaim
    from clientdesk.enrichment.site import Site
    from clientdesk.model.enrichment import Fact

_SEGMENTS: Final = (
    (9, SizeSegment.MICRO),
    (49, SizeSegment.SMALL),
    (249, SizeSegment.MEDIUM),
    (999, SizeSegment.LARGE),
)
_EDGE: Final = 1
"""Ranges such as 11–50 end on the first number of the next segment."""


def staff_facts(site: Site) -> dict[FactField, Fact]:
    """The head count, and the segment where there is one or both ends of a range agree."""
    every = list(head_claims(site))
    exact = [_claim(each, each.least) for each in every if each.least == each.most]
    count = None if is_torn(exact) else merged(exact)
    facts = {FactField.EMPLOYEES: count} if count is not None else {}
    size = merged(_sized(count, exact, every))
    return facts | ({FactField.SIZE_SEGMENT: size} if size is not None else {})


def segment(employees: int) -> SizeSegment:
    """The segment of so many employees."""
    fitting = (size for most, size in _SEGMENTS if employees <= most)
    return next(fitting, SizeSegment.ENTERPRISE)


def is_torn(claims: Sequence[Claim]) -> bool:
    """Whether the best founded numbers contradict each other."""
    groups = grouped(claims)
    return len(groups) > 1 and groups[0][0].confidence == groups[1][0].confidence


def _sized(count: Fact | None, exact: list[Claim], every: Iterable[HeadClaim]) -> list[Claim]:
    """The segments of the head count, of numbers that differ within one, or of ranges."""
    if count is not None:
        value = segment(int(str(count.value)))
        return [Claim(value, count.confidence, each.url, each.quote) for each in count.evidence]
    if exact:
        sizes = [replace(claim, value=segment(int(str(claim.value)))) for claim in exact]
        return sizes if len({claim.value for claim in sizes}) == 1 else []
    return [
        _claim(each, segment(each.least))
        for each in every
        if segment(each.least) == segment(max(each.least, each.most - _EDGE))
    ]


def _claim(claim: HeadClaim, value: int | SizeSegment) -> Claim:
    return Claim(value, claim.confidence, claim.url, claim.quote)
