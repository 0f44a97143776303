"""The client filter: one value for directory, parser, saved views, commands and address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import InvalidFilter
from clientdesk.model.filter_json import parsed
from clientdesk.model.filter_values import (
    read_currencies,
    read_date,
    read_flag,
    read_limit,
    read_number,
    read_text,
    read_texts,
    read_word,
    shown,
    words_of,
)
from clientdesk.model.folding import SEPARATOR, digits, fold
from clientdesk.model.words import (
    CompanyType,
    EnrichmentStatus,
    Industry,
    RiskTier,
    SizeSegment,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class StatusFilter(StrEnum):
    """Which archived state the list shows."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    ALL = "all"


class Sort(StrEnum):
    """What the list is ordered by; money in the base currency."""

    NAME = "name"
    CREATED = "created"
    REVENUE = "revenue"
    OUTSTANDING = "outstanding"
    OVERDUE = "overdue"
    INVOICE_COUNT = "invoice_count"
    LAST_INVOICE = "last_invoice"


class Field(StrEnum):
    """What a client record can have or miss."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"
    TAX_ID = "tax_id"
    NOTES = "notes"
    LINKEDIN = "linkedin"
    FINANCE_CONTACT = "finance_contact"


UNASSIGNED: Final = "unassigned"
"""The owner filter for clients without a relationship owner."""

MAX_LENGTH: Final = 10_000
"""Characters of JSON: far above what people write, low enough for an address."""


@dataclass(frozen=True, slots=True)
class Range:
    """Comparisons that all must hold; an unknown value meets none."""

    gt: Decimal | None = None
    gte: Decimal | None = None
    lt: Decimal | None = None
    lte: Decimal | None = None
    eq: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SearchWord:
    """A folded word or phrase; digits when it also looks for a telephone number."""

    text: str
    digits: str | None = None


_WORD = re.compile(r'"([^"]*)"|(\S+)')
_PHONE_WORD = re.compile(r"[\d+\-().\/]*\d[\d+\-().\/]*", re.ASCII)


def search_words(search: str) -> tuple[SearchWord, ...]:
    """The folded words and quoted phrases of a search text; an unclosed quote is plain text."""
    words = []
    for quoted, plain in _WORD.findall(search):
        # No field holds the separator: a phrase with it must meet nothing, not two fields.
        text = fold(quoted.strip() or plain).replace(SEPARATOR, "\x1e")
        if text:
            is_phone = not quoted and _PHONE_WORD.fullmatch(text) is not None
            words.append(SearchWord(text, digits(text) if is_phone else None))
    return tuple(words)


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Conditions joined by AND; a field that is None or empty is no condition.

    Words in a tuple are joined by OR, in `has` and `missing` by AND.
    """

    search: str | None = None
    status: StatusFilter = StatusFilter.ACTIVE
    created_from: date | None = None
    created_to: date | None = None
    location: tuple[str, ...] = ()
    owner: tuple[str, ...] | None = None
    """Member names, and “unassigned” for clients without one; the empty tuple means only those."""
    currency: tuple[str, ...] = ()
    industry: tuple[Industry, ...] = ()
    company_type: tuple[CompanyType, ...] = ()
    size_segment: tuple[SizeSegment, ...] = ()
    risk_tier: tuple[RiskTier, ...] = ()
    enrichment_status: tuple[EnrichmentStatus, ...] = ()
    portal: bool | None = None
    has: tuple[Field, ...] = ()
    missing: tuple[Field, ...] = ()
    outstanding: Range | None = None
    overdue: Range | None = None
    revenue: Range | None = None
    days_overdue: Range | None = None
    invoice_count: Range | None = None
    last_invoice_from: date | None = None
    last_invoice_to: date | None = None
    sort: Sort | None = None
    descending: bool = False
    limit: int | None = None

    @classmethod
    def from_json(cls, text: str) -> ClientFilter:
        """Read a filter from JSON text; raises InvalidFilter with one sentence."""
        if len(text) > MAX_LENGTH:
            raise InvalidFilter("The filter is too long to be one.")
        value = parsed(text)
        if not isinstance(value, dict):
            raise InvalidFilter('The filter must be a JSON object, such as {"search": "acme"}.')
        return cls.from_dict(value)

    @classmethod
    def from_dict(cls, value: Mapping[str, object]) -> ClientFilter:
        """Read a filter from parsed JSON; raises InvalidFilter with one sentence."""
        for key in value:
            if key not in _READERS:
                raise InvalidFilter(
                    f"The filter has no key “{shown(key)}”.",
                    hint="The keys are " + ", ".join(_READERS) + ".",
                )
        return cls(**{key: _READERS[key](key, part) for key, part in value.items()})

    def to_dict(self) -> dict[str, Any]:
        """The filter as JSON values, only the keys that say something."""
        parts = {field.name: getattr(self, field.name) for field in fields(self)}
        if self.status is StatusFilter.ACTIVE:
            del parts["status"]
        if not self.descending:
            del parts["descending"]
        result = {
            key: _to_json(part) for key, part in parts.items() if part is not None and part != ()
        }
        if self.owner is not None:
            result["owner"] = list(self.owner) or UNASSIGNED
        return result

    def to_json(self) -> str:
        """Compact JSON; equal filters give equal text. Numbers keep their exact decimals."""
        return _dump(self.to_dict())


