"""What people enter about a client, and the folded texts that search and order use."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.countries import country_in
from clientdesk.model.fields import LABELS, clean
from clientdesk.model.folding import digits, fold, search_key
from clientdesk.model.preferences import check_preference

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFERENCES: Final = {
    "currency": "Currency",
    "payment_terms_days": "Payment terms",
    "reminder_tone": "Reminder tone",
    "locale": "Number and date format",
}
"""What a client inherits from the workspace until it is set, by what a form calls it."""

EDITABLE: Final = LABELS | PREFERENCES
"""Every field of a client that actions.clients.edit takes, by what a form calls it."""


@dataclass(frozen=True, slots=True)
class ClientDraft:
    """The texts of a client as people enter them."""

    name: str
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    website: str | None = None
    tax_id: str | None = None
    notes: str | None = None


def keys(draft: ClientDraft) -> dict[str, str]:
    """The folded texts that are stored beside a client's own: one recipe for every writer."""
    searched = (draft.name, draft.email, draft.phone, draft.address, draft.website, draft.notes)
    return {
        "name_key": fold(draft.name),
        "address_key": fold(draft.address or ""),
        "search_key": search_key(*searched),
        "phone_digits": digits(draft.phone or ""),
    }


def clean_draft(draft: ClientDraft, *, country: str) -> tuple[ClientDraft, dict[str, str]]:
    """The draft as it is kept, and a hint for each field that could not be checked."""
    typed: dict[str, object] = {field.name: getattr(draft, field.name) for field in fields(draft)}
    values, hints = clean_values(typed, country=country, address=draft.address)
    return ClientDraft(**values), hints  # type: ignore[arg-type]


def clean_values(
    values: Mapping[str, object], *, country: str, address: str | None
) -> tuple[dict[str, str | int | None], dict[str, str]]:
    """Some fields of a client as they are kept, and hints; address is the one they go with.

    Raises InvalidField for the first that cannot be kept or is no field of a client.
    """
    kept: dict[str, str | int | None] = {}
    hints: dict[str, str] = {}
    for field, value in values.items():
        if field in PREFERENCES:
            kept[field] = check_preference(field, value)
        elif field in LABELS and (value is None or isinstance(value, str)):
            cleaned = clean(field, value, country=country, address_country=country_in(address))
            kept[field] = cleaned.value
            if cleaned.hint:
                hints[field] = cleaned.hint
        else:
            raise InvalidField(field, f"A client has no text field “{field}”.")
    return kept, hints
