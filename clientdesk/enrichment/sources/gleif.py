"""GLEIF: legal entity identifiers of the world, which few small companies have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdnum import lei

from clientdesk.enrichment.sources.asking import Asking
from clientdesk.enrichment.sources.matching import (
    BY_ID,
    BY_NAME,
    Candidate,
    Place,
    is_client,
    is_named,
    spelled,
)
from clientdesk.enrichment.sources.pace import SYSTEM
from clientdesk.enrichment.sources.source import NOTHING, About, Found, Register, found
from clientdesk.model.enrichment import FactField, Severity, Signal, SignalKind
from clientdesk.model.enrichment_settings import Source as Name
from clientdesk.model.tax_id import tax_key

if TYPE_CHECKING:
    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Ask, Asked
    from clientdesk.enrichment.sources.told import Part

BASE: Final = "https://api.gleif.org/api/v1"

ABOUT: Final = About(
    name=Name.GLEIF,
    title="GLEIF, legal entity identifiers",
    sends="the company number, else the name, and the country",
    apart_s=1.0,
    remembered_s=7 * 86_400.0,
)

_STANDING: Final = frozenset(
    {"ISSUED", "LAPSED", "RETIRED", "PENDING_TRANSFER", "PENDING_ARCHIVAL"}
)
"""Other records are duplicates, or were annulled or never issued."""

_DASHED: Final = {
    "SE": (r"(\d{6})(\d{4})", r"\1-\2"),
    "FI": (r"(?:FI)?(\d{7})(\d)", r"\1-\2"),
    "CH": (r"(CHE)(\d{3})(\d{3})(\d{3})", r"\1-\2.\3.\4"),
    "DE": (r"(HR[AB])(\d+[A-Z]*)", r"\1 \2"),
}
"""How registers write their numbers where that is not digits only."""

_SHARED: Final = frozenset({"DE"})
"""Countries whose courts each count from one, so that a number needs a name beside it."""


def gleif(base: str = BASE, clock: Clock = SYSTEM) -> Register:
    """The source."""
    headers = {"Accept": "application/vnd.api+json"}
    return Register(ABOUT, Asking(ABOUT, base, clock=clock, headers=headers), _find)


def _find(asked: Asked, ask: Ask) -> Found:
    if not asked.land:
        return NOTHING
    number = tax_key(asked.company_number)
    if number:
        written = re.sub(*_DASHED.get(asked.land, ("$^", "")), number)
        records = _records(asked, ask, "registeredAs", written)
        fitting = [record for record in records if _is_numbered(record, asked, number)]
        if fitting:
            return _told(fitting[0], asked, BY_ID) if len(fitting) == 1 else NOTHING
    if not asked.names or not asked.inputs.address.strip():
        return NOTHING
    records = _records(asked, ask, "legalName", asked.names[0])
    fitting = [record for record in records if is_client(asked, _candidate(record))]
    return _told(fitting[0], asked, BY_NAME) if len(fitting) == 1 else NOTHING


def _records(asked: Asked, ask: Ask, field: str, value: str) -> list[Part]:
    query = {
        f"filter[entity.{field}]": value,
        "filter[entity.legalAddress.country]": asked.land,
        "page[size]": "10",
    }
    records = [each.part("attributes") for each in ask("/lei-records", query).whole.parts("data")]
    return [
        record
        for record in records
        if record.part("registration").text("status") in _STANDING
        and lei.is_valid(record.text("lei"))
    ]


def _is_numbered(record: Part, asked: Asked, number: str) -> bool:
    candidate = _candidate(record)
    is_same = tax_key(record.part("entity").text("registeredAs")) == number
    needs_name = asked.land in _SHARED
    return (
        is_same
        and candidate.country == asked.land
        and (not needs_name or is_named(asked, candidate.names))
    )


def _candidate(record: Part) -> Candidate:
    entity = record.part("entity")
    address = entity.part("legalAddress")
    lines = address.texts("addressLines")
    others = (other.text("name") for other in entity.parts("otherNames"))
    return Candidate(
        (entity.part("legalName").text("name"), *others),
        address.text("country"),
        Place(lines[0] if lines else "", address.text("postalCode"), address.text("city")),
    )


def _told(record: Part, asked: Asked, sure: float) -> Found:
    entity = record.part("entity")
    name, address = entity.part("legalName"), entity.part("legalAddress")
    called = spelled(name.text("name"), asked)
    number = tax_key(entity.text("registeredAs"))
    return found(
        {
            FactField.LEGAL_NAME: name.fact("name", called, sure),
            FactField.LEI: record.fact("lei", record.text("lei"), sure),
            FactField.COMPANY_NUMBER: entity.fact("registeredAs", number, sure),
            FactField.COUNTRY: address.fact("country", address.text("country"), sure),
        },
        *_signals(record),
    )


def _signals(record: Part) -> list[Signal]:
    entity, registration = record.part("entity"), record.part("registration")
    signals = []
    if entity.text("status") == "INACTIVE":
        reason = "GLEIF lists the company as inactive."
        proof = entity.evidence("status")
        signals.append(Signal(SignalKind.DISSOLVED, Severity.HIGH, reason, proof))
    if registration.text("status") == "LAPSED":
        reason = "Its legal entity identifier was not renewed."
        proof = registration.evidence("status")
        signals.append(Signal(SignalKind.LAPSED_LEI, Severity.LOW, reason, proof))
    return signals