def _to_json(part: object) -> object:
    if isinstance(part, tuple):
        return [str(word) for word in part]
    if isinstance(part, Range):
        bounds = {field.name: getattr(part, field.name) for field in fields(part)}
        return {name: _number(bound) for name, bound in bounds.items() if bound is not None}
    if isinstance(part, date):
        return part.isoformat()
    return str(part) if isinstance(part, StrEnum) else part


def _number(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _dump(value: object) -> str:
    """JSON without spaces; decimals as JSON numbers, to the last digit."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{_dump(key)}:{_dump(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_dump(part) for part in value) + "]"
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return json.dumps(value, ensure_ascii=False)


def _read_owner(key: str, value: object) -> tuple[str, ...] | None:
    if value == UNASSIGNED:
        return ()
    if not isinstance(value, list):
        raise InvalidFilter(f"“{key}” must be a list of member names, or “{UNASSIGNED}”.")
    names = read_texts(key, value)
    return () if names == (UNASSIGNED,) else names or None


_BOUNDS: Final = ("gt", "gte", "lt", "lte", "eq")


def _read_range(key: str, value: object) -> Range | None:
    if not isinstance(value, dict) or not set(value) <= set(_BOUNDS):
        raise InvalidFilter(f"“{key}” must be an object of {', '.join(_BOUNDS)}.")
    bounds = {name: read_number(key, bound) for name, bound in value.items()}
    return Range(**bounds) if bounds else None


_READERS: Final[dict[str, Callable[[str, object], Any]]] = {
    "search": read_text,
    "status": lambda key, value: read_word(StatusFilter, key, value),
    "created_from": read_date,
    "created_to": read_date,
    "location": read_texts,
    "owner": _read_owner,
    "currency": read_currencies,
    "industry": words_of(Industry),
    "company_type": words_of(CompanyType),
    "size_segment": words_of(SizeSegment),
    "risk_tier": words_of(RiskTier),
    "enrichment_status": words_of(EnrichmentStatus),
    "portal": read_flag,
    "has": words_of(Field),
    "missing": words_of(Field),
    "outstanding": _read_range,
    "overdue": _read_range,
    "revenue": _read_range,
    "days_overdue": _read_range,
    "invoice_count": _read_range,
    "last_invoice_from": read_date,
    "last_invoice_to": read_date,
    "sort": lambda key, value: read_word(Sort, key, value),
    "descending": read_flag,
    "limit": read_limit,
}
