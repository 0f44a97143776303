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
_APART: Final = 12
"""Characters between two words that say no, so that they are not one, as “ne … pas” is."""
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
    if statement.text.endswith("?"):
        return None
    if not places:
        return _answer(statement)
    if not said.tells("needless") and _is_refused_without(said):
        return True
    for place in places:
        answer = _of_part(_part_around(said, *place))
        if answer is not None:
            return answer
    whole = _of_part(said)
    return whole if whole is not None else _of_list(statement)


def _answer(statement: Statement) -> bool | None:
    """What follows a question such as “Do I need a purchase order?”."""
    before = [statement.before.said] if statement.before else []
    asked = next(iter([*before, *statement.leads, *statement.headings[:1]]), None)
    if asked is None or not asked.text.endswith("?") or not order_places(asked):
        return None
    start = statement.said.spans("yes")
    if start and start[0][0] == 0:
        return True
    return False if statement.said.negations else None


def _is_refused_without(said: Said) -> bool:
    """As in “invoices without an order number are returned”, “no PO, no payment”."""
    if said.tells("without") and (said.tells("refuse", "delay") or said.negations):
        return True
    if said.tells("refuse", "delay") and said.negations:
        return True
    no = said.negations
    return bool(no) and no[-1][0] - no[0][1] > _APART and said.tells("pay", "invoice")


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
