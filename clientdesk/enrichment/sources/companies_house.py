"""Companies House: the companies of the United Kingdom."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.sources.activities import industry_of
from clientdesk.enrichment.sources.asking import Asking
from clientdesk.enrichment.sources.matching import DERIVED, Candidate, Place, spelled
from clientdesk.enrichment.sources.national import FEW, National
from clientdesk.enrichment.sources.pace import SYSTEM
from clientdesk.enrichment.sources.source import About, Found, Register, found
from clientdesk.model.enrichment import FactField, Severity, Signal, SignalKind
from clientdesk.model.enrichment_settings import Source as Name
from clientdesk.model.tax_id import tax_key
from clientdesk.model.words import CompanyType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Ask, Asked
    from clientdesk.enrichment.sources.told import Part

BASE: Final = "https://api.company-information.service.gov.uk"

ABOUT: Final = About(
    name=Name.COMPANIES_HOUSE,
    title="Companies House, companies of the United Kingdom",
    sends="the company number, else the name, of clients in the United Kingdom",
    apart_s=0.5,
    remembered_s=86_400.0,
    settings=("companies_house_key",),
)

_KINDS: Final = {
    **dict.fromkeys(
        (
            *("ltd", "private-limited-guarant-nsc", "private-limited-shares-section-30-exemption"),
            "private-limited-guarant-nsc-limited-exemption",
        ),
        CompanyType.PRIVATE_LIMITED,
    ),
    **dict.fromkeys(("plc", "old-public-company"), CompanyType.PUBLIC_LIMITED),
    **dict.fromkeys(
        ("llp", "limited-partnership", "scottish-partnership"), CompanyType.PARTNERSHIP
    ),
    **dict.fromkeys(
        ("industrial-and-provident-society", "registered-society-non-jurisdictional"),
        CompanyType.COOPERATIVE,
    ),
    **dict.fromkeys(
        (
            "charitable-incorporated-organisation",
            "scottish-charitable-incorporated-organisation",
        ),
        CompanyType.NONPROFIT,
    ),
}

_INSOLVENT: Final = {
    "liquidation": "is in liquidation",
    "administration": "is in administration",
    "receivership": "is in receivership",
    "voluntary-arrangement": "has an arrangement with its creditors",
    "insolvency-proceedings": "is in insolvency proceedings",
}
_GONE: Final = frozenset({"dissolved", "closed", "converted-closed", "removed"})


def companies_house(key: str, base: str = BASE, clock: Clock = SYSTEM) -> Register:
    """The source; its key is shown as the name of a user without a password."""
    register = National(
        country="GB",
        title="Companies House",
        number_in=_number_in,
        by_number=_by_number,
        by_name=_by_name,
        candidate=_candidate,
        tell=_told,
        whole=_profile,
    )
    login = base64.b64encode(f"{key}:".encode()).decode("ascii")
    headers = {"Authorization": f"Basic {login}"}
    return Register(ABOUT, Asking(ABOUT, base, clock=clock, headers=headers), register.find)


def _number_in(text: str) -> str:
    number = tax_key(text)
    match = re.fullmatch(r"[A-Z]{2}\d{6}|\d{6,8}", number)
    return number.zfill(8) if match else ""


def _by_number(number: str, ask: Ask) -> Part:
    return ask(f"/company/{number}", {}).whole


def _by_name(name: str, ask: Ask) -> Sequence[Part]:
    return ask("/search/companies", {"q": name, "items_per_page": FEW}).whole.parts("items")


def _profile(result: Part, ask: Ask) -> Part:
    return _by_number(result.text("company_number"), ask)


def _candidate(record: Part) -> Candidate | None:
    """Of a profile or a search result."""
    name = record.text("company_name") or record.text("title")
    if not name or not _number_in(record.text("company_number")):
        return None
    parts = record.part("registered_office_address"), record.part("address")
    address = next((part for part in parts if part.values), parts[0])
    street, postcode, city = map(address.text, ("address_line_1", "postal_code", "locality"))
    return Candidate((name,), "GB", Place(street, postcode, city))


def _told(record: Part, asked: Asked, sure: float) -> Found:
    number = record.text("company_number")
    called = spelled(record.text("company_name"), asked)
    codes = record.texts("sic_codes")
    return found(
        {
            FactField.LEGAL_NAME: record.fact("company_name", called, sure),
            FactField.COMPANY_NUMBER: record.fact("company_number", number, sure),
            FactField.COUNTRY: record.fact("company_number", "GB", sure),
            FactField.COMPANY_TYPE: record.fact("type", _KINDS.get(record.text("type")), sure),
            FactField.INDUSTRY: record.fact("sic_codes", industry_of(codes), DERIVED),
        },
        *_signals(record),
    )


def _signals(record: Part) -> list[Signal]:
    status = record.text("company_status")
    proof = record.evidence("company_status")
    signals = []
    if status in _INSOLVENT:
        reason = f"Companies House says that it {_INSOLVENT[status]}."
        signals.append(Signal(SignalKind.INSOLVENCY, Severity.HIGH, reason, proof))
    if status in _GONE:
        reason = "Companies House says that it is dissolved or closed."
        signals.append(Signal(SignalKind.DISSOLVED, Severity.HIGH, reason, proof))
    if record.text("company_status_detail") == "active-proposal-to-strike-off":
        reason = "It is about to be struck off at Companies House."
        proof = record.evidence("company_status_detail")
        signals.append(Signal(SignalKind.DISSOLVED, Severity.MEDIUM, reason, proof))
    accounts = record.part("accounts")
    if accounts.flag("overdue"):
        reason = "Its accounts are overdue at Companies House."
        proof = accounts.evidence("overdue")
        signals.append(Signal(SignalKind.INSOLVENCY, Severity.LOW, reason, proof))
    return signals
