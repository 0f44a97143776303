"""What is known of a client as findings by section: a result, and the record's own values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from clientdesk.model.client_facts import ClientFact
from clientdesk.model.enrichment import PROJECTED, FactField, Severity
from clientdesk.text.findings import fact_label, fact_value, place_of, source_label, sure
from clientdesk.text.labels import label
from clientdesk.ui.client_facts import is_page
from clientdesk.ui.components.receipts import Finding, Receipt
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clientdesk.model.enrichment import Evidence, Fact, Result, Signal
    from clientdesk.queries.clients import ClientRecord

SECTIONS: Final[dict[str, tuple[str, tuple[FactField, ...]]]] = {
    "identity": (
        "Identity",
        (
            FactField.LEGAL_NAME,
            FactField.VAT_ID,
            FactField.COMPANY_NUMBER,
            FactField.LEI,
            FactField.DUNS,
            FactField.PEPPOL_ID,
            FactField.COUNTRY,
        ),
    ),
    "classification": (
        "Classification",
        (
            FactField.INDUSTRY,
            FactField.COMPANY_TYPE,
            FactField.SIZE_SEGMENT,
            FactField.EMPLOYEES,
            FactField.DESCRIPTION,
        ),
    ),
    "finance": ("Finance contact", (FactField.FINANCE_CONTACT, FactField.FINANCE_CONTACT_EMAIL)),
    "submission": (
        "Invoice submission",
        (
            FactField.INVOICE_EMAIL,
            FactField.INVOICE_PORTAL_URL,
            FactField.INVOICE_FORMAT,
            FactField.PO_REQUIRED,
            FactField.INVOICE_INSTRUCTIONS,
        ),
    ),
    "links": (
        "Links",
        (
            FactField.LINKEDIN_URL,
            FactField.X_URL,
            FactField.FACEBOOK_URL,
            FactField.INSTAGRAM_URL,
            FactField.GITHUB_URL,
            FactField.CRUNCHBASE_URL,
        ),
    ),
}
"""Title and facts of each section; risk signals and quality follow them."""

DOUBTFUL_BELOW: Final = 0.6
"""A fact that is less sure than this deserves a second look."""

LONGEST_QUOTE: Final = 600

SEVERITY_COLOURS: Final = {Severity.LOW: "gray", Severity.MEDIUM: "orange", Severity.HIGH: "red"}

_MAILBOXES: Final = frozenset({FactField.FINANCE_CONTACT_EMAIL, FactField.INVOICE_EMAIL})
_EARLIER: Final = "From an earlier lookup"


@dataclass(frozen=True, slots=True)
class Known:
    """What findings are made of: the record, its newest result, and whose hand set what."""

    record: ClientRecord
    result: Result | None
    by_hand: Mapping[ClientFact, str]
    """Of each fact that a person set: a line that says who and when."""
    locale: str


def of_section(name: str, known: Known) -> list[Finding]:
    """The findings of a section of facts; what was not found is left out."""
    _, fields = SECTIONS[name]
    found = known.result.fields if known.result else {}
    drawn = (
        _projected(ClientFact(field), found.get(field), known)
        if field in PROJECTED
        else _found(field, found.get(field), known.locale)
        for field in fields
    )
    return [each for each in drawn if each]


def of_fact(field: str, fact: Fact, locale: str) -> Finding:
    """A fact with how sure it is and its receipts."""
    return replace(
        _plain(field, fact_value(field, fact.value, locale), str(fact.value)),
        sure=sure(fact.confidence, locale),
        doubtful=fact.confidence < DOUBTFUL_BELOW,
        receipts=receipts(fact.evidence),
    )


def of_signal(signal: Signal) -> Finding:
    """A risk signal with its reason and what that rests on."""
    return Finding(
        label=label("signal", signal.kind),
        value=signal.reason,
        tag=label("risk_tier", signal.severity),
        colour=SEVERITY_COLOURS[signal.severity],
        receipts=receipts(signal.evidence),
    )


def receipts(evidence: Iterable[Evidence]) -> tuple[Receipt, ...]:
    """Where something stands, as it is drawn."""
    return tuple(
        Receipt(
            source=source_label(each.source),
            quote=short(each.quote, LONGEST_QUOTE),
            page=place_of(each.url),
            href=each.url if is_page(each.url) else "",
        )
        for each in evidence
    )


def _found(field: FactField, fact: Fact | None, locale: str) -> Finding | None:
    return of_fact(field, fact, locale) if fact else None


def _projected(field: ClientFact, fact: Fact | None, known: Known) -> Finding | None:
    """What stands on the record, which is what counts; with the receipts of the same value."""
    stored: str | None = getattr(known.record, field)
    hand = known.by_hand.get(field, "")
    if fact and not hand and stored == str(fact.value):
        return of_fact(field, fact, known.locale)
    if not stored and not hand:
        return None
    shown = _plain(field, fact_value(field, stored or "", known.locale), stored or "")
    beside = _beside(field, fact, stored, known.locale)
    mark = hand or (_EARLIER if known.result else "")
    return replace(shown, mark=f"{mark}{beside}")


def _beside(field: str, fact: Fact | None, stored: str | None, locale: str) -> str:
    """What the last lookup found instead of what stands on the record."""
    if fact is None or str(fact.value) == stored:
        return ""
    return f" · the last one found {fact_value(field, fact.value, locale)}"


def _plain(field: str, value: str, stored: str) -> Finding:
    if field.endswith("_url") and is_page(stored):
        return Finding(fact_label(field), place_of(stored), href=stored)
    # Else a found address could add other receivers to the letter.
    href = f"mailto:{quote(stored, safe='@')}" if field in _MAILBOXES and stored else ""
    return Finding(fact_label(field), value, href=href)
