"""The sentences that tell how to send an invoice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_direction import Way, delivers, way
from clientdesk.enrichment.finance_evidence import Passage
from clientdesk.enrichment.finance_formats import formats_in
from clientdesk.enrichment.finance_orders import needs_order, order_places
from clientdesk.enrichment.finance_portal import points_to_portal
from clientdesk.enrichment.finance_said import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.enrichment.finance_statement import Statement

LONGEST: Final = 500
_REFERENCE: Final = re.compile(
    r"leitweg|\bean\b|\bgln\b|\bcup\b|\bcig\b|\bsiret\b|codice|code service|\bdir3\b|\boin\b"
    r"|kostenst|cost cent|referanse|referens"
)
_NUMBER: Final = re.compile(r"\d{6,}|\d{3}[ .:-]\d{3}")
_THEIRS: Final = frozenset({Way.OUT, Way.BOTH})
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
    return int(_goes_along(statement, addresses))


def _is_refusal(statement: Statement) -> bool:
    said = statement.said
    return (
        said.tells("invoice")
        and bool(said.negations or said.tells("refuse"))
        and said.tells("mail", "send", "accept")
    )


def _goes_along(statement: Statement, addresses: frozenset[str]) -> bool:
    """Whether it adds to what is told: a number to quote, what comes back, a channel."""
    said = statement.said
    if said.tells("ask") or statement.mentions or statement.line.place == "footer":
        return False
    if delivers(said) or _REFERENCE.search(said.folded):
        return True
    if said.tells("invoice") and said.tells("need", "state", "only", "refuse"):
        return True
    before = statement.before
    adds = said.tells("need", "state", "refuse", "accept", "mail", "post")
    if before is None or not (adds or _NUMBER.search(said.text)):
        return bool(order_places(said))
    return _weight(before, addresses) > 0


def _sentence(statement: Statement, weight: int) -> Sentence:
    """The whole sentence, unless a part of it is for customers."""
    start, end = statement.whole
    parts = statement.line.text[start:end].split(";")
    if any(way(Said(part, statement.languages)) in _THEIRS for part in parts):
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
