"""The Peppol Directory: companies that say where they receive electronic invoices.

Entry is voluntary, so that a company which is not in it may well receive them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.sources.asking import Asking
from clientdesk.enrichment.sources.matching import BY_ID, is_named
from clientdesk.enrichment.sources.pace import SYSTEM
from clientdesk.enrichment.sources.peppol_ids import peppol_ids
from clientdesk.enrichment.sources.source import NOTHING, About, Found, Register, found
from clientdesk.model.enrichment import FactField
from clientdesk.model.enrichment_settings import Source as Name

if TYPE_CHECKING:
    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Ask, Asked
    from clientdesk.enrichment.sources.told import Part

BASE: Final = "https://directory.peppol.eu"

ABOUT: Final = About(
    name=Name.PEPPOL,
    title="Peppol Directory",
    sends="the company number and the VAT ID",
    apart_s=0.6,
    remembered_s=86_400.0,
)

_SCHEME: Final = "iso6523-actorid-upis"


def peppol(base: str = BASE, clock: Clock = SYSTEM) -> Register:
    """The source."""
    return Register(ABOUT, Asking(ABOUT, base, clock=clock), _find)


def _find(asked: Asked, ask: Ask) -> Found:
    stated = peppol_ids(asked.land, asked.company_number, asked.vat_id)
    for each in stated or peppol_ids(asked.land, asked.inputs.tax_id):
        match = _participant(each, ask)
        if match is not None and (stated or is_named(asked, _names(match))):
            holder = match.part("participantID")
            return found({FactField.PEPPOL_ID: holder.fact("value", each.upper(), BY_ID)})
    return NOTHING


def _participant(each: str, ask: Ask) -> Part | None:
    answer = ask("/search/1.0/json", {"participant": f"{_SCHEME}::{each}"}).whole
    for match in answer.parts("matches"):
        holder = match.part("participantID")
        if holder.text("scheme") == _SCHEME and holder.text("value").lower() == each:
            return match
    return None


def _names(match: Part) -> list[str]:
    return [
        name.text("name") for entity in match.parts("entities") for name in entity.parts("name")
    ]
