"""What there is to find on each of the demo's websites, from what they were made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from clientdesk.demo.sites.quirks import FAILING, Quirk
from clientdesk.demo.sites.suppliers import Way
from clientdesk.demo.sites.vocabulary import words
from clientdesk.model.enrichment import FactField, FailureKind, SignalKind
from clientdesk.model.words import CompanyType, SizeSegment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.demo.sites.firms import Firm
    from clientdesk.demo.sites.suppliers import Supplying
    from clientdesk.model.enrichment import FactValue

Right = tuple["FactValue", ...]
"""The values that are right, the plainest first."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is right for one site; all else is wrong, also any value for a field not named here."""

    must: dict[FactField, Right] = field(default_factory=dict)
    may: dict[FactField, Right] = field(default_factory=dict)
    """Right if given, and no miss if not; without values anything is."""
    signal: SignalKind | None = None
    failure: FailureKind | None = None


_FAILURES: Final = {
    Quirk.TIMEOUT: FailureKind.TIMEOUT,
    Quirk.NO_HOST: FailureKind.DNS,
    Quirk.ERROR_PAGE: FailureKind.HTTP,
    Quirk.ROBOTS: FailureKind.ROBOTS,
    Quirk.BAD_CERTIFICATE: FailureKind.TLS,
    Quirk.RESET: FailureKind.RESET,
}
_SIGNALS: Final = {
    Quirk.PARKED: SignalKind.PARKED_SITE,
    Quirk.STRANGER: SignalKind.NAME_MISMATCH,
    Quirk.INSOLVENT: SignalKind.INSOLVENCY,
    Quirk.PLAIN_HTTP: SignalKind.NO_HTTPS,
    Quirk.WRONG_DIGIT: SignalKind.INVALID_VAT_ID,
}
_SILENT: Final = frozenset({Quirk.PARKED, Quirk.STRANGER, Quirk.SCRIPT_ONLY})
"""Sites that say nothing of the client."""

_NEVER_SCORED: Final = (FactField.DESCRIPTION, FactField.INVOICE_INSTRUCTIONS)
_ALSO: Final = {
    **dict.fromkeys(("Brewing", "Paper Mills"), ("Manufacturing",)),
    **dict.fromkeys(("Surveyors", "Architects"), ("Construction",)),
    **dict.fromkeys(("Joinery", "Furniture", "Robotics", "Farms"), ("Manufacturing",)),
    **dict.fromkeys(("Medical", "Pharma"), ("Manufacturing", "Retail")),
    **dict.fromkeys(("Building Supplies", "Developments", "Solar", "Energy"), ("Construction",)),
    **dict.fromkeys(("Online", "Trading"), ("Retail", "E-commerce")),
    **dict.fromkeys(("Stadtwerke", "Fernwärme"), ("Energy", "Public Sector")),
    **dict.fromkeys(("Hafenverwaltung", "Havnevesenet", "Havnen"), ("Logistics",)),
    "Press": ("Marketing", "Education"),
    "Zarząd Dróg": ("Construction",),
}
"""Industries that fit a trade besides the one under which the demo files it."""


def truth(firm: Firm, industry: str, company_type: str) -> Truth:
    """What is right for a firm's site; industry and type are those of the demo."""
    if firm.quirk in FAILING:
        return Truth(failure=_FAILURES[firm.quirk])
    signal = _SIGNALS.get(firm.quirk) if firm.quirk else None
    if firm.quirk in _SILENT:
        return Truth(signal=signal)
    must: dict[FactField, Right] = {
        FactField.LEGAL_NAME: (firm.legal,),
        FactField.INDUSTRY: (industry, *_ALSO.get(firm.trade, ())),
        FactField.COUNTRY: (firm.region[:2],),
        **_size(firm.employees),
        **dict(_socials(firm)),
    }
    may: dict[FactField, Right] = dict.fromkeys(_NEVER_SCORED, ())
    kind = (company_type,) if firm.form else (company_type, CompanyType.PUBLIC_BODY)
    (must if firm.form else may)[FactField.COMPANY_TYPE] = kind
    _add_numbers(firm, must, may)
    if firm.supplying:
        teams = tuple(words(firm.language)["suppliers"]["teams"])
        _add_rules(firm.supplying, teams, must, may)
    return Truth(must, may, signal)


def _size(employees: int | None) -> dict[FactField, Right]:
    if employees is None:
        return {}
    segments = zip((10, 50, 250, 1000, 10**9), SizeSegment, strict=True)
    segment = next(segment for above, segment in segments if employees < above)
    return {FactField.EMPLOYEES: (employees,), FactField.SIZE_SEGMENT: (str(segment),)}


def _socials(firm: Firm) -> Iterator[tuple[FactField, Right]]:
    for address in firm.socials:
        for name in ("linkedin", "facebook", "instagram"):
            if name in address:
                yield FactField(f"{name}_url"), (address,)
        if "//x.com" in address:
            yield FactField.X_URL, (address,)


def _add_numbers(firm: Firm, must: dict[FactField, Right], may: dict[FactField, Right]) -> None:
    """The tax ID and the number in the register, in the forms that say the same."""
    vat, country = firm.vat or "", firm.region[:2]
    bare = re.sub(r"[^A-Z0-9]", "", vat)
    if vat and firm.quirk is not Quirk.WRONG_DIGIT:
        forms = (bare, re.sub(r"(MWST|MVA)$", "", bare), bare[2:], bare.replace("MWST", "TVA"))
        # In Spain and Portugal one number serves as both, and the pages give it but once.
        (may if country in {"ES", "PT"} else must)[FactField.VAT_ID] = forms
    digits = re.sub(r"\D", "", vat)
    also = (digits, digits[-9:], digits[:10], bare[2:], bare, bare.replace("MWST", ""))
    if firm.number and country not in {"ES", "CH"}:
        must[FactField.COMPANY_NUMBER] = (firm.number, *also)
    elif vat:
        may[FactField.COMPANY_NUMBER] = (firm.number or bare, *also)


def _add_rules(
    asked: Supplying,
    teams: Right,
    must: dict[FactField, Right],
    may: dict[FactField, Right],
) -> None:
    """What is asked of suppliers; where a person is named, the team is right too."""
    formats = (*asked.formats, *(("Peppol",) if asked.peppol else ()))
    if formats:
        must[FactField.INVOICE_FORMAT] = (formats, asked.formats)
    else:
        may[FactField.INVOICE_FORMAT] = ()
    if asked.mail:
        must[FactField.INVOICE_EMAIL] = must[FactField.FINANCE_CONTACT_EMAIL] = (asked.mail,)
    if asked.portal:
        must[FactField.INVOICE_PORTAL_URL] = (asked.portal,)
    if asked.peppol:
        must[FactField.PEPPOL_ID] = (asked.peppol,)
    if asked.needs_order is not None:
        must[FactField.PO_REQUIRED] = (asked.needs_order,)
    if asked.who:
        must[FactField.FINANCE_CONTACT] = (asked.who, *teams)
    elif asked.way is Way.MAIL:
        # Some wordings name the team that keeps the mailbox.
        may[FactField.FINANCE_CONTACT] = ()
