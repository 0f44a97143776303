"""Whether a site belongs to the client: by name, tax ID, domain, e-mail, telephone or address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.naming import distinctive, holds, likeness, squeezed, words
from clientdesk.enrichment.owner import ALIKE, generic
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.shapes import compact
from clientdesk.enrichment.site import registered_domain
from clientdesk.enrichment.word_lists import word_lists

if TYPE_CHECKING:
    from clientdesk.enrichment.owner import Owner
    from clientdesk.enrichment.site import Site
    from clientdesk.enrichment.telling import Statement, Told
    from clientdesk.model.enrichment import Inputs

_FEW_WORDS: Final = 25
"""A site that says less cannot be told from another's."""
_LONG_ENOUGH: Final = 5
"""Letters of a name that does not stand in others by chance."""


@dataclass(frozen=True, slots=True)
class Identity:
    """How sure it is that the site is the client's."""

    score: float
    """0 for another company's site."""
    is_silent: bool = False
    """Whether the site says too little to tell."""

    @property
    def is_tied(self) -> bool:
        """Whether what the site says may be taken for facts of the client."""
        return self.score > 0


def identity(inputs: Inputs, told: Told, owner: Owner) -> Identity:
    """The best of all ties between the record and the site."""
    score = max(
        _by_numbers(inputs, told),
        _by_name(inputs.name, told, owner),
        _by_domains(inputs, told.site, owner),
    )
    if score:
        return Identity(score)
    said = sum(len(statement.text.split()) for statement in told)
    return Identity(0.0, is_silent=said < _FEW_WORDS)


def _by_numbers(inputs: Inputs, told: Told) -> float:
    tax, phone = compact(inputs.tax_id), _digits(inputs.phone)[-8:]
    postcode = re.search(r"\b\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", inputs.address)
    best = 0.0
    for statement in told:
        if not statement.has_digits:
            continue
        joined = compact(statement.text)
        if len(tax) >= 6 and (tax in joined or (len(tax) > 8 and tax[2:] in joined)):
            return 1.0
        if len(phone) == 8 and phone in _digits(statement.text):
            best = max(best, 0.85)
        if postcode and postcode[0] in statement.text and _shares_street(inputs, statement):
            best = max(best, 0.85)
    return best


def _shares_street(inputs: Inputs, statement: Statement) -> bool:
    first = re.search(r"[^\W\d]{4,}", plain(inputs.address))
    return bool(first) and first[0] in statement.plain if first else False


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _by_name(given: str, told: Told, owner: Owner) -> float:
    names = (*owner.anchors.selfs, owner.legal_name)
    if any(likeness(given, name) >= ALIKE for name in names if name):
        return 0.97
    if any(_is_in(given, statement) for statement in told):
        return 0.92
    if any(holds(name, given) or holds(given, name) for name in names if name):
        return 0.85
    return 0.8 if any(_abbreviates(given, name) for name in names if name) else 0.0


def _is_in(given: str, statement: Statement) -> bool:
    """Whether the name stands where a site says whose it is."""
    if not _tells_owner(statement) or len(squeezed(given)) < 3:
        return False
    if not holds(statement.text, given) and not _is_squeezed_in(given, statement):
        return False
    return not _takeover().search(statement.plain)


def _tells_owner(statement: Statement) -> bool:
    line = statement.line
    return (
        line.is_heading
        or line.place != "main"
        or statement.goal in {Goal.LEGAL, Goal.CONTACT}
        or (statement.goal is Goal.ABOUT and statement.at < 30)
    )


def _is_squeezed_in(given: str, statement: Statement) -> bool:
    key = squeezed(given)
    return len(key) > _LONG_ENOUGH and len(statement.text) < 300 and key in squeezed(statement.text)


def _abbreviates(given: str, name: str) -> bool:
    """Whether one is made of the first letters of the other."""
    for short, long in ((given, name), (name, given)):
        initials = "".join(word[0] for word in words(long))
        signs = {plain(sign) for sign in re.findall(r"\b[A-Z]{3,6}\b", short)}
        if any(initials.startswith(sign) for sign in (*signs, squeezed(short)) if len(sign) >= 3):
            return True
    return False


def _by_domains(inputs: Inputs, site: Site, owner: Owner) -> float:
    """Ties of the domain; another company may have bought it, so the pages must not differ."""
    mail = registered_domain(inputs.email) if "@" in inputs.email else ""
    if mail == site.domain and mail not in free_mail():
        return 0.85
    is_alike = _begin_alike(squeezed(inputs.name), owner.anchors.domain)
    if is_alike and _is_told(inputs, site):
        return 0.85
    names = (*owner.anchors.selfs, owner.legal_name)
    return 0.75 if is_alike and any(_varies(inputs.name, name) for name in names) else 0.0


def _varies(given: str, name: str) -> bool:
    """Whether two names are forms of one, such as “Hof Brinkmann” and “Brinkmanns Hofladen”."""
    shorter, longer = sorted((words(given), words(name)), key=len)
    return (
        bool(distinctive(given, generic()))
        and all(any(one[:3] == other[:3] for other in longer) for one in shorter if len(one) >= 3)
        and bool(shorter)
    )


def _begin_alike(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and longer.startswith(shorter)


def _is_told(inputs: Inputs, site: Site) -> bool:
    """Whether the pages say the client's name at all."""
    key = squeezed(inputs.name)
    for page in site.pages:
        texts = (page.title, *(line.text for line in page.lines), *page.metas.values())
        if any(holds(text, inputs.name) or key in _run_together(text) for text in texts):
            return True
    return False


def _run_together(text: str) -> str:
    return "".join(words(text)) if len(text) < 300 else ""


@cache
def _takeover() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(word_lists('takeovers')['words'])})(?![^\W_])")


@cache
def free_mail() -> frozenset[str]:
    """Domains at which anybody can have a mailbox."""
    return frozenset(word_lists("risks")["mail"]["free"].split())
