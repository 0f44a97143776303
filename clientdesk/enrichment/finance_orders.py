"""Whether an invoice needs the number of a purchase order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.finance_direction import Way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.enrichment.finance_said import Said
    from clientdesk.enrichment.finance_statement import Statement

_PO: Final = re.compile(
    r"\bP\.?O\.?s?\b(?!\s*\.?\s?(?:[Bb]ox|BOX))(?![\w@])|\bP[Oo]-?(?:[Nn]ummer|[Nn]umber|[Nn]r)"
)
_PAREN: Final = re.compile(r"[;,]|\s[-]\s")


def order_rules(found: Iterable[Statement]) -> dict[bool, list[Statement]]:
    """The sentences that ask for a purchase order, and those that say that none is needed."""
    rules: dict[bool, list[Statement]] = {}
    for statement in found:
        needed = needs_order(statement)
        if needed is not None:
            rules.setdefault(needed, []).append(statement)
    return rules


def order_places(said: Said) -> list[tuple[int, int]]:
    """Where a purchase order is named."""
    short = [hit.span() for hit in _PO.finditer(said.text)]
    return sorted({*said.spans("order"), *short})


def needs_order(statement: Statement) -> bool | None:
    """What one sentence says; None for nothing."""
    if statement.way is not Way.IN:
        return None
    said = statement.said
    places = order_places(said)
    if not places:
        return None
    if _is_refused_without(said):
        return True
    answers = [_of_part(_part_around(said, *place)) for place in places]
    for answer in answers:
        if answer is not None:
            return answer
    whole = _of_part(said)
    return whole if whole is not None else _of_list(statement)


def _is_refused_without(said: Said) -> bool:
    """As in “invoices without an order number are returned”, “no PO, no payment”."""
    if not said.tells("without"):
        return _says_no_twice(said)
    return bool(
        said.tells("refuse", "delay")
        or said.negations
        or re.search(r"\bno po\b.*\bno pay", said.folded)
    )


def _says_no_twice(said: Said) -> bool:
    """As in “invoices that do not quote the order number are not paid”."""
    if said.tells("needless") or not said.negations:
        return False
    twice = len(said.negations) > 1 and said.tells("invoice")
    return twice or said.tells("refuse", "delay")


def _part_around(said: Said, begin: int, end: int) -> Said:
    """The part between commas that names the order."""
    left = max((hit.end() for hit in _PAREN.finditer(said.folded, 0, begin)), default=0)
    right = next((hit.start() for hit in _PAREN.finditer(said.folded, end)), len(said.text))
    return said.part(left, right)


def _of_part(said: Said) -> bool | None:
    if said.tells("needless"):
        return False
    if said.tells("condition"):
        return None
    if said.negations and said.tells("need"):
        return False
    return True if said.tells("need", "state") else None


def _of_list(statement: Statement) -> bool | None:
    """An item of a list that its first line makes a duty of."""
    for lead in [lead for lead in statement.leads if lead.text.endswith(":")][:1]:
        if lead.tells("need", "state") and not lead.negations and not lead.tells("condition"):
            return None if statement.said.tells("condition") else True
    return None
