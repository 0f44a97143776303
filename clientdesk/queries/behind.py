"""The invoices behind every figure, of a client or of the portfolio, and those left out of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.model.aging import Bucket, span
from clientdesk.model.days import FIRST_DAY, LAST_DAY, end_of
from clientdesk.model.figures import side_by_side
from clientdesk.model.report import ISSUED, UNISSUED
from clientdesk.queries.as_of import rates_on
from clientdesk.queries.behind_rows import View, frame
from clientdesk.queries.report import billing, convertible, recent_from

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.model.money import Rates
    from clientdesk.store.database import Database


class Figure(StrEnum):
    """A figure that opens to its invoices; aging is outstanding with a bucket."""

    REVENUE = "revenue"
    INVOICED = "invoiced"
    INVOICE_COUNT = "invoice_count"
    OUTSTANDING = "outstanding"
    OVERDUE = "overdue"
    CREDIT = "credit"
    STATUS = "status"
    DSO = "dso"
    DSO_BALANCE = "dso_balance"
    COLLECTION_RATE = "collection_rate"
    PAYMENT_VELOCITY = "payment_velocity"
    AVERAGE_DELAY = "average_delay"


_SETTLED: Final = (Figure.DSO, Figure.PAYMENT_VELOCITY)
_WINDOWED: Final = (
    *_SETTLED,
    Figure.REVENUE,
    Figure.INVOICED,
    Figure.INVOICE_COUNT,
    Figure.COLLECTION_RATE,
)
_NOT_MONEY: Final = (*_SETTLED, Figure.INVOICE_COUNT, Figure.STATUS)
_KINDS: Final = {
    Figure.OVERDUE: "outstanding",
    Figure.DSO: "settled",
    Figure.PAYMENT_VELOCITY: "settled",
}
_ALL_TIME: Final[dict[str, object]] = {"first": FIRST_DAY, "last": LAST_DAY}
_SUMS: Final = {
    "currency": pl.String(),
    "invoices": pl.Int64(),
    "part": pl.Decimal(18, 3),
    "converted": pl.Decimal(18, 3),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Which invoices a figure is of; a month is its first and last day."""

    client_id: UUID | None = None
    first: date | None = None
    last: date | None = None
    as_of: date | None = None
    """Today when it is not given; statuses are always those of today."""
    bucket: Bucket | None = None
    status: str | None = None
    owner: UUID | None = None
    unassigned: bool = False
    """Only of clients without an owner, and invoices without a client."""
    industry: str | None = None
    currency: str | None = None
    """Only invoices in it; then amounts are told in it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows of a list: of the invoices that count, or of those left out."""

    offset: int = 0
    limit: int = 25
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """A page of the invoices behind a figure, newest first."""

    rows: pl.DataFrame
    """An invoice a row (behind_rows.COLUMNS); converted is rounded for itself."""
    counted: int
    left_out: int
    by_currency: pl.DataFrame
    """currency, invoices, part, converted: these add up to the figure."""
    currency: str


EVERYTHING: Final = Scope()
FIRST_PAGE: Final = Page()

_Rows = list[dict[str, Any]]


def behind(
    database: Database,
    figure: Figure,
    today: date,
    scope: Scope = EVERYTHING,
    page: Page = FIRST_PAGE,
) -> Behind:
    """The invoices that make a figure, or with page.left_out those that do not, and why."""
    rates, timezone = rates_on(database, scope.as_of or today)
    day = today if figure is Figure.STATUS else scope.as_of or today
    view = View(str(figure), day, timezone, rates, _currency(database, scope, rates))
    sums, rows = _that_count(database, figure, scope, page, view)
    counted = [row for row in sums if row["has_rate"]]
    without_rate = sum(row["invoices"] for row in sums if not row["has_rate"])
    others, more = _that_do_not(database, figure, scope, _rest(page, without_rate, len(rows)), view)
    return Behind(
        rows=frame([*rows, *more], view),
        counted=sum(row["invoices"] for row in counted),
        left_out=without_rate + others,
        by_currency=_by_currency(counted, view),
        currency=view.currency,
    )


