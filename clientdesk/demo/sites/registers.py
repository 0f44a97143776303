"""A firm's numbers: its tax ID as it writes it, its number in the register, its Peppol ID."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.demo.sites.vocabulary import registers

if TYPE_CHECKING:
    from clientdesk.demo.sites.dice import Dice
    from clientdesk.demo.sites.vocabulary import Register

_SCOTTISH: Final = {"Edinburgh", "Glasgow"}
_PROVINCES: Final = {
    **{"Milano": "MI", "Torino": "TO", "Bologna": "BO", "Verona": "VR"},
    **{"Firenze": "FI", "Roma": "RM", "Genova": "GE"},
}


def register_of(region: str, city: str) -> Register:
    """The register that businesses of a city are in."""
    return registers()["GB-SCT" if city in _SCOTTISH else region]


def number_of(dice: Dice, register: Register, form: str | None, city: str, vat: str) -> str | None:
    """The number in the register; None for bodies, which are in none, and where there is none."""
    if form is None or not register.number_forms:
        return None
    pattern = register.number_forms.get(form, register.number_forms[""])
    pattern = pattern.replace("@@", _PROVINCES.get(city, "MI"))
    digits = _number_in(vat, register.digits)
    return _filled(pattern, digits) if digits else dice.filled(pattern)


def written_vat(pattern: str, vat: str) -> str:
    """A tax ID in one of the forms in which it is written."""
    return _filled(pattern, _body(vat) if "." not in vat else re.sub(r"\D", "", vat))


def peppol_id(register: Register, number: str | None, vat: str) -> str | None:
    """The identifier under which a business is found in the Peppol network."""
    scheme, _, pattern = register.peppol.partition(":")
    if not scheme:
        return None
    if pattern == "number":
        return f"{scheme}:{number}" if number else None
    return f"{scheme}:{_filled(pattern, _body(vat))}"


def with_wrong_digit(vat: str) -> str:
    """The tax ID with another digit in the middle, so that its check digit is wrong."""
    at = [place for place, sign in enumerate(vat) if sign.isdigit()][4]
    return vat[:at] + str((int(vat[at]) + 1) % 10) + vat[at + 1 :]


def _number_in(vat: str, part: str) -> str:
    if not part:
        return ""
    body = re.sub(r"\D", "", vat)
    return {"siren": body[2:], "org": body[:10]}.get(part, body)


def _body(vat: str) -> str:
    """What follows the country's code."""
    return vat[3:] if vat.startswith("ATU") else vat[2:]


def _filled(pattern: str, signs: str) -> str:
    """The pattern with the signs in the places of its # in order, as far as they reach."""
    left = iter(signs)
    return "".join(next(left, "") if sign == "#" else sign for sign in pattern)
