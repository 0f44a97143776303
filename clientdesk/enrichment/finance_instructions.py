"""The sentences that tell how to send an invoice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_direction import Way, delivers, way
from clientdesk.enrichment.finance_evidence import Passage
from clientdesk.enrichment.finance_formats import formats_in
from clientdesk.enrichment.finance_orders import needs_order
from clientdesk.enrichment.finance_portal import points_to_portal
from clientdesk.enrichment.finance_said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.enrichment.finance_statement import Statement

LONGEST: Final = 500
_REFERENCE: Final = re.compile(r"leitweg|\bean\b|\bgln\b|\bcup\b|\bcig\b|\bsiret\b|codice|\d{6,}")
_TELLING: Final = 2
"""From here on a sentence tells how; below it goes along with those that do."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence as it stands in its line, and how much it tells."""

    statement: Statement
    start: int
    end: int
    weight: int

    @property
    def passage(self) -> Passage:
        """Where it stands, for a quote."""
        return Passage(self.statement.page, self.statement.line, self.start, self.end)

    @property
    def text(self) -> str:
        """Its words."""
        return self.statement.line.text[self.start : self.end]


def instructions(found: Iterable[Statement], addresses: frozenset[str]) -> list[Sentence]:
    """The sentences of the page that tells the most, in its order; empty for none."""
    by_page: dict[str, list[Sentence]] = {}
    for statement in found:
        weight = _weight(statement, addresses)
        if weight:
            by_page.setdefault(statement.page.url, []).append(_sentence(statement, weight))
    telling = [each for each in by_page.values() if any(one.weight > _TELLING for one in each)]
    if not telling:
        telling = [each for each in by_page.values() if any(one.weight == _TELLING for one in each)]
    if not telling:
        return []
    best = max(telling, key=lambda telling_ones: sum(one.weight for one in _merged(telling_ones)))
    return _fitting(_merged(best))


def _weight(statement: Statement, addresses: frozenset[str]) -> int:
    if statement.way is not Way.IN:
        return 0
    said = statement.said
    if any(one.email in addresses for one in statement.mentions):
        return 4
    yes, no = formats_in(statement)
    if points_to_portal(statement) or (
        delivers(said) and (yes or no or said.tells("mail", "post", "portal"))
    ):
        return 3
    if yes or no or needs_order(statement) is not None or _is_refusal(statement):
        return 2
    if delivers(said) and said.tells("inbound", "need", "only"):
        return 2
    return int(_goes_along(statement))


def _is_refusal(statement: Statement) -> bool:
    said = statement.said
    return (
        said.tells("invoice")
        and bool(said.negations or said.tells("refuse"))
        and said.tells("mail", "send", "accept")
    )


def _goes_along(statement: Statement) -> bool:
    said = statement.said
    if said.tells("ask") or statement.mentions:
        return False
    if delivers(said) or _REFERENCE.search(said.folded):
        return True
    return said.tells("invoice") and said.tells("need", "state", "only", "refuse")


def _sentence(statement: Statement, weight: int) -> Sentence:
    """The whole sentence, unless a part of it is for customers."""
    start, end = statement.whole
    if way(Said(statement.line.text[start:end], statement.languages)) is Way.BOTH:
        start, end = statement.start, statement.end
    return Sentence(statement, start, end, weight)


def _merged(telling_ones: list[Sentence]) -> list[Sentence]:
    """Each sentence once."""
    kept: dict[str, Sentence] = {}
    for one in telling_ones:
        if one.text not in kept or kept[one.text].weight < one.weight:
            kept[one.text] = one
    return sorted(kept.values(), key=lambda one: (one.statement.number, one.start))


def _fitting(telling_ones: list[Sentence]) -> list[Sentence]:
    """As many as the value holds, those that tell the most first."""
    chosen: list[Sentence] = []
    room = LONGEST
    for one in sorted(telling_ones, key=lambda each: -each.weight):
        if len(one.text) + 1 <= room + 1:
            chosen.append(one)
            room -= len(one.text) + 1
    return [one for one in telling_ones if one in chosen]
