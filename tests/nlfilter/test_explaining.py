from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.model import words
from clientdesk.model.client_filter import (
    UNASSIGNED,
    ClientFilter,
    Field,
    Range,
    Sort,
    StatusFilter,
)
from clientdesk.nlfilter.explaining import explain
from clientdesk.nlfilter.parsing import parse

if TYPE_CHECKING:
    from enum import StrEnum

TODAY = date(2026, 11, 22)
TEAM = ("Dana Whitfield", "Marcus Oyelaran", "Priya Raman", "Tomás Echeverría", "Wei Zhang")
EXAMPLES = int(os.environ.get("CLIENTDESK_LAW_EXAMPLES", "300"))
"""10,000 in the long run."""


def some(kind: type[StrEnum]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(kind)), unique=True, max_size=len(kind)).map(tuple)


@st.composite
def spans(draw: st.DrawFn) -> tuple[date | None, date | None]:
    days = st.none() | st.dates(date(1990, 1, 1), date(2040, 12, 31))
    first, last = draw(days), draw(days)
    return (last, first) if first and last and first > last else (first, last)


@st.composite
def ranges(draw: st.DrawFn, numbers: st.SearchStrategy[Decimal]) -> Range | None:
    low, high = sorted((draw(numbers), draw(numbers)))
    if draw(st.booleans()):
        return draw(st.none() | st.just(Range(eq=low)))
    bounds: dict[str, Decimal] = {}
    if lower := draw(st.sampled_from(["", "gt", "gte"])):
        bounds[lower] = low
    if upper := draw(st.sampled_from(["", "lt", "lte"])):
        bounds[upper] = high
    return Range(**bounds) if bounds else None


AMOUNTS = st.decimals(0, 10**9, places=3, allow_nan=False).map(abs)
COUNTS = st.integers(0, 10**5).map(Decimal)
OWNERS = (
    st.none()
    | st.just(())
    | st.lists(st.sampled_from([*TEAM, UNASSIGNED]), unique=True, min_size=1).map(
        lambda names: () if names == [UNASSIGNED] else tuple(names)
    )
)
SEARCHES = st.none() | st.lists(
    st.from_regex(r"[a-zà-þ0-9&@./+-]{1,8}", fullmatch=True)
    | st.from_regex(r'"[a-z0-9&]{1,6} [a-z]{1,6}"', fullmatch=True),
    min_size=1,
    max_size=4,
).map(" ".join)
CODES = st.lists(
    st.sampled_from(["EUR", "GBP", "USD", "XAF", "ALL", "TRY", "KES"]), unique=True
).map(tuple)
PLACES = st.lists(
    st.from_regex(r"[A-Z][a-z]{1,9}( [A-Za-z0-9]{1,8})?", fullmatch=True), unique=True, max_size=3
).map(tuple)


@st.composite
def filters(draw: st.DrawFn) -> ClientFilter:
    created, invoiced = draw(spans()), draw(spans())
    sort = draw(st.none() | st.sampled_from(Sort))
    has = draw(some(Field))
    return ClientFilter(
        search=draw(SEARCHES),
        status=draw(st.sampled_from(StatusFilter)),
        created_from=created[0],
        created_to=created[1],
        location=draw(PLACES),
        owner=draw(OWNERS),
        currency=draw(CODES),
        industry=draw(some(words.Industry)),
        company_type=draw(some(words.CompanyType)),
        size_segment=draw(some(words.SizeSegment)),
        risk_tier=draw(some(words.RiskTier)),
        enrichment_status=draw(some(words.EnrichmentStatus)),
        portal=draw(st.none() | st.booleans()),
        has=has,
        missing=tuple(field for field in draw(some(Field)) if field not in has),
        outstanding=draw(ranges(AMOUNTS)),
        overdue=draw(ranges(AMOUNTS)),
        revenue=draw(ranges(AMOUNTS)),
        days_overdue=draw(ranges(COUNTS)),
        invoice_count=draw(ranges(COUNTS)),
        last_invoice_from=invoiced[0],
        last_invoice_to=invoiced[1],
        sort=sort,
        descending=sort is not None and draw(st.booleans()),
        limit=draw(st.none() | st.integers(1, 10**6)),
    )


def canonical(value: ClientFilter) -> dict[str, Any]:
    """As JSON, lists in no order."""
    return {
        key: sorted(part) if isinstance(part, list) else part
        for key, part in value.to_dict().items()
    }


@settings(max_examples=EXAMPLES, deadline=None, derandomize=EXAMPLES == 300)
@given(filters())
def test_a_filter_that_is_said_reads_back_as_itself(value: ClientFilter) -> None:
    said = explain(value).sentence

    assert canonical(parse(said, TODAY, members=TEAM).filter) == canonical(value), said
