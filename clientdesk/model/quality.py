"""What can be wrong with a client's record, how much it matters, and which is mended first.

A client's weight is the sum of the severities of its findings times its open balance in the base
currency: it says how much money stands behind a record that may hold it up. The worklist begins
with the largest weight. Clients of the same weight, above all those that owe nothing, follow by the
number of their invoices, most first, then by name. Money without an exchange rate weighs nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import InvalidField
from clientdesk.model.countries import country_in
from clientdesk.model.fields import MAX_LENGTHS, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Finding(StrEnum):
    """What is to be mended, the gravest first: the order of a client's chips."""

    INVALID_EMAIL = "invalid_email"
    MISSING_EMAIL = "missing_email"
    NO_COLLECTIONS_CONTACT = "no_collections_contact"
    DUPLICATE = "duplicate"
    MISSING_TAX_ID = "missing_tax_id"
    INVALID_TAX_ID = "invalid_tax_id"
    NO_OWNER = "no_owner"
    MISSING_ADDRESS = "missing_address"
    FAILED = "enrichment_failed"
    MISSING_WEBSITE = "missing_website"
    INVALID_WEBSITE = "invalid_website"
    INVALID_PHONE = "invalid_phone"
    PORTAL_UNREACHABLE = "portal_unreachable"
    SKIPPED = "enrichment_skipped"
    STALE = "enrichment_stale"


SEVERITY: Final = {
    Finding.INVALID_EMAIL: 5,
    Finding.MISSING_EMAIL: 5,
    Finding.NO_COLLECTIONS_CONTACT: 4,
    Finding.DUPLICATE: 4,
    Finding.MISSING_TAX_ID: 4,
    Finding.INVALID_TAX_ID: 4,
    Finding.NO_OWNER: 3,
    Finding.MISSING_ADDRESS: 3,
    Finding.FAILED: 2,
    Finding.MISSING_WEBSITE: 2,
    Finding.INVALID_WEBSITE: 2,
    Finding.INVALID_PHONE: 2,
    Finding.PORTAL_UNREACHABLE: 2,
    Finding.SKIPPED: 1,
    Finding.STALE: 1,
}
"""5: no invoice or reminder arrives; 1: a decision may rest on what is out of date."""

FIELDS: Final = {
    Finding.INVALID_EMAIL: "email",
    Finding.MISSING_EMAIL: "email",
    Finding.MISSING_TAX_ID: "tax_id",
    Finding.INVALID_TAX_ID: "tax_id",
    Finding.MISSING_ADDRESS: "address",
    Finding.MISSING_WEBSITE: "website",
    Finding.INVALID_WEBSITE: "website",
    Finding.INVALID_PHONE: "phone",
}
"""The field of the record that mends it."""

INVALID: Final = {
    "email": Finding.INVALID_EMAIL,
    "tax_id": Finding.INVALID_TAX_ID,
    "website": Finding.INVALID_WEBSITE,
    "phone": Finding.INVALID_PHONE,
}
"""What is found when the rules of today refuse the value that a field has."""

LOOKUPS: Final = frozenset({Finding.FAILED, Finding.SKIPPED, Finding.STALE})
"""What a lookup mends; nothing is found of them while enrichment is off."""

_BITS: Final = {finding: 1 << place for place, finding in enumerate(Finding)}


def bits(findings: Iterable[Finding]) -> int:
    """A set of findings as one number."""
    return sum(_BITS[finding] for finding in set(findings))


def findings_in(number: int) -> tuple[Finding, ...]:
    """The findings of such a number, the gravest first."""
    return tuple(finding for finding, bit in _BITS.items() if number & bit)


def refused(record: Mapping[str, Any], country: str) -> Iterator[Finding]:
    """Which of a record's texts the rules of today refuse; country is the workspace's."""
    for field, finding in INVALID.items():
        if record[field] and refusal(field, record, country):
            yield finding


def refusal(field: str, record: Mapping[str, Any], country: str) -> str:
    """Why the text that a field has would be refused today; empty when it would not."""
    text = record[field]
    if field == "phone" and _is_plain(text):
        # Which country it is of takes long to find out, and nothing is refused for that.
        return ""
    address_country = country_in(record["address"]) if field == "tax_id" else None
    try:
        clean(field, text, country=country, address_country=address_country)
    except InvalidField as error:
        return f"{error.message} {error.hint}".strip()
    return ""


def _is_plain(phone: str) -> bool:
    return len(phone) <= MAX_LENGTHS["phone"] and phone.isascii() and phone.isprintable()


def value_of(finding: Finding, record: Mapping[str, Any]) -> str:
    """What a finding judges: who ignored it is asked again when this is another."""
    if finding in FIELDS:
        return str(record[FIELDS[finding]] or "")
    return str(record[_JUDGED[finding]] or "")


_JUDGED: Final = {
    Finding.NO_COLLECTIONS_CONTACT: "finance_contact_email",
    Finding.DUPLICATE: "name",
    Finding.NO_OWNER: "owner_id",
    Finding.FAILED: "enrichment_error_kind",
    Finding.PORTAL_UNREACHABLE: "email",
    Finding.SKIPPED: "enrichment_skip_reason",
    Finding.STALE: "enriched_at",
}
