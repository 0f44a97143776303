"""The legal name of the owner, as the site writes it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.claims import Claim
from clientdesk.enrichment.company_type import body_type
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.naming import holds, likeness, squeezed, without_form
from clientdesk.enrichment.owner import ALIKE, legal_label
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.roles import names_other
from clientdesk.enrichment.word_lists import word_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.enrichment.owner import Anchors, Owner
    from clientdesk.enrichment.structured import Company
    from clientdesk.enrichment.telling import Statement, Told

_FORMAL: Final = frozenset({Goal.LEGAL, Goal.CONTACT, Goal.ABOUT, Goal.TERMS})
_SENTENCES: Final = 8
_BODY: Final = re.compile(
    r"(?:\b[lL]['’]|\b(?:the|The|die|Die|der|Der|das|la|La|de|De|het|den|een|eine)\s)"
    r"(?:association|fondation|coopérative|asociación|fundación|cooperativa|associazione|fondazione"
    r"|associação|fundação|stichting|vereniging|coöperatie|foundation|charity|föreningen|foreningen)"
    r"\s(?=[A-ZÀ-Þ„“«\"])"
)
"""A word in small letters that says what the body is whose name follows."""
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
        if statement.line.place == "header" or not statement.text:
            continue
        for start, confidence in _starts(statement):
            said = statement.text[start : start + 120]
            name = _CUT.split(_stating().split(plain(said))[0])[0]
            name = said[: len(name)].strip(' .,:„“”«»"')
            if _is_own(name, anchors) and not names_other(statement.plain[:start]):
                quote = statement.quote(start, start + len(name))
                yield Claim(name, confidence, statement.page.url, quote)
        yield from _bodies(statement, anchors)


def _starts(statement: Statement) -> Iterator[tuple[int, float]]:
    """Where a name may begin: behind a label, or with a line of the imprint."""
    for found in legal_label().finditer(statement.plain):
        yield found.end(), 0.85
    if statement.goal in {Goal.LEGAL, Goal.CONTACT} and not statement.line.is_heading:
        yield statement.offset, 0.7
    if statement.line.place == "footer" or statement.goal in _FORMAL:
        for found in _ledger().finditer(statement.plain):
            yield found.end(), 0.85
        for body in _BODY.finditer(statement.text):
            yield body.end(), 0.75
        for start, stop in statement.sentences[:_SENTENCES]:
            if _stating().search(statement.plain, start, min(stop, start + 120)):
                yield start, 0.8


@cache
def _stating() -> re.Pattern[str]:
    """What a sentence says of its subject when that is a legal name."""
    return re.compile(rf",? (?:{_listed('stating')})")


@cache
def _ledger() -> re.Pattern[str]:
    """“The owner of this site is”, and the like."""
    words = r"(?:(?: [^\W\d_]+){0,5} (?:is|es|est|ist|e|jest|ar|er|on|ειναι):? )"
    return re.compile(rf"(?<![^\W_])(?:{_listed('owners')}){words}")


def _listed(name: str) -> str:
    return "|".join(word_lists("owning")[name].strip().split("\n"))


def _is_own(name: str, anchors: Anchors) -> bool:
    known = (anchors.given, *anchors.selfs)
    return 2 < len(name) <= 80 and any(
        likeness(name, each) >= ALIKE or holds(name, each) for each in known
    )


def _bodies(statement: Statement, anchors: Anchors) -> Iterator[Claim]:
    """Names that say by themselves what kind of body they are."""
    line = statement.line
    is_formal = statement.goal in {Goal.LEGAL, Goal.CONTACT} or line.is_heading
    if line.place == "main" and not is_formal:
        return
    for name in dict.fromkeys((anchors.given, *anchors.selfs)):
        start = statement.text.find(name, statement.offset) if body_type(name) else -1
        if start >= 0 and not names_other(statement.plain[:start]):
            quote = statement.quote(start, start + len(name))
            yield Claim(name, 0.75, statement.page.url, quote)
