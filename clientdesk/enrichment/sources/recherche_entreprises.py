"""Recherche d'entreprises: the companies of France.

It is asked for the record without the people who lead a company, and natural persons are dropped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum.fr import siren

from clientdesk.enrichment.sources.activities import industry_of
from clientdesk.enrichment.sources.asking import Asking
from clientdesk.enrichment.sources.french_forms import company_type, is_person
from clientdesk.enrichment.sources.matching import DERIVED, Candidate, Place, spelled
from clientdesk.enrichment.sources.national import FEW, National
from clientdesk.enrichment.sources.pace import SYSTEM
from clientdesk.enrichment.sources.sizes import segment_of
from clientdesk.enrichment.sources.source import About, Found, Register, found
from clientdesk.enrichment.sources.told import Part
from clientdesk.model.enrichment import FactField, Severity, Signal, SignalKind
from clientdesk.model.enrichment_settings import Source as Name
from clientdesk.model.tax_id import tax_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Ask, Asked

BASE: Final = "https://recherche-entreprises.api.gouv.fr"

ABOUT: Final = About(
    name=Name.RECHERCHE_ENTREPRISES,
    title="Recherche d’entreprises, companies of France",
    sends="the company number, else the name, of clients in France",
    apart_s=0.2,
    remembered_s=86_400.0,
)

_LEAST: Final = {
    **{"01": 1, "02": 3, "03": 6, "11": 10, "12": 20, "21": 50, "22": 100, "31": 200},
    **{"32": 250, "41": 500, "42": 1000, "51": 2000, "52": 5000, "53": 10_000},
}
"""The fewest employees of each band; no band lies in two segments."""


def recherche_entreprises(base: str = BASE, clock: Clock = SYSTEM) -> Register:
    """The source."""
    register = National(
        country="FR",
        title="The register of France",
        number_in=_number_in,
        by_number=_by_number,
        by_name=_by_name,
        candidate=_candidate,
        tell=_told,
        is_complete=False,
    )
    return Register(ABOUT, Asking(ABOUT, base, clock=clock), register.find)


def _number_in(text: str) -> str:
    """The SIREN of itself, of a SIRET or of a VAT ID."""
    match = re.fullmatch(r"(?:FR[A-Z0-9]{2})?(\d{9})|(?:\D*)(\d{9})(?:\d{5})?\D*", tax_key(text))
    number = (match[1] or match[2]) if match else ""
    return number if siren.is_valid(number) else ""


def _by_number(number: str, ask: Ask) -> Part:
    answer = ask("/search", _query(number)).whole
    same = (each for each in answer.parts("results") if each.text("siren") == number)
    return next(same, Part(answer.told, {}))


def _by_name(name: str, ask: Ask) -> Sequence[Part]:
    return ask("/search", _query(name)).whole.parts("results")


def _query(words: str) -> dict[str, str]:
    return {"q": words, "minimal": "true", "include": "siege", "page": "1", "per_page": FEW}


def _candidate(record: Part) -> Candidate | None:
    if not siren.is_valid(record.text("siren")) or is_person(record.text("nature_juridique")):
        return None
    seat = record.part("siege")
    street = " ".join(filter(None, map(seat.text, ("numero_voie", "type_voie", "libelle_voie"))))
    place = Place(street, seat.text("code_postal"), seat.text("libelle_commune"))
    names = tuple(filter(None, map(record.text, ("nom_raison_sociale", "nom_complet", "sigle"))))
    return Candidate(names, "FR", place)


def _told(record: Part, asked: Asked, sure: float) -> Found:
    number = record.text("siren")
    given = tax_key(asked.company_number)
    is_longer = given != number and _number_in(given) == number
    called = spelled(record.text("nom_raison_sociale"), asked)
    kind = company_type(record.text("nature_juridique"))
    size = segment_of(_LEAST.get(record.text("tranche_effectif_salarie")))
    industry = industry_of([record.text("activite_principale")])
    return found(
        {
            FactField.LEGAL_NAME: record.fact("nom_raison_sociale", called, sure),
            FactField.COMPANY_NUMBER: record.fact("siren", None if is_longer else number, sure),
            FactField.COUNTRY: record.fact("siren", "FR", sure),
            FactField.COMPANY_TYPE: record.fact("nature_juridique", kind, sure),
            FactField.SIZE_SEGMENT: record.fact("tranche_effectif_salarie", size, sure),
            FactField.INDUSTRY: record.fact("activite_principale", industry, DERIVED),
        },
        *_signals(record),
    )


def _signals(record: Part) -> list[Signal]:
    if record.text("etat_administratif") != "C":
        return []
    reason = "The register of France lists it as closed."
    proof = record.evidence("etat_administratif")
    return [Signal(SignalKind.DISSOLVED, Severity.HIGH, reason, proof)]
