"""Brønnøysundregistrene: the companies of Norway."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum.no import orgnr

from clientdesk.enrichment.sources.activities import industry_of
from clientdesk.enrichment.sources.asking import Asking
from clientdesk.enrichment.sources.matching import DERIVED, Candidate, Place, spelled
from clientdesk.enrichment.sources.national import FEW, National
from clientdesk.enrichment.sources.pace import SYSTEM
from clientdesk.enrichment.sources.sizes import segment_of
from clientdesk.enrichment.sources.source import About, Found, Register, found
from clientdesk.enrichment.sources.told import fact
from clientdesk.model.enrichment import FactField, Severity, Signal, SignalKind
from clientdesk.model.enrichment_settings import Source as Name
from clientdesk.model.tax_id import tax_key
from clientdesk.model.words import CompanyType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Ask, Asked
    from clientdesk.enrichment.sources.told import Part

BASE: Final = "https://data.brreg.no/enhetsregisteret/api"

ABOUT: Final = About(
    name=Name.BRREG,
    title="Brønnøysundregistrene, companies of Norway",
    sends="the company number, else the name, of clients in Norway",
    apart_s=0.2,
    remembered_s=86_400.0,
)

_KINDS: Final = {
    "AS": CompanyType.PRIVATE_LIMITED,
    "ASA": CompanyType.PUBLIC_LIMITED,
    **dict.fromkeys(("ANS", "DA", "KS"), CompanyType.PARTNERSHIP),
    **dict.fromkeys(("SA", "BRL"), CompanyType.COOPERATIVE),
    **dict.fromkeys(("FLI", "STI"), CompanyType.NONPROFIT),
    **dict.fromkeys(("KOMM", "FYLK", "STAT", "ORGL", "SF", "IKS", "KF"), CompanyType.PUBLIC_BODY),
}
_TAXED: Final = "registrertIMvaregisteret"
_PERSONS: Final = frozenset({"ENK", "PERS"})
"""Natural persons, of whom nothing is kept."""

_STATES: Final = (
    ("konkurs", SignalKind.INSOLVENCY, Severity.HIGH, "It is bankrupt"),
    (
        "underTvangsavviklingEllerTvangsopplosning",
        *(SignalKind.INSOLVENCY, Severity.HIGH, "It is being wound up by force"),
    ),
    ("underAvvikling", SignalKind.DISSOLVED, Severity.MEDIUM, "It is being wound up"),
)


def brreg(base: str = BASE, clock: Clock = SYSTEM) -> Register:
    """The source."""
    register = National(
        country="NO",
        title="The register of Norway",
        number_in=_number_in,
        by_number=_by_number,
        by_name=_by_name,
        candidate=_candidate,
        tell=_told,
    )
    return Register(ABOUT, Asking(ABOUT, base, clock=clock), register.find)


def _number_in(text: str) -> str:
    match = re.fullmatch(r"(?:NO)?(\d{9})(?:MVA)?", tax_key(text))
    return match[1] if match and orgnr.is_valid(match[1]) else ""


def _by_number(number: str, ask: Ask) -> Part:
    return ask(f"/enheter/{number}", {}).whole


def _by_name(name: str, ask: Ask) -> Sequence[Part]:
    answer = ask("/enheter", {"navn": name, "size": FEW}).whole
    return answer.part("_embedded").parts("enheter")


def _candidate(record: Part) -> Candidate | None:
    kind = record.part("organisasjonsform").text("kode")
    if not record.text("organisasjonsnummer") or kind in _PERSONS:
        return None
    address = record.part("forretningsadresse")
    lines = address.texts("adresse")
    place = Place(lines[-1] if lines else "", address.text("postnummer"), address.text("poststed"))
    return Candidate((record.text("navn"),), "NO", place, record.text("hjemmeside"))


def _told(record: Part, asked: Asked, sure: float) -> Found:
    number = record.text("organisasjonsnummer")
    kind, activity = record.part("organisasjonsform"), record.part("naeringskode1")
    called = spelled(record.text("navn"), asked)
    size = segment_of(record.number("antallAnsatte"))
    employees = record.number("antallAnsatte") if size else None
    industry = industry_of([activity.text("kode")])
    vat_id = tax_key(asked.vat_id) if _is_taxed(record, asked) else None
    taxed = record.evidence("organisasjonsnummer", _TAXED)
    return found(
        {
            FactField.LEGAL_NAME: record.fact("navn", called, sure),
            FactField.COMPANY_NUMBER: record.fact("organisasjonsnummer", number, sure),
            FactField.VAT_ID: fact(vat_id, sure, taxed),
            FactField.COUNTRY: record.fact("organisasjonsnummer", "NO", sure),
            FactField.COMPANY_TYPE: kind.fact("kode", _KINDS.get(kind.text("kode")), sure),
            FactField.EMPLOYEES: record.fact("antallAnsatte", employees, sure),
            FactField.SIZE_SEGMENT: record.fact("antallAnsatte", size, sure),
            FactField.INDUSTRY: activity.fact("kode", industry, DERIVED),
        },
        *_signals(record, asked),
    )


def _is_taxed(record: Part, asked: Asked) -> bool | None:
    """Whether the VAT ID of the website is in the VAT register; None for another number."""
    if _number_in(asked.vat_id) != record.text("organisasjonsnummer"):
        return None
    return record.flag(_TAXED)


def _signals(record: Part, asked: Asked) -> list[Signal]:
    where = "at the register of Norway"
    signals = [
        Signal(kind, severity, f"{says} {where}.", record.evidence(key))
        for key, kind, severity, says in _STATES
        if record.flag(key)
    ]
    if record.text("slettedato"):
        reason = "The register of Norway has struck it off."
        proof = record.evidence("slettedato")
        signals.append(Signal(SignalKind.DISSOLVED, Severity.HIGH, reason, proof))
    if _is_taxed(record, asked) is False:
        reason = "It is not in the VAT register of Norway, though its website gives a VAT ID."
        proof = record.evidence(_TAXED)
        signals.append(Signal(SignalKind.INVALID_VAT_ID, Severity.MEDIUM, reason, proof))
    return signals
