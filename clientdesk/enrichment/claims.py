"""What single places say, and what they come to when they agree or differ."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.receipts import WEBSITE
from clientdesk.enrichment.site import registered_domain
from clientdesk.model.enrichment import Evidence, Fact
from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clientdesk.model.enrichment import FactValue

_SURE: Final = 0.99
_DIFFERING: Final = 0.6
"""What is left of a confidence when another value is as well founded."""
_AS_WELL: Final = 0.85
_EVIDENCES: Final = 5


@dataclass(frozen=True, slots=True)
class Claim:
    """One place that says a value, how sure that is, and the words that say it."""

    value: FactValue
    confidence: float
    url: str
    quote: str
    source: str = WEBSITE


def merged(claims: Iterable[Claim]) -> Fact | None:
    """The best founded value with what it rests on; None without any claim."""
    groups = grouped(claims)
    if not groups:
        return None
    best, *others = groups
    confidence = _together(best)
    if others and _together(others[0]) >= _AS_WELL * confidence:
        confidence *= _DIFFERING
    evidence = dict.fromkeys(Evidence(each.source, each.url, each.quote) for each in best)
    return Fact(best[0].value, round(confidence, 2), tuple(evidence)[:_EVIDENCES])


def grouped(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims by value, the best founded value first, and each group's best claim first."""
    by_value: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_value[_key(claim.value)].append(claim)
    for group in by_value.values():
        group.sort(key=lambda claim: -claim.confidence)
    return sorted(by_value.values(), key=lambda group: (-_together(group), -len(group)))


def _together(group: Sequence[Claim]) -> float:
    """1 - Π(1 - c) over independent sources; one site is one source however often it says so."""
    best: dict[tuple[str, str], float] = defaultdict(float)
    for claim in group:
        source = claim.source, registered_domain(claim.url)
        best[source] = max(best[source], claim.confidence)
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1 - confidence
    return min(_SURE, 1 - doubt)


def _key(value: FactValue) -> object:
    return fold(value) if isinstance(value, str) else value
