"""How many people work for a company, and the size that follows from the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.claims import Claim, grouped, merged
from clientdesk.enrichment.headcount import heads
from clientdesk.enrichment.languages import spoken
from clientdesk.enrichment.link_words import Goal, goal_of
from clientdesk.enrichment.numerals import in_digits
from clientdesk.enrichment.owner import is_group, owner_nodes
from clientdesk.enrichment.passages import is_aside
from clientdesk.model.enrichment import Fact, FactField
from clientdesk.model.words import SizeSegment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.nodes import Node, Said
    from clientdesk.enrichment.page import Line, Page
    from clientdesk.enrichment.site import Site

_SEGMENTS: Final = (
    (9, SizeSegment.MICRO),
    (49, SizeSegment.SMALL),
    (249, SizeSegment.MEDIUM),
    (999, SizeSegment.LARGE),
)
_STRUCTURED: Final = 0.84
_ABOUT: Final = 0.06
"""What the page about the company is surer by."""
_LINES: Final = 400
_COUNTER: Final = 24
"""Letters of a line that is a number only, such as “over 120”."""
_READ: Final = frozenset({Goal.ABOUT, Goal.CAREERS, Goal.OTHER, Goal.LEGAL, Goal.CONTACT})

Range = tuple[int, int]


def staff_facts(site: Site) -> dict[FactField, Fact]:
    """The head count, and the size segment where it is known or both ends of a range agree."""
    claims = list(_claims(site))
    exact = [claim for claim in claims if isinstance(claim.value, int)]
    facts: dict[FactField, Fact] = {}
    count = None if _is_torn(exact) else merged(exact)
    if count is not None:
        facts[FactField.EMPLOYEES] = count
    if size := _size(count, claims):
        facts[FactField.SIZE_SEGMENT] = size
    return facts
