"""What a document says of the workspace that sends it."""

from __future__ import annotations

from typing import Final

from clientdesk.errors import InvalidField
from clientdesk.model.fields import Cleaned, clean

SENDER: Final = {
    "address": "Address",
    "tax_id": "Tax ID",
    "email": "E-mail",
    "phone": "Phone",
    "payment_details": "Payment details",
}
"""The texts of a sender, by what a form calls them; each may be empty."""


def clean_sender(field: str, value: object, *, country: str) -> str | None:
    """A text of the sender as it is kept; country is the workspace's own."""
    return _cleaned(field, value, country).value


def sender_hint(field: str, value: str | None, *, country: str) -> str:
    """What is worth a second look in a text that is kept; empty when nothing is."""
    try:
        return _cleaned(field, value, country).hint
    except InvalidField as problem:
        # Right when it was saved, but not for the country that was chosen since.
        return problem.message


def _cleaned(field: str, value: object, country: str) -> Cleaned:
    if value is not None and not isinstance(value, str):
        raise InvalidField(field, f"{SENDER[field]} must be a text.")
    return clean(field, value, country=country, address_country=country or None)
