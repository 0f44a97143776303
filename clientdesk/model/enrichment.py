"""What enrichment is given about a client, and what it found with the words it rests on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from clientdesk.model.words import RiskTier, SkipReason

if TYPE_CHECKING:
    from collections.abc import Mapping

FactValue: TypeAlias = "str | int | bool | tuple[str, ...]"


class FactField(StrEnum):
    """What can be found of a client."""

    LEGAL_NAME = "legal_name"
    DESCRIPTION = "description"
    INDUSTRY = "industry"
    COMPANY_TYPE = "company_type"
    SIZE_SEGMENT = "size_segment"
    EMPLOYEES = "employees"
    FINANCE_CONTACT = "finance_contact"
    FINANCE_CONTACT_EMAIL = "finance_contact_email"
    LINKEDIN_URL = "linkedin_url"
    X_URL = "x_url"
    FACEBOOK_URL = "facebook_url"
    INSTAGRAM_URL = "instagram_url"
    GITHUB_URL = "github_url"
    CRUNCHBASE_URL = "crunchbase_url"
    VAT_ID = "vat_id"
    COMPANY_NUMBER = "company_number"
    LEI = "lei"
    DUNS = "duns"
    PEPPOL_ID = "peppol_id"
    COUNTRY = "country"
    INVOICE_EMAIL = "invoice_email"
    INVOICE_PORTAL_URL = "invoice_portal_url"
    INVOICE_FORMAT = "invoice_format"
    PO_REQUIRED = "po_required"
    INVOICE_INSTRUCTIONS = "invoice_instructions"


PROJECTED: Final = (
    FactField.INDUSTRY,
    FactField.COMPANY_TYPE,
    FactField.SIZE_SEGMENT,
    FactField.LINKEDIN_URL,
    FactField.FINANCE_CONTACT,
    FactField.FINANCE_CONTACT_EMAIL,
)
"""Facts that fill a column of the client's record; the risk tier and the confidence do too."""


class Outcome(StrEnum):
    """How an enrichment ended."""

    SUCCEEDED = "succeeded"
    FAILED = "failed"
    SKIPPED = "skipped"


class FailureKind(StrEnum):
    """Why an enrichment failed: a closed list, so that nothing of a server's words is shown."""

    TIMEOUT = "timeout"
    DNS = "dns"
    TLS = "tls"
    RESET = "reset"
    HTTP = "http"
    ROBOTS = "robots"
    REFUSED_ADDRESS = "refused_address"
    TOO_LARGE = "too_large"
    NOT_HTML = "not_html"
    STALLED = "stalled"
    INTERNAL = "internal"


class SignalKind(StrEnum):
    """What may make an account risky."""

    INSOLVENCY = "insolvency"
    DISSOLVED = "dissolved"
    NAME_MISMATCH = "name_mismatch"
    PARKED_SITE = "parked_site"
    UNREACHABLE = "unreachable"
    NO_HTTPS = "no_https"
    INVALID_VAT_ID = "invalid_vat_id"
    INVALID_COMPANY_NUMBER = "invalid_company_number"
    LAPSED_LEI = "lapsed_lei"
    FREE_MAIL_CONTACT = "free_mail_contact"
    YOUNG_DOMAIN = "young_domain"
    CONFLICTING_FACTS = "conflicting_facts"


class Severity(StrEnum):
    """How much a risk signal weighs."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class SourceOutcome(StrEnum):
    """What became of asking one source."""

    OK = "ok"
    EMPTY = "empty"
    ERROR = "error"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the record says of a client: the seven fields that enrichment reads, less the notes."""

    name: str
    website: str
    email: str = ""
    phone: str = ""
    address: str = ""
    tax_id: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: the quote is in the text or the source of the page at the url."""

    source: str
    """website, or the name of the source that was asked."""
    url: str
    quote: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was found, how sure it is (0 to 1), and what it rests on."""

    value: FactValue
    confidence: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """One risk signal, with a sentence that says why."""

    kind: SignalKind
    severity: Severity
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceUse:
    """One source that could be asked, what became of it, and how many pages were read."""

    name: str
    outcome: SourceOutcome
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing was found, in a sentence for people."""

    kind: FailureKind
    message: str
    retry_after_s: float | None = None
    """What the server asked for, in seconds; not part of what is stored."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one enrichment came to (contracts.md, section 4)."""

    status: Outcome
    skip_reason: SkipReason | None = None
    error: Failure | None = None
    fields: Mapping[FactField, Fact] = field(default_factory=dict)
    risk_signals: tuple[Signal, ...] = ()
    risk_tier: RiskTier | None = None
    data_quality: float = 0.0
    source_coverage: float = 0.0
    confidence: float = 0.0
    sources: tuple[SourceUse, ...] = ()


def as_json(result: Result) -> dict[str, Any]:
    """The result as plain values, in the order of the contract."""
    return {
        "status": str(result.status),
        "skip_reason": result.skip_reason and str(result.skip_reason),
        "error": result.error and {"kind": str(result.error.kind), "message": result.error.message},
        "fields": {str(name): _fact_json(fact) for name, fact in result.fields.items()},
        "risk_signals": [
            {
                "kind": str(each.kind),
                "severity": str(each.severity),
                "reason": each.reason,
                "evidence": [_evidence_json(one) for one in each.evidence],
            }
            for each in result.risk_signals
        ],
        "risk_tier": result.risk_tier and str(result.risk_tier),
        "data_quality": result.data_quality,
        "source_coverage": result.source_coverage,
        "confidence": result.confidence,
        "sources": [
            {"name": use.name, "outcome": str(use.outcome), "pages": use.pages}
            for use in result.sources
        ],
    }


def from_json(text: str) -> Result:
    """A result as it was stored."""
    kept = json.loads(text)
    error = kept["error"]
    return Result(
        status=Outcome(kept["status"]),
        skip_reason=SkipReason(kept["skip_reason"]) if kept["skip_reason"] else None,
        error=Failure(FailureKind(error["kind"]), error["message"]) if error else None,
        fields={FactField(name): _fact(value) for name, value in kept["fields"].items()},
        risk_signals=tuple(_signal(each) for each in kept["risk_signals"]),
        risk_tier=RiskTier(kept["risk_tier"]) if kept["risk_tier"] else None,
        sources=tuple(
            SourceUse(use["name"], SourceOutcome(use["outcome"]), use["pages"])
            for use in kept["sources"]
        ),
        **{name: kept[name] for name in ("data_quality", "source_coverage", "confidence")},
    )


def _fact_json(fact: Fact) -> dict[str, Any]:
    value = list(fact.value) if isinstance(fact.value, tuple) else fact.value
    evidence = [_evidence_json(each) for each in fact.evidence]
    return {"value": value, "confidence": fact.confidence, "evidence": evidence}


def _evidence_json(evidence: Evidence) -> dict[str, str]:
    return {part.name: getattr(evidence, part.name) for part in fields(evidence)}


def _fact(kept: Mapping[str, Any]) -> Fact:
    value = tuple(kept["value"]) if isinstance(kept["value"], list) else kept["value"]
    return Fact(value, kept["confidence"], _evidence(kept["evidence"]))


def _signal(kept: Mapping[str, Any]) -> Signal:
    return Signal(
        SignalKind(kept["kind"]),
        Severity(kept["severity"]),
        kept["reason"],
        _evidence(kept["evidence"]),
    )


def _evidence(kept: list[dict[str, str]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(**each) for each in kept)
