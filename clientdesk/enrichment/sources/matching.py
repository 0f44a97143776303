"""Whether a company of a register is certainly this client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.naming import likeness
from clientdesk.enrichment.site import registered_domain
from clientdesk.enrichment.sources.names import UNLIKE, are_one
from clientdesk.errors import InvalidField
from clientdesk.model.folding import fold
from clientdesk.model.website import clean_website

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.enrichment.sources.source import Asked

BY_ID: Final = 0.97
"""How sure a fact of a register is that was found by an ID of the client."""

BY_NAME: Final = 0.9
"""The same where name, country and address, or website, had to tell."""

DERIVED: Final = 0.85
"""What a rule of ours makes of a register's code, such as an industry of an activity."""

_SHARED: Final = frozenset(
    {"facebook.com", "instagram.com", "linkedin.com", "google.com", "x.com", "youtube.com"}
)
"""Domains of many companies' pages, which tell none from the next."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a register says that a company is."""

    street: str = ""
    postcode: str = ""
    city: str = ""

    def is_in(self, address: str) -> bool:
        """Whether an address of a record is here: postcode with city or street, or both these."""
        text = _spaced(address)
        street, postcode, city = (
            bool(part) and f" {part} " in f" {text} " for part in map(_spaced, self._parts)
        )
        has_postcode = postcode or _tight(self.postcode) in text.split()
        if self.postcode:
            return has_postcode and (city or street)
        return city and street

    @property
    def _parts(self) -> tuple[str, str, str]:
        return self.street, self.postcode, self.city


@dataclass(frozen=True, slots=True)
class Candidate:
    """A company of a register."""

    names: tuple[str, ...]
    country: str
    place: Place = Place()
    website: str = ""


def is_named(asked: Asked, names: Iterable[str]) -> bool:
    """Whether one of the names is the client's."""
    pairs = ((own, name) for own in asked.names for name in names if name)
    return any(are_one(own, name, asked.land) for own, name in pairs)


def is_another(asked: Asked, names: Iterable[str]) -> bool:
    """Whether the client's website gives a legal name that is none of these, nor near one."""
    kept = [name for name in names if name]
    if not asked.legal_name or not kept:
        return False
    return max(likeness(asked.legal_name, name) for name in kept) < UNLIKE


def is_client(asked: Asked, candidate: Candidate) -> bool:
    """Whether name and country agree, and address or website too."""
    return (
        candidate.country == asked.land
        and is_named(asked, candidate.names)
        and (candidate.place.is_in(asked.inputs.address) or _is_site(asked, candidate.website))
    )


def spelled(name: str, asked: Asked) -> str:
    """A register's name in the client's own spelling where only letter case and accents differ."""
    return next((own for own in asked.names if fold(own) == fold(name)), name)


def _is_site(asked: Asked, website: str) -> bool:
    try:
        domains = [
            registered_domain(clean_website(each)) for each in (website, asked.inputs.website)
        ]
    except InvalidField:
        return False
    return domains[0] == domains[1] and domains[0] not in _SHARED


def _spaced(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text)).split())


def _tight(text: str) -> str:
    return _spaced(text).replace(" ", "")
