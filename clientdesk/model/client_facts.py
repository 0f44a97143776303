"""The facts that stand on a client's record itself: filled by enrichment, or set by people."""

from __future__ import annotations

import re
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.enrichment import FactField
from clientdesk.model.fields import clean
from clientdesk.model.words import CompanyType, Industry, RiskTier, SizeSegment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Set

    from clientdesk.model.enrichment import Result


class ClientFact(StrEnum):
    """A fact with a column of its own."""

    INDUSTRY = "industry"
    COMPANY_TYPE = "company_type"
    SIZE_SEGMENT = "size_segment"
    RISK_TIER = "risk_tier"
    LINKEDIN_URL = "linkedin_url"
    FINANCE_CONTACT = "finance_contact"
    FINANCE_CONTACT_EMAIL = "finance_contact_email"


LABELS: Final[dict[str, str]] = {
    ClientFact.INDUSTRY: "Industry",
    ClientFact.COMPANY_TYPE: "Company type",
    ClientFact.SIZE_SEGMENT: "Size",
    ClientFact.RISK_TIER: "Risk tier",
    ClientFact.LINKEDIN_URL: "LinkedIn",
    ClientFact.FINANCE_CONTACT: "Finance contact",
    ClientFact.FINANCE_CONTACT_EMAIL: "Finance e-mail",
}
"""What a form calls them."""

_LINKEDIN: Final = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/company/([^/?#\s]{1,100})/?(?:[?#]\S*)?",
    re.IGNORECASE,
)


def clean_fact(field: str, value: str | None) -> str | None:
    """A fact as it is kept, None when empty; raises InvalidField."""
    if field not in LABELS:
        raise InvalidField(field, f"A client has no fact “{field}”.")
    text = (value or "").strip()
    return _CHECKS[ClientFact(field)](text) if text else None


def found_facts(result: Result) -> dict[ClientFact, str]:
    """What a result says of the facts with a column; what cannot be kept there is left out."""
    found: dict[ClientFact, str] = {}
    for field in ClientFact:
        with suppress(InvalidField):
            kept = clean_fact(field, _said(result, field))
            if kept is not None:
                found[field] = kept
    return found


def filled_facts(
    current: Mapping[str, str | None],
    by_hand: Set[str],
    found: Mapping[ClientFact, str],
    *,
    is_refresh: bool,
) -> dict[ClientFact, str]:
    """What of the found facts goes onto the record at once.

    What a person set stays. A refresh, of a client that was enriched before, fills what is empty:
    what it would change is asked first, but for the risk tier, which is of the newest result.
    """
    return {
        field: value
        for field, value in found.items()
        if field not in by_hand
        and current[field] != value
        and not (is_refresh and current[field] and field is not ClientFact.RISK_TIER)
    }


def marked(text: str | None) -> frozenset[ClientFact]:
    """The facts that a person set, from their stored form."""
    return frozenset(ClientFact(word) for word in (text or "").split())


def marks(fields: Iterable[ClientFact]) -> str | None:
    """The stored form: the names in their order, with a space between."""
    kept = set(fields)
    return " ".join(field for field in ClientFact if field in kept) or None


def _said(result: Result, field: ClientFact) -> str | None:
    if field is ClientFact.RISK_TIER:
        return result.risk_tier
    fact = result.fields.get(FactField(field))
    return None if fact is None else str(fact.value)


def _word(field: ClientFact, words: type[StrEnum]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in set(words):
            raise InvalidField(field, f"{LABELS[field]} must be one of {', '.join(words)}.")
        return text

    return check


def _linkedin(text: str) -> str:
    found = _LINKEDIN.fullmatch(text)
    if found is None:
        raise InvalidField(
            ClientFact.LINKEDIN_URL,
            "LinkedIn must be the address of a company's page, "
            "such as https://www.linkedin.com/company/acme.",
        )
    return f"https://www.linkedin.com/company/{found[1]}"


def _text(field: ClientFact, like: str) -> Callable[[str], str]:
    """A check of one line of text or an address, with the label of the fact in what it says."""

    def check(text: str) -> str:
        try:
            # Which country does not matter for a name or an address.
            return clean(like, text, country="GB").value or ""
        except InvalidField as error:
            label = "Name" if like == "name" else "E-mail"
            said = error.message.replace(label, LABELS[field], 1)
            raise InvalidField(field, said) from error

    return check


_CHECKS: Final[dict[ClientFact, Callable[[str], str]]] = {
    ClientFact.INDUSTRY: _word(ClientFact.INDUSTRY, Industry),
    ClientFact.COMPANY_TYPE: _word(ClientFact.COMPANY_TYPE, CompanyType),
    ClientFact.SIZE_SEGMENT: _word(ClientFact.SIZE_SEGMENT, SizeSegment),
    ClientFact.RISK_TIER: _word(ClientFact.RISK_TIER, RiskTier),
    ClientFact.LINKEDIN_URL: _linkedin,
    ClientFact.FINANCE_CONTACT: _text(ClientFact.FINANCE_CONTACT, "name"),
    ClientFact.FINANCE_CONTACT_EMAIL: _text(ClientFact.FINANCE_CONTACT_EMAIL, "email"),
}
