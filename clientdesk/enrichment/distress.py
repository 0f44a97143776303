"""What a site says of the end of its owner: insolvency, winding up, dissolution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.link_words import Goal
from clientdesk.enrichment.naming import squeezed, without_form
from clientdesk.enrichment.plain import plain
from clientdesk.enrichment.receipts import WEBSITE
from clientdesk.enrichment.roles import names_other
from clientdesk.enrichment.word_lists import word_lists
from clientdesk.model.enrichment import Evidence, SignalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.enrichment.owner import Owner
    from clientdesk.enrichment.telling import Statement, Told

_BESIDE: Final = 45
"""Characters after a name in which its state may stand."""
_EVIDENCES: Final = 3


@dataclass(frozen=True)
class _Names:
    """The owner's names as sentences give them."""

    owner: Owner
    pattern: re.Pattern[str]

    def own(self, statement: Statement, start: int, end: int) -> bool:
        """Whether a sentence names the owner."""
        return bool(self.pattern.search(statement.plain, start, end)) or any(
            self.owner.is_own(each) for each in statement.mentions if start <= each.start < end
        )

    def other(self, statement: Statement, start: int, end: int) -> bool:
        """Whether a sentence names another company."""
        return any(
            not self.owner.is_own(each) and not each.form.is_weak
            for each in statement.mentions
            if start <= each.start < end
        )


def distress(told: Told, owner: Owner) -> Iterator[tuple[SignalKind, tuple[Evidence, ...]]]:
    """The kinds of signal that the site raises, each with the words that do."""
    names = _Names(owner, _name_pattern(owner))
    for kind in (SignalKind.INSOLVENCY, SignalKind.DISSOLVED):
        is_adviser = kind is SignalKind.INSOLVENCY and _advises(told)
        found = [
            Evidence(WEBSITE, statement.page.url, statement.quote(start, end))
            for statement in told
            for start, end in _places(statement, kind, names, is_adviser=is_adviser)
        ]
        if found:
            yield kind, tuple(dict.fromkeys(found))[:_EVIDENCES]


def _places(
    statement: Statement, kind: SignalKind, names: _Names, *, is_adviser: bool
) -> Iterator[tuple[int, int]]:
    if statement.line.place == "header":
        return
    for start, end in statement.sentences:
        words = statement.plain[start:end]
        if not _hint(kind).search(words) or _guards("conditional").search(words):
            continue
        if _guards("ended").search(words):
            continue
        if place := _beside_name(statement, kind, names, start, end):
            yield place
        elif not is_adviser and _is_said(statement, kind, names, start, end):
            yield start, end


def _beside_name(
    statement: Statement, kind: SignalKind, names: _Names, start: int, end: int
) -> tuple[int, int] | None:
    """Where a state stands right beside the owner's name."""
    places = [(each.start, each.end) for each in statement.mentions if names.owner.is_own(each)]
    places += [found.span() for found in names.pattern.finditer(statement.plain, start, end)]
    for begin, stop in places:
        found = _states(kind).match(statement.plain, stop, min(stop + _BESIDE, len(statement.text)))
        if start <= begin < end and found:
            return begin, found.end()
    return None


def _is_said(statement: Statement, kind: SignalKind, names: _Names, start: int, end: int) -> bool:
    """Whether a sentence says it of the owner."""
    words = statement.plain[start:end]
    found = _said(kind).search(words)
    if found is None or _guards("service").search(words):
        return False
    is_own = names.own(statement, start, end)
    if names.other(statement, start, end) and not is_own:
        return False
    if names_other(plain(statement.line.heading)) and not is_own:
        return False
    if statement.goal is Goal.STORIES and not is_own:
        return False
    is_formal = statement.goal in {Goal.LEGAL, Goal.CONTACT} or statement.line.place == "footer"
    begins = not words[: found.start()].strip(' „“"(-–:')
    return is_own or bool(_guards("owner").search(words)) or (is_formal and begins)


def _advises(told: Told) -> bool:
    """Whether the site speaks of insolvencies as its owner's trade."""
    home = told.site.pages[0]
    metas = " ".join((home.title, home.metas.get("description", ""), *(_headings(told))))
    return bool(_trade().search(plain(metas)))


def _headings(told: Told) -> Iterator[str]:
    yield from (each.text for each in told.pages[0] if each.line.is_heading and each.at < 40)


def _name_pattern(owner: Owner) -> re.Pattern[str]:
    names = {plain(without_form(name)) for name in (owner.anchors.given, owner.legal_name)}
    names |= {plain(name) for name in (owner.anchors.given, owner.legal_name)}
    kept = sorted((name for name in names if len(squeezed(name)) >= 4), key=len, reverse=True)
    options = "|".join(re.escape(name) for name in kept) or r"(?!)"
    return re.compile(rf"(?<![^\W_])(?:{options})(?![^\W_])")


def _section(kind: SignalKind) -> dict[str, list[str]]:
    found: dict[str, list[str]] = word_lists("risks")[str(kind)]
    return found


@cache
def _states(kind: SignalKind) -> re.Pattern[str]:
    """A state as it stands after a name, perhaps behind the legal form, a comma or a bracket."""
    words = "|".join(_section(kind)["beside_name"])
    gap = r"[\s,]*(?:[\w.&+]{1,8}\s){0,3}[\s,;:\-(\[„\"*]*(?:[\w.]{1,6}\s?\(?)?"
    verb = r"(?:(?:is|ist|est|e|er|ar|es|jest|on) )?"
    return re.compile(rf"{gap}{verb}(?:{words})(?![^\W_])")


@cache
def _said(kind: SignalKind) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(_section(kind)['said'])})(?![^\W_])")


@cache
def _trade() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(word_lists('risks')['guards']['trade'])})")


@cache
def _hint(kind: SignalKind) -> re.Pattern[str]:
    """A quick look whether a sentence is worth reading."""
    section = _section(kind)
    words = "|".join((*section["beside_name"], *section["said"]))
    return re.compile(rf"(?<![^\W_])(?:{words})")


@cache
def _guards(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(word_lists('risks')['guards'][name])})(?![^\W_])")
