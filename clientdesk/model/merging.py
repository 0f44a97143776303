"""Several records of one client made one: what stays of each, and what is worth a warning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client import PREFERENCES
from clientdesk.model.client_facts import ClientFact, marked, marks
from clientdesk.model.fields import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

CHOOSABLE: Final = LABELS | PREFERENCES | {"owner_id": "Owner"}
"""The fields of the survivor that can take the value of any of the records."""

_PERSON: Final = (ClientFact.FINANCE_CONTACT, ClientFact.FINANCE_CONTACT_EMAIL)


@dataclass(frozen=True, slots=True)
class Merge:
    """What somebody asks for who saw the records."""

    survivor_id: UUID
    absorbed_ids: Sequence[UUID]
    values: Mapping[str, object]
    """What the survivor is to hold, of the fields in CHOOSABLE; the others stay as they are, but
    for notes, which are joined."""
    versions: Mapping[UUID, int]
    """Of all records, as they were read."""


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What goes over to the survivor, and what is worth knowing before."""

    invoices: int
    payments: int
    contacts: int
    """Of them, those that the survivor has already are not doubled."""
    activities: int
    results: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The act, which can be taken back, and how many rows changed hands."""

    act_id: UUID
    survivor_id: UUID
    invoices: int
    payments: int
    contacts: int
    activities: int


def joined_notes(notes: Sequence[str | None]) -> str | None:
    """All notes, each once, an empty line between."""
    kept: list[str] = []
    for text in notes:
        if text and not any(text in before for before in kept):
            kept.append(text)
    return "\n\n".join(kept) or None


def carried_over(
    survivor: Mapping[str, Any], absorbed: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """What the survivor keeps of the others without being asked.

    It is active when one of them is, on hold when one of them is, and has the facts that only
    another one had, with the mark of a person who set them.
    """
    everyone = [survivor, *absorbed]
    active = any(each["archived_at"] is None for each in everyone)
    return {
        "archived_at": None if active else survivor["archived_at"],
        "on_hold": any(each["on_hold"] for each in everyone),
        **_facts(survivor, absorbed),
    }


def warnings(survivor: Mapping[str, Any], absorbed: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """What differs so that somebody should know before; the rows hold billing_currency and link."""
    found = [
        text
        for other in absorbed
        for text in (
            _currency(survivor, other),
            _tax_id(survivor, other),
            _hold(survivor, other),
            _limit(survivor, other),
        )
        if text
    ]
    return (*found, *_links(survivor, absorbed))


def link_taker(
    survivor: Mapping[str, Any], absorbed: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any] | None:
    """The absorbed client whose portal link opens the survivor's portal; None: none does.

    A link of a portal that was turned off is never opened by a merge.
    """
    if survivor["has_link"]:
        return None
    return next((each for each in absorbed if each["has_link"] and each["portal_enabled"]), None)


def _facts(survivor: Mapping[str, Any], absorbed: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    facts: dict[ClientFact, Any] = {field: survivor[field] for field in ClientFact}
    by_hand = set(marked(survivor["facts_by_hand"]))
    for other in absorbed:
        theirs = marked(other["facts_by_hand"])
        for group in ((field,) for field in ClientFact if field not in _PERSON):
            _take(facts, by_hand, group, other, theirs)
        _take(facts, by_hand, _PERSON, other, theirs)
    return {
        **{str(field): value for field, value in facts.items()},
        "facts_by_hand": marks(by_hand),
    }


def _take(
    facts: dict[ClientFact, Any],
    by_hand: set[ClientFact],
    group: tuple[ClientFact, ...],
    other: Mapping[str, Any],
    theirs: frozenset[ClientFact],
) -> None:
    """Facts that belong together go over together, and only where none of them stands."""
    if any(facts[field] or field in by_hand for field in group):
        return
    for field in group:
        facts[field] = other[field]
        if field in theirs:
            by_hand.add(field)


def _currency(survivor: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    one, two = survivor["billing_currency"], other["billing_currency"]
    return f"{other['name']} is billed in {two}, {survivor['name']} in {one}." if one != two else ""


def _tax_id(survivor: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    one, two = survivor["tax_id"], other["tax_id"]
    return f"{other['name']} has another tax ID: {two}." if one and two and one != two else ""


def _hold(survivor: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    if not other["on_hold"] or survivor["on_hold"]:
        return ""
    return f"{other['name']} is on hold; {survivor['name']} will be too."


def _limit(survivor: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    limit = other["credit_limit"]
    if limit is None or limit == survivor["credit_limit"]:
        return ""
    kept = "keeps its own" if survivor["credit_limit"] is not None else "has none"
    return f"{other['name']} has a credit limit, which ends; {survivor['name']} {kept}."


def _links(survivor: Mapping[str, Any], absorbed: Sequence[Mapping[str, Any]]) -> list[str]:
    taken = link_taker(survivor, absorbed)
    return [
        f"The portal link of {each['name']} will open the portal of {survivor['name']}."
        if each is taken
        else f"The portal link of {each['name']} ends."
        for each in absorbed
        if each["has_link"]
    ]
