"""How a firm wants the invoices that others send it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from clientdesk.demo.sites.registers import peppol_id
from clientdesk.demo.sites.vocabulary import people, words

if TYPE_CHECKING:
    from clientdesk.demo.sites.dice import Dice
    from clientdesk.demo.sites.vocabulary import Register


class Way(StrEnum):
    """How invoices are to come in."""

    MAIL = "mail"
    PORTAL = "portal"
    PEPPOL = "peppol"


@dataclass(frozen=True, slots=True)
class Supplying:
    """What a firm asks of those who send it invoices."""

    way: Way
    mail: str | None
    formats: tuple[str, ...]
    portal: str | None
    peppol: str | None
    needs_order: bool | None
    """None: nothing is said."""
    refuses_paper: bool
    who: str | None
    is_person: bool


def supplying(
    dice: Dice, register: Register, language: str, domain: str, numbers: tuple[str | None, str]
) -> Supplying:
    """What a firm asks; numbers are its number in the register and its tax ID."""
    peppol = peppol_id(register, *numbers)
    way = _way(dice, has_peppol=bool(peppol))
    formats = dice.pick(register.formats)
    says_peppol = way is Way.PEPPOL or (way is Way.MAIL and dice.chance(0.25))
    is_person = dice.chance(0.5)
    return Supplying(
        way=way,
        mail=f"{dice.pick(people('finance', language))}@{domain}" if way is Way.MAIL else None,
        formats=formats if way is Way.MAIL else (),
        portal=_portal(dice, domain) if way is Way.PORTAL else None,
        peppol=peppol if says_peppol else None,
        needs_order=(True, True, None, None, False)[dice.below(5)],
        refuses_paper=dice.chance(0.35) and "paper" not in formats,
        who=_who(dice, language, is_person=is_person) if dice.chance(0.65) else None,
        is_person=is_person,
    )


def person(dice: Dice, language: str) -> str:
    """Somebody's first and last name."""
    return f"{dice.pick(people('first', language))} {dice.pick(people('surname', language))}"


def _way(dice: Dice, *, has_peppol: bool) -> Way:
    luck = dice.below(100)
    if luck < 12:
        return Way.PORTAL
    return Way.PEPPOL if has_peppol and luck < 22 else Way.MAIL


def _portal(dice: Dice, domain: str) -> str:
    place = dice.pick(("suppliers.{}", "portal.{}", "invoices.{}", "www.{}/portal"))
    return f"https://{place.format(domain)}"


def _who(dice: Dice, language: str, *, is_person: bool) -> str:
    team = dice.pick(words(language)["suppliers"]["teams"])
    return person(dice, language) if is_person else team
