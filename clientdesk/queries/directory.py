"""The list of clients: one page of it, its total and sums, and who stands beside whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl

from clientdesk.queries.as_of import as_of, with_rates
from clientdesk.queries.conditions import compares_money, conditions, contradicts, order
from clientdesk.store.figures import MONEY

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.model.money import Rates
    from clientdesk.queries.as_of import AsOf
    from clientdesk.store.database import Database

COLUMNS: Final = (
    "id", "name", "email", "phone", "address", "website", "tax_id", "notes", "owner", "currency",
    "status", "created_at", "created_on", "revenue", "outstanding", "overdue", "days_overdue",
    "invoice_count", "last_invoice", "portal", "enrichment_status", "industry", "company_type",
    "size_segment", "risk_tier", "linkedin_url", "finance_contact", "finance_contact_email",
)  # fmt: skip
"""The columns of a client that other programs may ask for, in their order."""

EVERYTHING: Final = 2**40
"""More rows than any list has."""

Page = Sequence[Mapping[str, Any]]
"""The id of each client, and the place of its row."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What the whole filtered list comes to, in the base currency."""

    currency: str
    revenue: Decimal
    outstanding: Decimal
    overdue: Decimal
    credit: Decimal
    invoice_count: int
    left_out_clients: int
    """Clients with money in a currency that has no rate."""


@dataclass(frozen=True, slots=True)
class Directory:
    """One page of the filtered list, with the total and the sums of the whole list."""

    clients: pl.DataFrame
    total: int
    sums: Sums


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who stands before and after a client in the filtered list; position 0: not in it."""

    previous: UUID | None
    next: UUID | None
    position: int
    total: int


def directory(
    database: Database,
    client_filter: ClientFilter,
    today: date,
    *,
    offset: int = 0,
    limit: int = 25,
) -> Directory:
    """One page of the clients that the filter keeps, as the day of today shows them."""
    view = as_of(database, today, all_rates=compares_money(client_filter))
    found = _found(database, client_filter, view, offset=offset, limit=limit)
    if found.without_rate:
        complete = with_rates(database, view, found.without_rate)
        if complete.rates != view.rates:
            view = complete
            found = _found(database, client_filter, view, offset=offset, limit=limit)
    return Directory(clients_of(view, found.page), found.total, found.sums)


def neighbours(
    database: Database, client_filter: ClientFilter, today: date, client_id: UUID
) -> Neighbours:
    """Who stands before and after the client in the filtered list."""
    view = as_of(database, today)
    found = _found(database, client_filter, view, offset=0, limit=EVERYTHING)
    ids = [row["id"] for row in found.page]
    if client_id not in ids:
        return Neighbours(None, None, 0, found.total)
    place = ids.index(client_id)
    around = [None, *ids, None]
    return Neighbours(around[place], around[place + 2], place + 1, found.total)


def everybody(database: Database, client_filter: ClientFilter, view: AsOf) -> Page:
    """All clients that the filter keeps, in its order."""
    return _found(database, client_filter, view, offset=0, limit=EVERYTHING).page


def clients_of(view: AsOf, page: Page) -> pl.DataFrame:
    """The records of the clients of a page in its order, money in the billing currency."""
    ids, places = [row["id"] for row in page], [row["place"] for row in page]
    rows = view.reader.frame("directory_rows", ids=ids, places=places, day=view.day)
    created = pl.col("created_at").dt.replace_time_zone("UTC")
    created_on = created.dt.convert_time_zone(view.timezone).dt.date()
    others = rows["foreign_figures"]
    rows = rows.with_columns(created_on.alias("created_on")).drop("foreign_figures")
    return _with_others(rows, others.to_list(), view.rates) if others.count() else rows


def _with_others(
    rows: pl.DataFrame, others: Sequence[Sequence[dict[str, Any]] | None], rates: Rates
) -> pl.DataFrame:
    """Add the figures of other currencies to those in the billing currency."""
    currencies = rows["currency"].to_list()
    changed = {}
    for name in MONEY:
        amounts = rows[name].to_list()
        for place, parts in enumerate(others):
            if parts:
                own, currency = amounts[place], currencies[place]
                every = [(currency, own), *((part["currency"], part[name]) for part in parts)]
                amounts[place] = rates.total(every, currency).amount
        changed[name] = pl.Series(name, amounts, pl.Decimal(18, 3))
    return rows.with_columns(**changed)


@dataclass(frozen=True, slots=True)
class _Found:
    page: Page
    total: int
    sums: Sums
    without_rate: tuple[str, ...]
    """Currencies whose rate is missing in the view."""


def _found(
    database: Database, client_filter: ClientFilter, view: AsOf, *, offset: int, limit: int
) -> _Found:
    """The ids of one page and what the list comes to; with a limit, the page is the list."""
    cap = 0 if contradicts(client_filter) else client_filter.limit
    answer = view.reader.rows(
        "directory",
        **conditions(client_filter, view, _owners(database, client_filter)),
        **order(client_filter, view),
        capped=cap is not None,
        rows=limit if cap is None else cap,
        skip=offset if cap is None else 0,
    )[0]
    page = answer["page"] or []
    if cap is not None:
        page = page[offset : offset + limit]
    own, other = answer["own"] or [], answer["other"] or []
    known = set(view.rates.known())
    codes = {row["currency"] or view.base for row in (*own, *other)}
    total = sum(row["clients"] for row in own)
    return _Found(page, total, _sums(own, other, view), tuple(codes - known))


def _owners(database: Database, client_filter: ClientFilter) -> list[UUID] | None:
    """The members of the filter's names, exactly as written."""
    if not client_filter.owner:
        return None
    wanted = set(client_filter.owner)
    # A name that nobody has finds nobody.
    nobody = [UUID(int=0)]
    return [row["id"] for row in database.rows("members") if row["name"] in wanted] or nobody


def _sums(own: list[dict[str, Any]], other: list[dict[str, Any]], view: AsOf) -> Sums:
    every = [{**row, "currency": row["currency"] or view.base} for row in (*own, *other)]
    known = set(view.rates.known())
    left_out = sum(row["billed"] for row in own if (row["currency"] or view.base) not in known)
    left_out += len({client for row in other for client in row["left_out"] or ()})
    amounts = {
        name: view.rates.total([(row["currency"], row[name]) for row in every], view.base).amount
        for name in MONEY
    }
    invoice_count = sum(row["invoices"] for row in own)
    return Sums(view.base, **amounts, invoice_count=invoice_count, left_out_clients=left_out)