def _currency(database: Database, scope: Scope, rates: Rates) -> str:
    if scope.currency is not None:
        return scope.currency
    if scope.client_id is None:
        return rates.base
    return str(billing(database, scope.client_id)["currency"])


def _that_count(
    database: Database, figure: Figure, scope: Scope, page: Page, view: View
) -> tuple[_Rows, _Rows]:
    """What each currency adds, and the page of those with a rate, or of those without one."""
    asked = {**_of(scope, view), "skip": page.offset, "rows": page.limit}
    known = None if figure in _NOT_MONEY else convertible(view.rates, view.currency)
    if figure is Figure.STATUS:
        asked |= {"day_end": _end(view), "status": scope.status, "unissued": [*UNISSUED]}
        name = "behind_status"
        asked["rows"] = 0 if page.left_out else page.limit
    elif figure is Figure.CREDIT:
        asked |= {"day_end": _end(view), "known": known, "counted": not page.left_out}
        name = "behind_credit"
    else:
        kind = _KINDS.get(figure, str(figure))
        asked |= {"figure": kind, "known": known, "counted": not page.left_out}
        asked |= {**_window(figure, scope), **_ages(figure, scope), "recent": recent_from(view.day)}
        name = "behind"
    found = database.row(name, **asked) or {}
    return found["sums"] or [], found["page"] or []


def _that_do_not(
    database: Database, figure: Figure, scope: Scope, page: Page, view: View
) -> tuple[int, _Rows]:
    """How many invoices count nowhere, and those of them that belong on the page."""
    if figure in {Figure.STATUS, Figure.CREDIT} or scope.bucket is not None:
        return 0, []
    window = _window(figure, scope)
    found = database.row(
        "behind_others",
        **_of(scope, view),
        **window,
        whole=window == _ALL_TIME,
        skip=page.offset,
        rows=page.limit,
    )
    return (found["invoices"], found["page"] or []) if found else (0, [])


def _rest(page: Page, before: int, shown: int) -> Page:
    """What is left of a page of what is left out, when so many stand before the others."""
    if not page.left_out:
        return Page(0, 0)
    return Page(max(page.offset - before, 0), page.limit - shown)


def _of(scope: Scope, view: View) -> dict[str, object]:
    """Of whom, and when: what every statement is asked with."""
    return {
        "client": scope.client_id,
        "owner": scope.owner,
        "unassigned": scope.unassigned,
        "industry": scope.industry,
        "currency": scope.currency,
        "day": view.day,
        "issued": [*ISSUED],
    }


def _end(view: View) -> datetime:
    return end_of(view.day, view.timezone)


def _window(figure: Figure, scope: Scope) -> dict[str, object]:
    """The first and the last day of a windowed figure, else all days."""
    if figure not in _WINDOWED:
        return _ALL_TIME
    return {"first": scope.first or FIRST_DAY, "last": scope.last or LAST_DAY}


def _ages(figure: Figure, scope: Scope) -> dict[str, object]:
    """Which open amounts, by their days past the due date."""
    if scope.bucket is None and figure is not Figure.OVERDUE:
        return {"late": None, "later": None, "undated": True}
    first, last = (
        (1, LAST_DAY.toordinal()) if scope.bucket is None else span(scope.bucket) or (1, 0)
    )
    return {"late": first, "later": last, "undated": scope.bucket is Bucket.NO_DUE_DATE}


def _by_currency(sums: Sequence[dict[str, Any]], view: View) -> pl.DataFrame:
    found = sorted(sums, key=lambda row: str(row["currency"]))
    parts = [(row["currency"], row["part"]) for row in found]
    converted = side_by_side(parts, view.rates, view.currency)
    known = convertible(view.rates, view.currency)
    rows = [
        (
            row["currency"],
            row["invoices"],
            row["part"],
            amount if row["currency"] in known else None,
        )
        for row, amount in zip(found, converted, strict=True)
    ]
    return pl.DataFrame(rows, schema=_SUMS, orient="row")
