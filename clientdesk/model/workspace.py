"""The workspace: where it is, and what its clients inherit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, available_timezones

from clientdesk.errors import InvalidField
from clientdesk.model.countries import is_country
from clientdesk.model.fields import clean
from clientdesk.model.invoice_number import DEFAULT_PATTERN, clean_pattern
from clientdesk.model.invoice_sums import TaxBy
from clientdesk.model.money import Rounding
from clientdesk.model.pictures import MOST_PIXELS, pixels
from clientdesk.model.preferences import check_currency, check_locale, check_terms, check_tone
from clientdesk.model.sender import SENDER, clean_sender
from clientdesk.model.words import ReminderTone, SentenceModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum
    from uuid import UUID

MAX_LOGO = 512 * 1024
"""Bytes of a logo."""

_IMAGES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

LABELS: Final = {
    "name": "Name",
    **SENDER,
    "country": "Country",
    "base_currency": "Base currency",
    "timezone": "Time zone",
    "locale": "Number and date format",
    "payment_terms_days": "Payment terms",
    "reminder_tone": "Reminder tone",
    "invoice_pattern": "Invoice number pattern",
    "rounding": "Rounding",
    "tax_by": "Tax rounding",
    "enrichment_enabled": "Enrichment",
    "sentence_model": "Language model in the search bar",
    "logo": "Logo",
}
"""What an administrator may change, by what a form calls it."""


@dataclass(frozen=True, slots=True)
class WorkspaceDraft:
    """A workspace as its first page asks for it."""

    name: str
    country: str
    base_currency: str
    timezone: str
    locale: str = "en_GB"
    payment_terms_days: int = 14
    reminder_tone: str = ReminderTone.FRIENDLY
    enrichment_enabled: bool = False
    is_demo: bool = False
    invoice_pattern: str = DEFAULT_PATTERN
    rounding: str = Rounding.HALF_UP
    tax_by: str = TaxBy.LINE
    address: str | None = None
    tax_id: str | None = None
    email: str | None = None
    phone: str | None = None
    payment_details: str | None = None


@dataclass(frozen=True, slots=True)
class Workspace:
    """The one workspace of a database."""

    id: UUID
    name: str
    country: str
    base_currency: str
    timezone: str
    locale: str
    payment_terms_days: int
    reminder_tone: str
    enrichment_enabled: bool
    is_demo: bool
    logo: bytes | None
    created_at: datetime
    version: int
    invoice_pattern: str
    rounding: str
    tax_by: str
    address: str | None = None
    tax_id: str | None = None
    email: str | None = None
    phone: str | None = None
    payment_details: str | None = None
    sentence_model: str = SentenceModel.ASKED

    def day(self, now: datetime) -> date:
        """The business date of a time in UTC."""
        return business_date(now, self.timezone)


def business_date(at: datetime, timezone: str) -> date:
    """The date in a time zone of a time in UTC without a zone of its own."""
    return at.replace(tzinfo=UTC).astimezone(ZoneInfo(timezone)).date()


def clean_setting(field: str, value: object, *, country: str = "") -> object:
    """A setting as it is kept; raises InvalidField with a sentence that says what to do.

    country is the workspace's own, which its phone and tax ID go with.
    """
    if field in SENDER:
        return clean_sender(field, value, country=country)
    if field not in _CHECKS:
        raise InvalidField(field, f"A workspace has no setting “{field}”.")
    return _CHECKS[field](value)


def _name(value: object) -> str:
    # Which country does not matter for a name.
    return clean("name", _text(value), country="GB").value or ""


def _country(value: object) -> str:
    code = _text(value).upper()
    if re.fullmatch("[A-Z]{2}", code) is None:
        raise InvalidField("country", f"Country must be two letters such as GB, not “{code[:40]}”.")
    if not is_country(code):
        raise InvalidField("country", f"Country cannot be “{code}”: it is not a country’s code.")
    return code


def _timezone(value: object) -> str:
    zone = _text(value)
    if zone not in _timezones():
        raise InvalidField(
            "timezone", f"Time zone must be a name such as Europe/Berlin, not “{zone[:40]}”."
        )
    return zone


@cache
def _timezones() -> frozenset[str]:
    return frozenset(available_timezones())


def _word(field: str, words: type[StrEnum], value: object) -> str:
    text = _text(value)
    if text not in set(words):
        raise InvalidField(field, f"{LABELS[field]} must be one of {', '.join(words)}.")
    return text


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidField("enrichment_enabled", "Enrichment must be on or off.")
    return value


def _logo(value: object) -> bytes | None:
    """PNG or JPEG by its first bytes, whatever the file was called."""
    if value is None or value == b"":
        return None
    if not (isinstance(value, bytes) and value.startswith(_IMAGES)):
        raise InvalidField("logo", "Logo must be a PNG or JPEG file. Choose another file.")
    if len(value) > MAX_LOGO:
        raise InvalidField("logo", "Logo can have at most 512 KB. Choose a smaller file.")
    if pixels(value) > MOST_PIXELS:
        raise InvalidField("logo", "Logo can have at most 16 megapixels. Choose a smaller picture.")
    return value


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


_CHECKS: Final[dict[str, Callable[[object], object]]] = {
    "name": _name,
    "country": _country,
    "base_currency": lambda value: check_currency(_text(value), "base_currency"),
    "timezone": _timezone,
    "locale": lambda value: check_locale(_text(value)),
    "payment_terms_days": check_terms,
    "reminder_tone": lambda value: check_tone(_text(value)),
    "invoice_pattern": lambda value: clean_pattern(_text(value)),
    "rounding": lambda value: _word("rounding", Rounding, value),
    "tax_by": lambda value: _word("tax_by", TaxBy, value),
    "enrichment_enabled": _flag,
    "sentence_model": lambda value: _word("sentence_model", SentenceModel, value),
    "logo": _logo,
}
