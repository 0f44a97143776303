"""What the newest result would put onto a record, but did not, as a person has the last word."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import InvalidField
from clientdesk.model.client_facts import LABELS as FACT_LABELS
from clientdesk.model.client_facts import ClientFact, found_facts
from clientdesk.model.enrichment import FactField
from clientdesk.model.fields import clean
from clientdesk.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from clientdesk.model.enrichment import Fact, Result


class Typed(StrEnum):
    """What a proposal is for, besides a fact with a column."""

    NAME = "name"
    TAX_ID = "tax_id"
    BILLING_CONTACT = "billing_contact"


LABELS: Final[dict[str, str]] = {
    Typed.NAME: "Name",
    Typed.TAX_ID: "Tax ID",
    Typed.BILLING_CONTACT: "Billing contact",
    **FACT_LABELS,
}
"""What a list of proposals calls them."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value that was found for a field which has another one, or none."""

    field: str
    value: str
    current: str | None
    fact: Fact | None = None
    """With its receipts; the risk tier has none of its own."""


def proposals(
    client: Mapping[str, Any],
    result: Result,
    *,
    mailboxes: Collection[str],
    dismissed: Collection[tuple[str, str]],
) -> tuple[Proposal, ...]:
    """What is proposed for a client; mailboxes are the addresses of its contacts.

    What was dismissed comes back only when another value is found.
    """
    every = (*_typed(client, result, mailboxes), *_facts(client, result))
    return tuple(each for each in every if (each.field, each.value) not in dismissed)


def _typed(
    client: Mapping[str, Any], result: Result, mailboxes: Collection[str]
) -> Iterator[Proposal]:
    name = _cleaned(result, FactField.LEGAL_NAME, "name")
    if name and fold(name) != fold(client["name"]):
        yield Proposal(Typed.NAME, name, client["name"], result.fields[FactField.LEGAL_NAME])
    for source in (FactField.VAT_ID, FactField.COMPANY_NUMBER):
        tax_id = _cleaned(result, source, "tax_id")
        if tax_id:
            if not _has_tax_id(client, result):
                yield Proposal(Typed.TAX_ID, tax_id, client["tax_id"], result.fields[source])
            break
    email = _cleaned(result, FactField.INVOICE_EMAIL, "email")
    if email and email.casefold() not in {each.casefold() for each in mailboxes}:
        found = result.fields[FactField.INVOICE_EMAIL]
        yield Proposal(Typed.BILLING_CONTACT, email, None, found)


def _facts(client: Mapping[str, Any], result: Result) -> Iterator[Proposal]:
    for field, value in found_facts(result).items():
        if value != client[field]:
            has_receipts = field is not ClientFact.RISK_TIER
            fact = result.fields[FactField(field)] if has_receipts else None
            yield Proposal(field, value, client[field], fact)


def _cleaned(result: Result, source: FactField, field: str) -> str | None:
    """What was found in the form in which the record would keep it; None when it would not."""
    fact = result.fields.get(source)
    if fact is None:
        return None
    with suppress(InvalidField):
        # Which country does not matter for what is no phone number.
        return clean(field, str(fact.value), country="GB").value
    return None


def _has_tax_id(client: Mapping[str, Any], result: Result) -> bool:
    """Whether the record's tax ID is one of those that were found, in whatever form."""
    kept = _bare(client["tax_id"] or "")
    found = (result.fields.get(name) for name in (FactField.VAT_ID, FactField.COMPANY_NUMBER))
    return bool(kept) and kept in {_bare(str(fact.value)) for fact in found if fact}


def _bare(tax_id: str) -> str:
    """The letters and digits, without the country in front."""
    signs = re.sub(r"[^A-Z0-9]", "", tax_id.upper())
    return re.sub(r"^[A-Z]{2}(?=[A-Z]?[0-9])", "", signs)
