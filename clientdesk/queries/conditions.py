"""A client filter as conditions on the columns of the directory's image."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.client_filter import (
    UNASSIGNED,
    Field,
    Range,
    StatusFilter,
    search_words,
)
from clientdesk.model.days import end_of, start_of
from clientdesk.model.folding import fold
from clientdesk.queries.amounts import COMPARED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from clientdesk.model.client_filter import ClientFilter, SearchWord
    from clientdesk.queries.as_of import AsOf

_FIELD_BITS: Final = {field: 1 << place for place, field in enumerate(Field)}
_THOUSANDTH: Final = Decimal("0.001")
_FAR: Final = Decimal(10) ** 15
_CONTEXT: Final = Context(prec=60)


def conditions(client_filter: ClientFilter, view: AsOf, *, has_foreign: bool) -> Iterator[pl.Expr]:
    """What must hold, but for the search."""
    yield ~pl.col("is_aside")
    if client_filter.status is not StatusFilter.ALL:
        yield pl.col("is_archived") == (client_filter.status is StatusFilter.ARCHIVED)
    if client_filter.created_from:
        yield pl.col("created_at") >= start_of(client_filter.created_from, view.timezone)
    if client_filter.created_to:
        yield pl.col("created_at") < end_of(client_filter.created_to, view.timezone)
    yield from _words(client_filter, view)
    yield from _fields(client_filter)
    if client_filter.portal is not None:
        yield pl.col("portal_enabled") == client_filter.portal
    yield from _amounts(client_filter, view, has_foreign=has_foreign)
    yield from _between(days_overdue(view.day), client_filter.days_overdue, Decimal(1))
    yield from _between(pl.col("invoice_count"), client_filter.invoice_count, Decimal(1))
    if client_filter.last_invoice_from:
        yield pl.col("last_invoice") >= client_filter.last_invoice_from
    if client_filter.last_invoice_to:
        yield pl.col("last_invoice") <= client_filter.last_invoice_to


def searches(client_filter: ClientFilter) -> list[pl.Expr]:
    """A condition for each word; the longest first, as it leaves the fewest for the others."""
    words = sorted(search_words(client_filter.search or ""), key=lambda word: -len(word.text))
    return [_occurs(word) for word in words]


def _occurs(word: SearchWord) -> pl.Expr:
    occurs = pl.col("search_key").str.contains(word.text, literal=True)
    if word.digits is None:
        return occurs
    return occurs | pl.col("phone_digits").str.contains(word.digits, literal=True)


def _words(client_filter: ClientFilter, view: AsOf) -> Iterator[pl.Expr]:
    if client_filter.owner == ():
        yield pl.col("owner_id").is_null()
    elif client_filter.owner:
        named = set(client_filter.owner)
        owned = _one_of("owner_id", [id_ for id_, name in view.members.items() if name in named])
        yield owned | pl.col("owner_id").is_null() if UNASSIGNED in named else owned
    if client_filter.currency:
        in_base = pl.col("currency").is_null() & (view.rates.base in client_filter.currency)
        yield in_base | _one_of("currency", client_filter.currency)
    for name in ("industry", "company_type", "size_segment", "risk_tier", "enrichment_status"):
        if words := getattr(client_filter, name):
            yield _one_of(name, words)
    places = [place for place in map(fold, client_filter.location) if place]
    if places:
        found = (pl.col("address_key").str.contains(place, literal=True) for place in places)
        yield pl.any_horizontal(*found)


def _amounts(client_filter: ClientFilter, view: AsOf, *, has_foreign: bool) -> Iterator[pl.Expr]:
    for name in COMPARED:
        if bounds := getattr(client_filter, name):
            amount = view.converter.in_billing(name, has_foreign=has_foreign)
            yield from _between(amount, bounds, _THOUSANDTH)


def _one_of(column: str, words: Sequence[str]) -> pl.Expr:
    return pl.col(column).is_in([str(word) for word in words]).fill_null(value=False)


def _fields(client_filter: ClientFilter) -> Iterator[pl.Expr]:
    filled = sum(_FIELD_BITS[field] for field in set(client_filter.has))
    empty = sum(_FIELD_BITS[field] for field in set(client_filter.missing))
    if filled & empty:
        yield pl.lit(value=False)
    elif filled | empty:
        yield pl.col("filled") & pl.lit(filled | empty, pl.UInt8) == filled


def days_overdue(day: date) -> pl.Expr:
    """The age in days of the oldest overdue open amount."""
    return (pl.lit(day) - pl.col("oldest_due")).dt.total_days()


def _between(value: pl.Expr, bounds: Range | None, step: Decimal) -> Iterator[pl.Expr]:
    """Whether a value in steps of a size meets all comparisons; an unknown one meets none."""
    if bounds is None:
        return
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
    yield value.is_between(_whole(low, step), _whole(high, step))


def _steps(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return value.quantize(step, rounding, _CONTEXT)


def _whole(value: Decimal, step: Decimal) -> pl.Expr:
    """The number of steps, as near as 128 bits hold it."""
    bounded = max(-_FAR * 10, min(_FAR * 10, value))
    return pl.lit(int(bounded / step), pl.Int128)
