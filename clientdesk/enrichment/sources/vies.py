"""VIES: whether a VAT ID of the European Union is valid, and whose it is.

A state whose service is down says nothing of the number, so that is an error and no verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.sources.asking import Asking
from clientdesk.enrichment.sources.matching import BY_ID, is_another, is_named, spelled
from clientdesk.enrichment.sources.pace import SYSTEM
from clientdesk.enrichment.sources.source import (
    FAILED,
    NOTHING,
    About,
    Found,
    Register,
    found,
)
from clientdesk.enrichment.sources.told import fact
from clientdesk.enrichment.sources.vat_ids import vies_id
from clientdesk.model.enrichment import FactField, Severity, Signal, SignalKind
from clientdesk.model.enrichment_settings import Source as Name
from clientdesk.model.tax_id import tax_country, tax_key

if TYPE_CHECKING:
    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Ask, Asked
    from clientdesk.enrichment.sources.told import Part, Told

BASE: Final = "https://ec.europa.eu/taxation_customs/vies/rest-api"

ABOUT: Final = About(
    name=Name.VIES,
    title="VIES, VAT IDs of the European Union",
    sends="the VAT ID",
    apart_s=0.5,
    remembered_s=86_400.0,
)

_BUSY: Final = frozenset(
    {
        *("MS_UNAVAILABLE", "MS_MAX_CONCURRENT_REQ", "MS_MAX_CONCURRENT_REQ_TIME"),
        *("GLOBAL_MAX_CONCURRENT_REQ", "GLOBAL_MAX_CONCURRENT_REQ_TIME"),
        *("SERVICE_UNAVAILABLE", "SERVER_BUSY", "TIMEOUT"),
    }
)


def vies(base: str = BASE, clock: Clock = SYSTEM) -> Register:
    """The source."""
    return Register(ABOUT, Asking(ABOUT, base, clock=clock, is_busy=_is_busy), _find)


def _find(asked: Asked, ask: Ask) -> Found:
    stated = vies_id(asked.vat_id)
    number = stated or vies_id(asked.inputs.tax_id)
    if not number:
        return NOTHING
    answer = ask(f"/ms/{number[:2]}/vat/{number[2:]}", {}).whole
    if tax_key(answer.text("vatNumber")) not in {"", number[2:], number}:
        return FAILED
    if answer.flag("isValid") is False and answer.text("userError") == "INVALID":
        return found({}, _invalid(answer, is_stated=bool(stated)))
    if answer.flag("isValid") is not True:
        return FAILED
    name = answer.text("name").replace("---", "")
    if is_another(asked, [name]) or not (stated or is_named(asked, [name])):
        return NOTHING
    return _valid(answer, asked, name, asked.vat_id if stated else asked.inputs.tax_id)


def _valid(answer: Part, asked: Asked, name: str, given: str) -> Found:
    proof = answer.evidence("vatNumber", "isValid")
    return found(
        {
            FactField.VAT_ID: fact(tax_key(given), BY_ID, proof),
            FactField.COUNTRY: fact(tax_country(given), BY_ID, proof),
            FactField.LEGAL_NAME: fact(spelled(name, asked), BY_ID, answer.evidence("name")),
        }
    )


def _invalid(answer: Part, *, is_stated: bool) -> Signal:
    whose = "of the website" if is_stated else "on the record"
    reason = f"VIES says that the VAT ID {whose} is not valid."
    proof = answer.evidence("isValid", "userError")
    return Signal(SignalKind.INVALID_VAT_ID, Severity.MEDIUM, reason, proof)


def _is_busy(told: Told) -> bool:
    """Whether the state's own service did not answer; said with a good status."""
    errors = {part.text("error") for part in told.whole.parts("errorWrappers")}
    return not _BUSY.isdisjoint({told.whole.text("userError"), *errors})
