"""Whether invoices by e-mail are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.enrichment.finance_direction import Way
from clientdesk.enrichment.finance_formats import named_formats
from clientdesk.enrichment.finance_polarity import Answer, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.enrichment.finance_statement import Statement


def refuses_mail(found: Iterable[Statement]) -> bool:
    """Whether a sentence refuses every invoice by e-mail, not just some."""
    return any(_refuses_mail(statement) for statement in found)


def _refuses_mail(statement: Statement) -> bool:
    said = statement.said
    if statement.way is not Way.IN or not (said.tells("invoice") or _goes_on(statement)):
        return False
    places = list(said.spans("mail"))
    named = [span for _, span in named_formats(said)]
    polarity = Polarity(said, [*places, *named])
    return any(polarity.answer(*place) is Answer.NO for place in places)


def _goes_on(statement: Statement) -> bool:
    """Whether it says what becomes of the invoices that the sentence before is about."""
    before = statement.before
    if before is None or not before.said.tells("invoice"):
        return False
    return statement.said.tells("accept", "refuse")
