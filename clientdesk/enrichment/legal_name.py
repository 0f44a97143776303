"""The legal name of the owner, as the site writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.claims import Claim
from clientdesk.enrichment.company_type import body_type
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.naming import holds, likeness, squeezed, without_form
from clientdesk.enrichment.owner import ALIKE, legal_label
from clientdesk.enrichment.roles import names_other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.owner import Anchors, Owner
    from clientdesk.enrichment.structured import Company
    from clientdesk.enrichment.telling import Statement, Told

_CUT: Final = re.compile(r"\s+[-–—|·•]\s+|[;|(]|,\s")


def legal_name_claims(told: Told, owner: Owner, companies: Iterable[Company]) -> Iterator[Claim]:
    """The names that the site's owner gives itself, the best first."""
    for naming in owner.namings:
        statement, mention = naming.statement, naming.mention
        quote = statement.quote(mention.start, mention.end)
        confidence = min(0.95, 0.6 + 0.05 * naming.score)
        yield Claim(naming.name, confidence, statement.page.url, quote)
    for company in companies:
        for said in company.node.said("legalname"):
            yield Claim(_best_spelled(said.value, owner), 0.9, company.page.url, said.quote)
    if not owner.namings:
        yield from _without_form(told, owner.anchors)


def _best_spelled(value: str, owner: Owner) -> str:
    """The spelling that the pages have of the same name."""
    same = [each.name for each in owner.namings if squeezed(each.name) == squeezed(value)]
    return value if without_form(value) != value or not same else same[0]


def _without_form(told: Told, anchors: Anchors) -> Iterator[Claim]:
    """Names without a legal form, where a label or the imprint says that they are legal names."""
    for statement in told:
        text = statement.text
        if statement.line.place == "header" or not text:
            continue
        for start, is_labelled in _starts(statement):
            name = _CUT.split(text[start : start + 120])[0].strip(" .,:")
            if not 2 < len(name) <= 80 or names_other(statement.plain[:start]):
                continue
            if _is_own(name, anchors) and (is_labelled or _is_formal(statement, start + len(name))):
                quote = statement.quote(start, start + len(name))
                yield Claim(name, 0.85 if is_labelled else 0.7, statement.page.url, quote)


def _starts(statement: Statement) -> Iterator[tuple[int, bool]]:
    """Where a name may begin: after a label, or with the line."""
    for found in legal_label().finditer(statement.plain):
        yield found.end(), True
    yield statement.offset, False


def _is_own(name: str, anchors: Anchors) -> bool:
    known = (anchors.given, *anchors.selfs)
    return any(likeness(name, each) >= ALIKE or holds(name, each) for each in known)


def _is_formal(statement: Statement, end: int) -> bool:
    """Whether the place is an imprint or goes on with an address."""
    if body_type(statement.text[statement.offset :]) and statement.line.place == "footer":
        return True
    return statement.goal in {Goal.LEGAL, Goal.CONTACT} and (
        bool(re.match(r",\s|\s*$", statement.text[end : end + 3])) and not statement.line.is_heading
    )
