"""A client filter as the parameters of read/directory.sql."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.client_filter import Field, Range, Sort, StatusFilter, search_words
from clientdesk.model.days import FIRST_DAY, LAST_DAY, end_of, start_of
from clientdesk.model.folding import fold
from clientdesk.model.money import minor_unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.queries.as_of import AsOf

_ARCHIVED: Final = {StatusFilter.ACTIVE: False, StatusFilter.ARCHIVED: True, StatusFilter.ALL: None}
_MONEY_SORTS: Final = (Sort.REVENUE, Sort.OUTSTANDING, Sort.OVERDUE)
_FIELD_BITS: Final = {field: 1 << place for place, field in enumerate(Field)}

_THOUSANDTH: Final = Decimal("0.001")
_FAR: Final = Decimal(10) ** 15
_CONTEXT: Final = Context(prec=60)


def conditions(
    client_filter: ClientFilter, view: AsOf, owners: list[UUID] | None
) -> dict[str, object]:
    """What the statement compares with; a condition is None where the filter is silent."""
    return {
        "archived": _ARCHIVED[client_filter.status],
        "created_from": start_of(client_filter.created_from or FIRST_DAY, view.timezone),
        "created_before": end_of(client_filter.created_to or LAST_DAY, view.timezone),
        "status": _words(client_filter.enrichment_status),
        "owner": owners,
        "unowned": client_filter.owner == (),
        "portal": client_filter.portal,
        "industry": _words(client_filter.industry),
        "risk": _words(client_filter.risk_tier),
        "type": _words(client_filter.company_type),
        "size": _words(client_filter.size_segment),
        "currency": _words(client_filter.currency),
        "location": _location(client_filter.location),
        **_fields(client_filter),
        **_search(client_filter.search or ""),
        **_bounds("revenue", client_filter.revenue, _THOUSANDTH),
        **_bounds("outstanding", client_filter.outstanding, _THOUSANDTH),
        **_bounds("overdue", client_filter.overdue, _THOUSANDTH),
        **_bounds("days", client_filter.days_overdue, Decimal(1)),
        **_bounds("count", client_filter.invoice_count, Decimal(1)),
        **_last_invoice(client_filter),
    }


def order(client_filter: ClientFilter, view: AsOf) -> dict[str, object]:
    """How the statement sorts, and what it needs to compare money."""
    sort = client_filter.sort or Sort.NAME
    converts = sort in _MONEY_SORTS or compares_money(client_filter)
    return {
        "day": view.day,
        "base": view.base,
        "rates": _rates(view, view.rates.known() if converts else (view.base,)),
        "known": list(view.rates.known()),
        "converts": converts,
        "sort": str(sort),
        "descending": client_filter.descending,
        "rises": sort is Sort.NAME and not client_filter.descending,
        "falls": sort is Sort.NAME and client_filter.descending,
    }


def compares_money(client_filter: ClientFilter) -> bool:
    """Whether an amount decides who is kept."""
    amounts = (client_filter.revenue, client_filter.outstanding, client_filter.overdue)
    return any(bounds is not None for bounds in amounts)


def contradicts(client_filter: ClientFilter) -> bool:
    """Whether no client can meet the filter, since a field must be both filled and empty."""
    return bool(set(client_filter.has) & set(client_filter.missing))


def _words(words: tuple[str, ...]) -> list[str] | None:
    return [str(word) for word in words] or None


def _location(places: tuple[str, ...]) -> str | None:
    """A pattern that finds any of the places."""
    folded = [fold(place) for place in places]
    return "|".join(re.escape(place) for place in folded if place) or None


def _fields(client_filter: ClientFilter) -> dict[str, object]:
    filled = sum(_FIELD_BITS[field] for field in set(client_filter.has))
    empty = sum(_FIELD_BITS[field] for field in set(client_filter.missing))
    return {"asked": (filled | empty) or None, "filled": filled}


def _search(search: str) -> dict[str, object]:
    """The longest word first, as it leaves the fewest clients for the others."""
    words = sorted(search_words(search), key=lambda word: -len(word.text))
    first = words[0] if words else None
    more = [{"word": word.text, "digits": word.digits} for word in words[1:]]
    return {
        "word": first and first.text,
        "digits": first and first.digits,
        "more": more or None,
    }


def _bounds(name: str, bounds: Range | None, step: Decimal) -> dict[str, object]:
    """The least and the greatest value that meet all comparisons, in steps of the column."""
    if bounds is None:
        return {f"{name}_low": None, f"{name}_high": None}
    low, high = -_FAR, _FAR
    if bounds.gt is not None:
        low = max(low, _steps(bounds.gt, step, ROUND_FLOOR) + step)
    if bounds.gte is not None:
        low = max(low, _steps(bounds.gte, step, ROUND_CEILING))
    if bounds.lt is not None:
        high = min(high, _steps(bounds.lt, step, ROUND_CEILING) - step)
    if bounds.lte is not None:
        high = min(high, _steps(bounds.lte, step, ROUND_FLOOR))
    if bounds.eq is not None:
        low = max(low, _steps(bounds.eq, step, ROUND_CEILING))
        high = min(high, _steps(bounds.eq, step, ROUND_FLOOR))
    return {f"{name}_low": low, f"{name}_high": high}


def _steps(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return value.quantize(step, rounding, _CONTEXT)


def _last_invoice(client_filter: ClientFilter) -> dict[str, object]:
    first, last = client_filter.last_invoice_from, client_filter.last_invoice_to
    if first is None and last is None:
        return {"last_from": None, "last_to": None}
    return {"last_from": first or FIRST_DAY, "last_to": last or LAST_DAY}


def _rates(view: AsOf, codes: Sequence[str]) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "worth": view.rates.worth(code),
            "rate": (view.rates.rate(code) or Decimal(0)).quantize(Decimal("1e-10")),
            "unit": minor_unit(code).quantize(_THOUSANDTH),
            "half": (minor_unit(code) / 2).quantize(Decimal("0.0001")),
        }
        for code in codes
    ]
