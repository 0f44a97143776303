"""Whose site it is: the legal name that it gives itself, and the names that are its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.legal_forms import compact
from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.naming import distinctive, holds, likeness, squeezed
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.roles import names_other
from clientdesk.enrichment.word_lists import word_lists

if TYPE_CHECKING:
    from clientdesk.enrichment.legal_forms import Form
    from clientdesk.enrichment.mentions import Mention
    from clientdesk.enrichment.telling import Statement, Told
    from clientdesk.model.words import CompanyType

ALIKE: Final = 88.0
"""From this likeness on two names are taken for one."""

_SAME: Final = 96.0
"""Below it two names of companies are those of sisters."""
_ENOUGH: Final = 4.0
_ADDRESS: Final = re.compile(r"\b\d{4,6}\b|\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b")


@dataclass(frozen=True)
class Anchors:
    """The names that a site's owner is known by before its legal name is."""

    given: str
    """What the record calls the client."""
    selfs: tuple[str, ...] = ()
    """What the site calls itself in its title and structured data."""
    domain: str = ""
    """The name of the domain, without its suffix and hyphens."""

    def resemblance(self, core: str, standing: float) -> float:
        """How much a name speaks for being the owner's at a place of so much standing.

        Likeness to the client's name alone proves nothing where a site speaks of others.
        """
        own = max(self._to_domain(core), self._to_selfs(core))
        return max(own, self._to_given(core)) if own or standing >= 1 else 0.0

    def _to_given(self, core: str) -> float:
        if likeness(core, self.given) >= ALIKE:
            return 4.0
        if holds(core, self.given) or holds(self.given, core):
            return 3.0
        shared = distinctive(core, generic()) & distinctive(self.given, generic())
        return 1.5 if shared else 0.0

    def _to_domain(self, core: str) -> float:
        name = squeezed(core)
        if not name or len(self.domain) < 4:
            return 0.0
        if name == self.domain:
            return 3.0
        shorter, longer = sorted((name, self.domain), key=len)
        return 2.0 if len(shorter) >= 4 and longer.startswith(shorter) else 0.0

    def _to_selfs(self, core: str) -> float:
        if any(likeness(core, each) >= ALIKE for each in self.selfs):
            return 3.0
        return 2.0 if any(holds(core, each) for each in self.selfs) else 0.0


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names the owner."""

    name: str
    core: str
    score: float
    statement: Statement
    mention: Mention


@dataclass(frozen=True)
class Owner:
    """Who the owner of a site is, by its own words."""

    anchors: Anchors
    namings: tuple[Naming, ...] = ()
    """The places that give the legal name, the best first; empty when none does."""
    keys: frozenset[str] = field(default_factory=frozenset)
    """The own names without form and spaces."""

    def is_own(self, mention: Mention) -> bool:
        """Whether a company that the site names is the owner."""
        if self.namings and not _same_form(self.namings[0].mention.form, mention.form):
            return False
        known = (self.anchors.given, self.namings[0].core if self.namings else "")
        return squeezed(mention.core) in self.keys or any(
            likeness(mention.core, own) >= _SAME for own in known
        )

    @property
    def legal_name(self) -> str:
        """The legal name, empty when the site gives none."""
        return self.namings[0].name if self.namings else ""


def _same_form(one: Form, other: Form) -> bool:
    """Whether two legal forms may stand for one: sisters often differ in nothing else."""
    first, second = (compact(form.words).casefold() for form in (one, other))
    return first.startswith(second) or second.startswith(first) or bool(_types(one) & _types(other))


def _types(form: Form) -> frozenset[CompanyType]:
    return frozenset(meaning.type for meaning in form.meanings)


@cache
def generic() -> frozenset[str]:
    """Words that many names share."""
    return frozenset(word_lists("owning")["generic"].split())


def owner(told: Told, anchors: Anchors) -> Owner:
    """The owner by what the statements of the site name."""
    groups: dict[str, list[Naming]] = defaultdict(list)
    for page in told.pages:
        seen = False
        for statement in page:
            for mention in statement.mentions:
                naming = _naming(statement, mention, anchors, is_first=not seen)
                seen = True
                groups[squeezed(mention.core)].append(naming)
    best = max(groups.values(), key=_worth, default=[])
    if not best or _worth(best) < _ENOUGH:
        best = []
    keys = {squeezed(name) for name in (anchors.given, *anchors.selfs)}
    keys |= {squeezed(naming.core) for naming in best}
    return Owner(anchors, _sorted(best), frozenset(keys - {""}))


def _worth(namings: list[Naming]) -> float:
    best = max(naming.score for naming in namings)
    return best + min(1.0, 0.2 * (len(namings) - 1))


def _sorted(namings: list[Naming]) -> tuple[Naming, ...]:
    """The best first; among equals the spelling that most have."""
    spelled = Counter(naming.name for naming in namings)
    return tuple(
        sorted(namings, key=lambda each: (-spelled[each.name], -each.score, each.statement.at))
    )


def _naming(statement: Statement, mention: Mention, anchors: Anchors, *, is_first: bool) -> Naming:
    standing = _standing(statement, mention, is_first=is_first)
    resemblance = anchors.resemblance(mention.core, standing)
    # Terms and notices on privacy name many others, each with its label and address.
    is_doubtful = statement.goal is Goal.TERMS and statement.line.place == "main"
    score = 0.0 if is_doubtful and not resemblance else standing + resemblance
    # A form in words behind a comma tells about the company and is none of its name.
    is_told = " " in mention.form.words and statement.text[: mention.form.start].endswith(", ")
    name = mention.core if is_told and mention.form.words.count(" ") > 1 else mention.name
    return Naming(name, mention.core, score, statement, mention)


def _standing(statement: Statement, mention: Mention, *, is_first: bool) -> float:
    """How much the place speaks for the name being the owner's."""
    start, _ = statement.sentence(mention.start)
    lead = statement.plain[start : mention.start]
    after = statement.plain[mention.end : mention.end + 60].split(".")[0]
    score = _of_place(statement, is_first=is_first)
    if names_other(lead) or names_other(plain(statement.line.heading)):
        score -= 6.0
    if names_other(after):
        score -= 1.0
    if _labels().search(lead):
        score += 3.0
    elif _leads().search(lead):
        score += 2.0
    if _ADDRESS.search(statement.text[mention.end : mention.end + 120]):
        score += 1.0
    return score


def _of_place(statement: Statement, *, is_first: bool) -> float:
    if statement.line.place == "footer":
        return 2.0
    if statement.goal is Goal.LEGAL:
        return 3.0 if is_first else 1.5
    if statement.goal in {Goal.CONTACT, Goal.TERMS, Goal.ABOUT}:
        return 1.0 if is_first else 0.5
    return 0.0


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w])(?:{_label_words()})\s?[:\-–(/]?\s*$")


@cache
def legal_label() -> re.Pattern[str]:
    """A label, with its sign, behind which a legal name stands."""
    return re.compile(
        rf"(?:^|[.;]\s|\s{{2}})(?:{_label_words()})\s?[:–-]\s+|^(?:{_label_words()}) "
    )


def _label_words() -> str:
    return "|".join(word_lists("owning")["labels"].strip().split("\n"))


@cache
def _leads() -> re.Pattern[str]:
    words = "|".join(word_lists("owning")["leads"].strip().split("\n"))
    return re.compile(rf"(?:^|[^\w])(?:{words})")
