"""Conditions in plain words, as the grammar reads them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client_filter import UNASSIGNED, Field, Range, Sort, StatusFilter
from clientdesk.model.words import CompanyType, EnrichmentStatus, Industry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from clientdesk.model.client_filter import ClientFilter

_SIGNS: Final = {"gt": "over", "gte": "at least", "lt": "under", "lte": "at most", "eq": "exactly"}
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_FIELDS: Final = {
    Field.TAX_ID: "tax ID",
    Field.LINKEDIN: "LinkedIn",
    Field.FINANCE_CONTACT: "finance contact",
}
_COMPANIES: Final = {
    CompanyType.PRIVATE_LIMITED: "private limited companies",
    CompanyType.PUBLIC_LIMITED: "public limited companies",
    CompanyType.PARTNERSHIP: "partnerships",
    CompanyType.SOLE_TRADER: "sole traders",
    CompanyType.COOPERATIVE: "cooperatives",
    CompanyType.NONPROFIT: "company type nonprofit",
    CompanyType.PUBLIC_BODY: "public bodies",
    CompanyType.OTHER: "other company type",
}
_SORTS: Final = {
    Sort.CREATED: "creation date",
    Sort.INVOICE_COUNT: "invoice count",
    Sort.LAST_INVOICE: "last invoice",
}
_STATUSES: Final = {
    StatusFilter.ACTIVE: "active",
    StatusFilter.ARCHIVED: "archived",
    StatusFilter.ALL: "archived or not",
}


def label(key: str, value: Any) -> str:  # noqa: ANN401  # each key has values of its own type
    """What one condition asks for."""
    return _WORDING[key](value)


def condition(value: ClientFilter, key: str) -> Any:  # noqa: ANN401  # by key
    """The condition of a key as findings have it; None when there is none."""
    part = getattr(value, key)
    if part is StatusFilter.ACTIVE or (part == () and key != "owner"):
        return None
    if isinstance(part, Range):
        bounds = {field.name: getattr(part, field.name) for field in fields(part)}
        return {name: number for name, number in bounds.items() if number is not None}
    return part


def day_text(day: date) -> str:
    """A day with its month's name."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"


def number_text(number: Decimal) -> str:
    """A number with its thousands apart; three decimals get a nought, or they look grouped."""
    text = f"{number.normalize():,f}"
    whole, point, part = text.partition(".")
    return f"{text}0" if point and len(part) == 3 and "," not in whole else text


def listed(words: Iterable[str], last: str) -> str:
    """Words with commas, and one word before the last."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def owners(names: tuple[str, ...]) -> str:
    """Whose clients they are."""
    named = [name for name in names if name != UNASSIGNED]
    nobody = [UNASSIGNED] if not names or UNASSIGNED in names else []
    return listed([*nobody, *([f"owned by {listed(named, 'or')}"] if named else [])], "or")


def _bounds(title: str, some: str = "", none: str = "") -> Callable[[Mapping[str, Decimal]], str]:
    """A comparison; some and none say in one word what is above 0, and what is 0."""

    def word(bounds: Mapping[str, Decimal]) -> str:
        if some and dict(bounds) in ({"gt": 0}, {"eq": 0}):
            return some if "gt" in bounds else none
        said = [f"{_SIGNS[name]} {number_text(number)}" for name, number in bounds.items()]
        return f"{title} {' and '.join(said)}"

    return word


def _days(title: str, lead: str) -> Callable[[date], str]:
    return lambda day: f"{title} {lead} {day_text(day)}"


def _field(field: Field) -> str:
    return _FIELDS.get(field, str(field))


def _enrichment(words: Iterable[EnrichmentStatus]) -> str:
    return f"enrichment {listed((word.replace('_', ' ') for word in words), 'or')}"


def _industry(words: Iterable[Industry]) -> str:
    named = ("other industry" if word is Industry.OTHER else str(word) for word in words)
    return f"industry {listed(named, 'or')}"


_WORDING: Final[dict[str, Callable[[Any], str]]] = {
    "search": lambda text: f"search {text}",
    "status": lambda status: _STATUSES[status],
    "created_from": _days("created", "from"),
    "created_to": _days("created", "until"),
    "location": lambda places: f"located in {listed(places, 'or')}",
    "owner": owners,
    "currency": lambda codes: f"billed in {listed(codes, 'or')}",
    "industry": _industry,
    "company_type": lambda words: listed((_COMPANIES[word] for word in words), "or"),
    "size_segment": lambda words: f"size {listed(words, 'or')}",
    "risk_tier": lambda words: f"{listed(words, 'or')} risk",
    "enrichment_status": _enrichment,
    "portal": lambda is_on: "with portal access" if is_on else "without portal access",
    "has": lambda fields: f"with {listed(map(_field, fields), 'and')}",
    "missing": lambda fields: f"without {listed(map(_field, fields), 'and')}",
    "outstanding": _bounds("outstanding", "owing money", "nothing outstanding"),
    "overdue": _bounds("overdue", "overdue", "nothing overdue"),
    "revenue": _bounds("revenue", "with revenue", "no revenue"),
    "days_overdue": _bounds("days overdue"),
    "invoice_count": _bounds("invoice count", "invoiced", "never invoiced"),
    "last_invoice_from": _days("last invoiced", "from"),
    "last_invoice_to": _days("last invoiced", "until"),
    "sort": lambda sort: f"sorted by {_SORTS.get(sort, str(sort))}",
    "limit": lambda number: f"limit {number}",
}
