"""Asking every source that is switched on about one client, each after the other.

What one of them found is known to the next: a register gives the number by which another is asked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from clientdesk.enrichment.claims import Claim, merged
from clientdesk.enrichment.sources.pace import SECONDS, SYSTEM, Patience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Asked, Found, Source
    from clientdesk.model.enrichment import Fact, FactField
    from clientdesk.model.enrichment_settings import Source as Name

    Consulted = dict[Name, Found]


def consulted(
    sources: Sequence[Source], asked: Asked, cancelled: Callable[[], bool], clock: Clock = SYSTEM
) -> Consulted | None:
    """What each source found; None when it was cancelled."""
    patience = Patience(SECONDS, cancelled=cancelled, clock=clock)
    told: Consulted = {}
    for source in sources:
        found = source.look_up(asked, patience)
        if cancelled():
            return None
        told[source.about.name] = found
        asked = asked.knowing(found.facts)
    return told


def together(facts: Mapping[FactField, Fact], told: Mapping[Name, Found]) -> dict[FactField, Fact]:
    """The website's facts and those of the sources, surer where they agree, less where not."""
    claims: dict[FactField, list[Claim]] = defaultdict(list)
    for each in (facts, *(found.facts for found in told.values())):
        for field, fact in each.items():
            claims[field] += _claims(fact)
    return {field: one for field in claims if (one := merged(claims[field])) is not None}


def _claims(fact: Fact) -> Iterator[Claim]:
    for each in fact.evidence:
        yield Claim(fact.value, fact.confidence, each.url, each.quote, each.source)
