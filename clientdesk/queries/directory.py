"""The list of clients: one page of it, its total and sums, and who stands beside whom."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl

from clientdesk.model.client_filter import Sort
from clientdesk.model.folding import SEPARATOR
from clientdesk.queries import amounts
from clientdesk.queries.as_of import as_of
from clientdesk.queries.conditions import conditions, days_overdue, searches
from clientdesk.queries.image import TEXTS, rows_of
from clientdesk.store.figures import MONEY

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.queries.as_of import AsOf, Part
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

_BESIDE: Final = ("owner_id", "currency_inherited", "enrichment_skip_reason", "version", "credit")
"""What a page has besides."""

_WORDS: Final = ("search_key", "phone_digits")
_FEW: Final = 5_000
"""So many are sorted at once; of more, first the least are looked for."""

_MONEY_SORTS: Final = (Sort.REVENUE, Sort.OUTSTANDING, Sort.OVERDUE)
_KEYS: Final = {
    Sort.NAME: pl.col("name_rank"),
    Sort.CREATED: pl.col("created_at").to_physical(),
    Sort.INVOICE_COUNT: pl.col("invoice_count").cast(pl.Int64),
    Sort.LAST_INVOICE: pl.col("last_invoice").to_physical().cast(pl.Int64),
}


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
    view = as_of(database, today)
    kept = _kept(client_filter, view)
    page = _first(kept.clients, offset + limit)[offset:]
    clients = clients_of(view, page["id"])
    return Directory(clients, kept.clients.height, _sums(kept, view))


def neighbours(
    database: Database, client_filter: ClientFilter, today: date, client_id: UUID
) -> Neighbours:
    """Who stands before and after the client in the filtered list."""
    ids = everybody(client_filter, as_of(database, today))
    place = ids.index_of(str(client_id))
    if place is None:
        return Neighbours(None, None, 0, len(ids))
    before = UUID(ids[place - 1]) if place else None
    after = UUID(ids[place + 1]) if place + 1 < len(ids) else None
    return Neighbours(before, after, place + 1, len(ids))


def everybody(client_filter: ClientFilter, view: AsOf) -> pl.Series:
    """The ids of all clients that the filter keeps, in its order."""
    return _first(_kept(client_filter, view).clients, EVERYTHING)["id"]


def whoever(client_filter: ClientFilter, view: AsOf) -> pl.Series:
    """The same ids in no order."""
    return _kept(client_filter, view).clients["id"]


def clients_of(view: AsOf, ids: pl.Series) -> pl.DataFrame:
    """The records of these clients in their order, money in the billing currency."""
    rows = rows_of(view.rows, ids)
    if has_foreign := "revenue_abroad" in rows.columns:
        rows = rows.with_columns(pl.selectors.ends_with("_abroad").fill_null(0))
    billed = (view.converter.in_billing(name, has_foreign=has_foreign) for name in MONEY)
    shown = [*(amounts.decimal(amount) for amount in billed), *_shown(view), *_texts()]
    return rows.with_columns(shown).select(*COLUMNS, *_BESIDE)


def _texts() -> list[pl.Expr]:
    parts = pl.col("texts").str.split(SEPARATOR)
    texts = (parts.list.get(place).alias(name) for place, name in enumerate(TEXTS))
    return [pl.when(text != "").then(text) for text in texts]


def _shown(view: AsOf) -> list[pl.Expr]:
    created = pl.col("created_at").dt.replace_time_zone("UTC")
    codes = ("enrichment_status", "industry", "company_type", "size_segment", "risk_tier")
    owner_id = pl.col("owner_id").cast(pl.String)
    return [
        owner_id,
        owner_id.replace_strict(view.members, default=None, return_dtype=pl.String).alias("owner"),
        pl.col("currency").is_null().alias("currency_inherited"),
        pl.col("currency").cast(pl.String).fill_null(view.rates.base),
        pl.when("is_archived").then(pl.lit("archived")).otherwise(pl.lit("active")).alias("status"),
        created.dt.convert_time_zone(view.timezone).dt.date().alias("created_on"),
        days_overdue(view.day).alias("days_overdue"),
        pl.col("portal_enabled").alias("portal"),
        pl.col(codes).cast(pl.String),
    ]


@dataclass(frozen=True, slots=True)
class _Kept:
    """Who is kept, with what they are sorted and summed by."""

    clients: pl.DataFrame
    own: list[dict[str, Any]]
    """What each billing currency comes to, but for the money in other currencies."""
    foreign: pl.DataFrame
    """That money, by client and currency."""


def _kept(client_filter: ClientFilter, view: AsOf) -> _Kept:
    found = pl.collect_all([_matching(part, client_filter, view) for part in view.parts])
    found = [_with_all_words(part, client_filter) for part in found]
    clients = pl.concat(found)
    has_foreign = [kept for kept, part in zip(found, view.parts, strict=True) if part.has_foreign]
    if client_filter.limit is not None:
        clients = _first(clients, client_filter.limit)
        has_foreign = [clients] if has_foreign else []
    foreign = view.foreign.clear()
    if has_foreign:
        owners = pl.concat(has_foreign)
        foreign = view.foreign.join(owners, left_on="client_id", right_on="id", how="semi")
    return _Kept(clients, _by_currency(clients, view.rates.base), foreign)


def _by_currency(clients: pl.DataFrame, base: str) -> list[dict[str, Any]]:
    has_money = pl.any_horizontal(pl.col("revenue", "outstanding", "credit") > 0)
    found = clients.group_by("currency").agg(
        pl.col(MONEY).cast(pl.Int128).sum(),
        pl.col("invoice_count").sum(),
        has_money.sum().alias("billed"),
    )
    return [{**row, "currency": row["currency"] or base} for row in found.to_dicts()]


def _matching(part: Part, client_filter: ClientFilter, view: AsOf) -> pl.LazyFrame:
    """Who meets every condition and has the first word of the search."""
    asked = conditions(client_filter, view, has_foreign=part.has_foreign)
    first = searches(client_filter)[:1]
    key = _key(client_filter, view, has_foreign=part.has_foreign).alias("key")
    kept = part.clients.lazy().filter(*asked, *first)
    return kept.select("id_rank", "id", "currency", *MONEY, "invoice_count", key, *_WORDS)


def _with_all_words(clients: pl.DataFrame, client_filter: ClientFilter) -> pl.DataFrame:
    for occurs in searches(client_filter)[1:]:
        clients = clients.filter(occurs)
    return clients.drop(_WORDS)


def _key(client_filter: ClientFilter, view: AsOf, *, has_foreign: bool) -> pl.Expr:
    """The number to sort by, least first; null for those that come last."""
    sort = client_filter.sort or Sort.NAME
    if sort in _MONEY_SORTS:
        key = view.converter.in_base(str(sort), has_foreign=has_foreign)
    else:
        key = _KEYS[sort]
    return key * -1 if client_filter.descending else key


def _first(kept: pl.DataFrame, count: int) -> pl.DataFrame:
    """So many in the order of the list; ties by id."""
    if count < kept.height and kept.height > _FEW:
        last = kept["key"].bottom_k(count).sort(nulls_last=True)[-1] if count else None
        kept = kept if last is None else kept.filter(pl.col("key") <= last)
    return kept.sort("key", "id_rank", nulls_last=True).head(count)


def _sums(kept: _Kept, view: AsOf) -> Sums:
    known = set(view.rates.known())
    every = kept.own
    if not kept.foreign.is_empty():
        foreign = kept.foreign.group_by("currency").agg(pl.col(MONEY).cast(pl.Int128).sum())
        every = [*every, *foreign.to_dicts()]
    left_out = sum(row["billed"] for row in kept.own if row["currency"] not in known)
    left_out += _left_out_abroad(kept, known, view.rates.base)
    totals = {
        name: view.rates.total(
            [(row["currency"], Decimal(row[name]).scaleb(-3)) for row in every], view.rates.base
        ).amount
        for name in MONEY
    }
    invoice_count = sum(row["invoice_count"] for row in kept.own)
    return Sums(view.rates.base, **totals, invoice_count=invoice_count, left_out_clients=left_out)


def _left_out_abroad(kept: _Kept, known: set[str], base: str) -> int:
    """How many clients have money in other currencies only that has no rate."""
    if known.issuperset(kept.foreign["currency"]):
        return 0
    unknown = kept.foreign.filter(~pl.col("currency").is_in(list(known)))
    owners = kept.clients.filter(pl.col("id").is_in(unknown["client_id"].implode()))
    is_known = pl.col("currency").cast(pl.String).fill_null(base).is_in(list(known))
    has_money = pl.any_horizontal(pl.col("revenue", "outstanding", "credit") > 0)
    # With money of its own that has no rate either, the client is counted already.
    return owners.filter(is_known | ~has_money).height
