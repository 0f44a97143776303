"""The conditions of a client filter in words, one chip each, and the filter without one."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client_filter import ClientFilter, Range, Sort, StatusFilter
from clientdesk.text.amounts import number
from clientdesk.text.dates import day
from clientdesk.text.labels import field_label, label

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

ORDER: Final = frozenset({"sort", "descending"})
"""Keys that order the list and leave nobody out."""

SORTS: Final = {
    Sort.NAME: "Name",
    Sort.CREATED: "Created",
    Sort.REVENUE: "Revenue",
    Sort.OUTSTANDING: "Outstanding",
    Sort.OVERDUE: "Overdue",
    Sort.INVOICE_COUNT: "Invoices",
    Sort.LAST_INVOICE: "Last invoice",
}

SIGNS: Final = {"gt": "over", "gte": "at least", "lt": "under", "lte": "at most", "eq": "exactly"}
_DEFAULTS: Final = {field.name: field.default for field in fields(ClientFilter)}


@dataclass(frozen=True, slots=True)
class Condition:
    """A key of the filter and what it asks for."""

    key: str
    text: str


def conditions(client_filter: ClientFilter, locale: str) -> list[Condition]:
    """What the filter asks for, without its order, in the order of the contract, in small words."""
    return [
        Condition(key, _small(_WORDING[key](getattr(client_filter, key), locale)))
        for key, default in _DEFAULTS.items()
        if key not in ORDER and getattr(client_filter, key) != default
    ]


def without(client_filter: ClientFilter, key: str) -> ClientFilter:
    """The filter with one condition dropped, or with the order that lists have unasked."""
    keys = ORDER if key in ORDER else {key}
    dropped: dict[str, Any] = {one: _DEFAULTS[one] for one in keys}
    return replace(client_filter, **dropped)


def cleared(client_filter: ClientFilter) -> ClientFilter:
    """The filter without conditions; the order of the list stays."""
    return ordered_as(ClientFilter(), client_filter)


def ordered_as(client_filter: ClientFilter, other: ClientFilter) -> ClientFilter:
    """The filter with the order of another."""
    return replace(client_filter, sort=other.sort, descending=other.descending)


def is_ordered(client_filter: ClientFilter) -> bool:
    """Whether the filter asks for an order."""
    return client_filter.sort is not None or client_filter.descending


def laid_over(base: ClientFilter, said: ClientFilter, keys: Collection[str]) -> ClientFilter:
    """The filter with these conditions as they were said, and with all else that was said."""
    asked = {*keys, *(["descending"] if "sort" in keys else [])}
    values: dict[str, Any] = {
        key: getattr(said, key)
        for key, default in _DEFAULTS.items()
        if key in asked or getattr(said, key) != default
    }
    return replace(base, **values)


def compares_money(client_filter: ClientFilter) -> bool:
    """Whether amounts are compared with more than nothing, for which the currency matters."""
    amounts = (client_filter.outstanding, client_filter.overdue, client_filter.revenue)
    return any(getattr(bounds, sign) for bounds in amounts if bounds for sign in SIGNS)


def sort_text(client_filter: ClientFilter) -> str:
    """The order of the list in words."""
    title = SORTS[client_filter.sort or Sort.NAME].lower()
    return f"sort: {title}, {'descending' if client_filter.descending else 'ascending'}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _listed(title: str, kind: str = "") -> Callable[[Any, str], str]:
    def word(values: tuple[str, ...], _locale: str) -> str:
        words = [_small(label(kind, value)) if kind else value for value in values]
        return f"{title}: {' or '.join(words)}"

    return word


def _owner(names: tuple[str, ...], _locale: str) -> str:
    return f"Owner: {' or '.join(names)}" if names else "Owner: unassigned"


def _filled(title: str) -> Callable[[Any, str], str]:
    return lambda keys, _locale: f"{title} {', '.join(_small(field_label(key)) for key in keys)}"


def _date(title: str) -> Callable[[Any, str], str]:
    return lambda value, locale: f"{title} {day(value, locale)}"


def _range(title: str, some: str = "", none: str = "") -> Callable[[Any, str], str]:
    """A comparison; some and none say in a word what is above 0, and what is 0."""

    def word(value: Range, locale: str) -> str:
        if some and value in (Range(gt=Decimal(0)), Range(eq=Decimal(0))):
            return none if value.gt is None else some
        bounds = [
            f"{sign} {number(getattr(value, name), locale)}"
            for name, sign in SIGNS.items()
            if getattr(value, name) is not None
        ]
        return f"{title} {' and '.join(bounds)}"

    return word


_WORDING: Final[dict[str, Callable[[Any, str], str]]] = {
    "search": lambda value, _locale: f"Search: {value}",
    "status": lambda value, _locale: "Archived" if value is StatusFilter.ARCHIVED else "All",
    "created_from": _date("Created from"),
    "created_to": _date("Created to"),
    "location": _listed("Location"),
    "owner": _owner,
    "currency": _listed("Currency"),
    "industry": _listed("Industry"),
    "company_type": _listed("Company type", "company_type"),
    "size_segment": _listed("Size", "size_segment"),
    "risk_tier": _listed("Risk", "risk_tier"),
    "enrichment_status": _listed("Enrichment", "enrichment"),
    "portal": lambda value, _locale: "Portal on" if value else "Portal off",
    "has": _filled("Has"),
    "missing": _filled("Missing"),
    "outstanding": _range("Outstanding", "Anything outstanding", "Nothing outstanding"),
    "overdue": _range("Overdue", "Anything overdue", "Nothing overdue"),
    "revenue": _range("Revenue", "Any revenue", "No revenue"),
    "days_overdue": _range("Days overdue"),
    "invoice_count": _range("Invoices", "Any invoices", "No invoices"),
    "last_invoice_from": _date("Last invoice from"),
    "last_invoice_to": _date("Last invoice to"),
    "limit": lambda value, locale: f"First {number(value, locale)}",
}
