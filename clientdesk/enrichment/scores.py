"""How much is known of a client, how many sources said so, and how sure all of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.enrichment.site import registered_domain
from clientdesk.model.enrichment import FactField, SourceOutcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clientdesk.model.enrichment import Fact, SourceUse

WEIGHTS: Final = {
    **{FactField.LEGAL_NAME: 3, FactField.COUNTRY: 2, FactField.VAT_ID: 3},
    **{FactField.COMPANY_NUMBER: 3, FactField.COMPANY_TYPE: 1, FactField.INDUSTRY: 2},
    **{FactField.EMPLOYEES: 1, FactField.SIZE_SEGMENT: 1, FactField.DESCRIPTION: 1},
    **{FactField.FINANCE_CONTACT: 1, FactField.FINANCE_CONTACT_EMAIL: 3},
    **{FactField.INVOICE_EMAIL: 2, FactField.INVOICE_INSTRUCTIONS: 2, FactField.INVOICE_FORMAT: 1},
    **{FactField.PO_REQUIRED: 1, FactField.LINKEDIN_URL: 1},
}
"""What a fact is worth to who sends the invoices; the others are extras."""

_FILLED: Final = 0.6
_SURE: Final = 0.25
_TWICE: Final = 0.15


def data_quality(facts: Mapping[FactField, Fact]) -> float:
    """From 0 to 1: how much is filled, how sure it is, and how much is said in two places."""
    whole = sum(WEIGHTS.values())
    counted = [field for field in facts if field in WEIGHTS]
    filled = sum(WEIGHTS[field] for field in counted)
    sure = sum(WEIGHTS[field] * facts[field].confidence for field in counted)
    twice = sum(WEIGHTS[field] for field in counted if _places(facts[field]) > 1)
    return round((_FILLED * filled + _SURE * sure + _TWICE * twice) / whole, 2)


def source_coverage(uses: Iterable[SourceUse]) -> float:
    """The share of the sources in use that gave something."""
    enabled = [use for use in uses if use.outcome is not SourceOutcome.DISABLED]
    answered = [use for use in enabled if use.outcome is SourceOutcome.OK]
    return round(len(answered) / len(enabled), 2) if enabled else 0.0


def confidence(facts: Mapping[FactField, Fact], identity: float) -> float:
    """The mean of the facts by their weight, times how sure it is whose they are."""
    weight = sum(WEIGHTS.get(field, 1) for field in facts)
    if not weight:
        return 0.0
    mean = sum(WEIGHTS.get(field, 1) * fact.confidence for field, fact in facts.items()) / weight
    return round(mean * identity, 2)


def _places(fact: Fact) -> int:
    """The pages and sources that say it."""
    return len({(each.source, registered_domain(each.url), each.url) for each in fact.evidence})
