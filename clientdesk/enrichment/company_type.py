"""What kind of company the owner is, by its legal form, its register or its own words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.addresses import parts
from clientdesk.enrichment.claims import Claim
from clientdesk.enrichment.countries import country_of_language
from clientdesk.enrichment.legal_forms import form_at, last_form
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.roles import names_other
from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.words import CompanyType

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clientdesk.enrichment.legal_forms import Form
    from clientdesk.enrichment.owner import Owner
    from clientdesk.enrichment.structured import Company
    from clientdesk.enrichment.telling import Told

_HOSTS: Final = re.compile(
    r"(?:^|\.)(?:gov|gov\.[a-z]{2}|gouv\.[a-z]{2}|gob\.[a-z]{2}|gv\.at|bund\.de|admin\.ch|govt\.nz"
    r"|nhs\.uk|police\.uk|mil)$"
)
"""Ends of names that only public bodies have."""
_TYPES: Final = {
    **{"governmentorganization": CompanyType.PUBLIC_BODY, "cityhall": CompanyType.PUBLIC_BODY},
    **{"governmentoffice": CompanyType.PUBLIC_BODY, "ngo": CompanyType.NONPROFIT},
}
_CHARITY: Final = re.compile(r"(?<![^\W_])(?:registered charit|charity (?:no|number|reg))")
_FORMAL: Final = frozenset({Goal.LEGAL, Goal.CONTACT, Goal.ABOUT})


def type_claims(
    told: Told, owner: Owner, companies: Sequence[Company], country: str
) -> Iterator[Claim]:
    """What the legal name, the host and structured data say of the owner's type."""
    where = country or country_of_language(told.language)
    charity = next(_charities(told), None) if owner.namings else None
    for naming in owner.namings:
        mention = naming.mention
        kind = _meant(mention.form, where)
        if charity and kind == CompanyType.PRIVATE_LIMITED:
            yield charity
            continue
        quote = naming.statement.quote(mention.start, mention.end)
        yield Claim(kind, 0.9, naming.statement.page.url, quote)
    for company in companies:
        yield from _structured(company, where)
    if not owner.namings:
        yield from _by_label(told, where)
        yield from _by_name(told, owner)
        yield from _by_words(told)
        yield from _by_host(told)


def _meant(form: Form, where: str) -> str:
    """The type of a form; a g before it says that it serves the public good."""
    kind = form.type_in(where)
    is_good = kind is CompanyType.PRIVATE_LIMITED and form.words.startswith(("gG", "gU", "gA"))
    return str(CompanyType.NONPROFIT if is_good else kind)


def _charities(told: Told) -> Iterator[Claim]:
    """A company that is a registered charity serves no owners."""
    for statement in told:
        found = _CHARITY.search(statement.plain)
        is_formal = statement.line.place == "footer" or statement.goal in _FORMAL
        if found and is_formal and not names_other(statement.plain[: found.start()]):
            quote = statement.quote(found.start(), found.end())
            yield Claim(str(CompanyType.NONPROFIT), 0.85, statement.page.url, quote)


def _structured(company: Company, where: str) -> Iterator[Claim]:
    for said in company.node.said("@type"):
        if kind := _TYPES.get(plain(said.value)):
            yield Claim(str(kind), 0.85, company.page.url, said.quote)
    for said in company.node.said("legalname"):
        if form := last_form(said.value):
            yield Claim(_meant(form, where), 0.9, company.page.url, said.quote)


def _by_label(told: Told, where: str) -> Iterator[Claim]:
    """A legal form behind a label that says that it is one."""
    for statement in told:
        found = _label().search(statement.plain)
        form = form_at(statement.text, found.end()) if found else None
        if found and form and not names_other(statement.plain[: found.start()]):
            quote = statement.quote(found.start(), form.end)
            yield Claim(_meant(form, where), 0.9, statement.page.url, quote)


def _by_name(told: Told, owner: Owner) -> Iterator[Claim]:
    """Bodies whose own name says what they are."""
    kinds = {name: body_type(name) for name in (owner.anchors.given, *owner.anchors.selfs)}
    for statement in told:
        for name, kind in kinds.items():
            start = statement.text.find(name, statement.offset) if kind else -1
            if start >= 0:
                quote = statement.quote(start, start + len(name))
                yield Claim(str(kind), 0.85, statement.page.url, quote)


def _by_words(told: Told) -> Iterator[Claim]:
    for statement in told:
        if statement.goal not in _FORMAL and statement.line.place != "footer":
            continue
        for kind, pattern in _type_words():
            found = pattern.search(statement.plain)
            if found and not names_other(statement.plain[: found.start()]):
                quote = statement.quote(found.start(), found.end())
                yield Claim(str(kind), 0.8, statement.page.url, quote)


def _by_host(told: Told) -> Iterator[Claim]:
    home = told.site.pages[0]
    if _HOSTS.search(parts(home.url).hostname or "") and home.title:
        yield Claim(str(CompanyType.PUBLIC_BODY), 0.8, home.url, home.title[:300])


def body_type(name: str) -> CompanyType | None:
    """The type of a body whose name says it without a legal form."""
    for kind, before, after in _bodies():
        if before.match(name) or after.search(name):
            return kind
    return None


@cache
def _bodies() -> tuple[tuple[CompanyType, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            CompanyType(listed["type"]),
            re.compile(rf"(?:The )?(?:{_either(listed.get('before', []))})(?:\s|(?<=['’]))\w"),
            re.compile(rf"\w\s(?:{_either(listed.get('after', []))})$"),
        )
        for listed in word_lists("bodies")["bodies"]
    )


def _either(words: Sequence[str]) -> str:
    every = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in every) or r"(?!)"


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(word_lists("bodies")["form_labels"])
    return re.compile(rf"(?<![^\W_])(?:{words})\s?[:\-]?\s+")


@cache
def _type_words() -> tuple[tuple[CompanyType, re.Pattern[str]], ...]:
    return tuple(
        (CompanyType(kind), re.compile(rf"(?<![^\W_])(?:{'|'.join(words)})(?![^\W_])"))
        for kind, words in word_lists("bodies")["words"].items()
    )
