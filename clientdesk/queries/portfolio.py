"""The whole portfolio on one page: figures of a window and of a day, trends and exposures.

The figures are those of queries.report; here they come from stored sums (store.sums), so that they
take as long for ten million invoices as the sums have rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model import days_to_pay
from clientdesk.model.figures import Sums, aging_in, average_delay, balance_days, collection_rate
from clientdesk.model.report import NO_RATE, STATUSES, Standing
from clientdesk.queries.portfolio_rows import UNASSIGNED, Question, portfolio_rows
from clientdesk.queries.portfolio_shapes import (
    by_day_of_step,
    exposure,
    in_order_of_time,
    share,
    sums_by_currency,
    total,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from clientdesk.model.aging import Bucket
    from clientdesk.queries.portfolio_rows import Rows
    from clientdesk.store.database import Database

__all__ = ["UNASSIGNED", "Concentration", "Portfolio", "Question", "portfolio"]

FLAGGED: Final = Decimal("0.5")
"""A client that brings more than this part of what was collected is flagged."""

SHOWN: Final = 10
"""Clients among the top ones."""

_AMOUNT: Final = pl.Decimal(38, 3)
_TOP: Final = {
    "client_id": pl.String(),
    "name": pl.String(),
    "revenue": _AMOUNT,
    "share": pl.Decimal(38, 6),
}
_CURRENCIES: Final = {
    "currency": pl.String(),
    "outstanding": _AMOUNT,
    "overdue": _AMOUNT,
    "worth": _AMOUNT,
}


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much of what was collected in the window came from one client."""

    client_id: str
    name: str
    share: Decimal

    @property
    def is_flagged(self) -> bool:
        """Whether it is more than half."""
        return self.share > FLAGGED


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The answers to a question, money in one currency; unknown is None, never 0."""

    asked: Question
    currency: str
    revenue: Decimal
    invoiced: Decimal
    outstanding: Decimal
    overdue: Decimal
    credit: Decimal
    invoice_count: int
    aging: Mapping[Bucket, Decimal]
    status: Mapping[str, Standing]
    dso: Decimal | None
    settled: int
    """How many invoices dso is the mean of."""
    dso_balance: Decimal | None
    collection_rate: Decimal | None
    payment_velocity: Decimal | None
    average_delay: Decimal | None
    trend: pl.DataFrame
    """start, invoiced, collected: a row for every step of the window."""
    new_clients: pl.DataFrame
    """start, clients."""
    top: pl.DataFrame
    """client_id, name, revenue, share (of all revenue): the first ten."""
    concentration: Concentration | None
    by_owner: pl.DataFrame
    """owner_id, owner (both empty: nobody), outstanding, overdue; the largest first."""
    by_industry: pl.DataFrame
    """industry (empty: unknown), outstanding."""
    by_currency: pl.DataFrame
    """currency, outstanding and overdue in it, worth (empty: no rate)."""
    left_out: pl.DataFrame
    """currency, invoices, amount (in it), reason: not in any money above."""


def portfolio(database: Database, asked: Question) -> Portfolio:
    """The whole page for a question."""
    rows = portfolio_rows(database, asked)
    sums = sums_by_currency(rows, asked)
    revenue = _sum_of(rows, sums, "revenue")
    top = _top(rows, revenue)
    since_issue, since_sent = (_days(rows, name) for name in ("since_issue", "since_sent"))
    context = (sums, rows.rates, rows.currency)
    return Portfolio(
        asked=asked,
        currency=rows.currency,
        revenue=revenue,
        invoiced=_sum_of(rows, sums, "invoiced"),
        outstanding=_sum_of(rows, sums, "outstanding"),
        overdue=_sum_of(rows, sums, "overdue"),
        credit=_sum_of(rows, sums, "credit"),
        invoice_count=sum(one.invoice_count for one in sums),
        aging=aging_in(*context),
        status=_status(rows, asked.as_of),
        dso=days_to_pay.mean(since_issue),
        settled=days_to_pay.sample(since_issue),
        dso_balance=balance_days(*context),
        collection_rate=collection_rate(*context),
        payment_velocity=days_to_pay.median(since_sent),
        average_delay=average_delay(*context),
        trend=in_order_of_time(rows, asked),
        new_clients=by_day_of_step(rows.new_clients, asked),
        top=top,
        concentration=_concentration(top),
        by_owner=_by_owner(rows, asked.as_of),
        by_industry=exposure(rows, rows.industries, ["industry"]).drop("overdue"),
        by_currency=_by_currency(rows, asked.as_of),
        left_out=_left_out(rows),
    )


def _sum_of(rows: Rows, sums: Sequence[Sums], figure: str) -> Decimal:
    return total(rows, [(one.currency, getattr(one, figure)) for one in sums])


def _days(rows: Rows, name: str) -> dict[int, int]:
    counted = rows.settled.group_by(name).agg(pl.col("number").sum())
    return dict(counted.select(name, "number").filter(pl.col("number") != 0).iter_rows())


def _status(rows: Rows, day: date) -> dict[str, Standing]:
    is_late = (pl.col("day") < day).fill_null(value=False)
    word = pl.when(is_late).then(pl.lit("overdue")).otherwise("word")
    opened = rows.of("open").select(word.alias("word"), "currency", "number", amount="other")
    shown = rows.of("shown").select("word", "currency", "number", "amount")
    found = pl.concat([opened, shown]).group_by("word", "currency").sum().to_dicts()
    standings = {}
    for status in STATUSES:
        own = [row for row in found if row["word"] == status]
        amount = total(rows, [(row["currency"], row["amount"]) for row in own])
        standings[status] = Standing(sum(row["number"] for row in own), amount)
    return standings


def _top(rows: Rows, revenue: Decimal) -> pl.DataFrame:
    names = dict(rows.top.select("client_id", "name").iter_rows())
    amounts: dict[str, list[tuple[str, Decimal]]] = {name: [] for name in names}
    for client_id, currency, amount in rows.top.select("client_id", "currency", "amount").rows():
        amounts[client_id].append((currency, amount))
    found = [(total(rows, parts), client_id) for client_id, parts in amounts.items()]
    first = sorted(found, key=lambda each: (-each[0], each[1]))[:SHOWN]
    shown = [
        (client_id, names[client_id], amount, share(amount, revenue)) for amount, client_id in first
    ]
    return pl.DataFrame(shown, schema=_TOP, orient="row")


def _concentration(top: pl.DataFrame) -> Concentration | None:
    if top.is_empty() or top["share"][0] is None:
        return None
    first = top.row(0, named=True)
    return Concentration(first["client_id"], first["name"], first["share"])


def _by_owner(rows: Rows, day: date) -> pl.DataFrame:
    found = exposure(rows, _late(rows.of("open"), day), ["owner_id"])
    name = pl.col("owner_id").replace_strict(rows.owners, default=None, return_dtype=pl.String)
    return found.select("owner_id", name.alias("owner"), "outstanding", "overdue")


def _late(opened: pl.DataFrame, day: date) -> pl.DataFrame:
    """Open amounts with the part of them that is overdue."""
    is_late = (pl.col("day") < day).fill_null(value=False)
    late = pl.when(is_late).then("amount").otherwise(pl.lit(0, _AMOUNT))
    return opened.with_columns(late.alias("late"))


def _by_currency(rows: Rows, day: date) -> pl.DataFrame:
    """What is open in each currency, and what that is worth."""
    opened = _late(rows.of("open"), day).group_by("currency").agg(pl.col("amount", "late").sum())
    known = set(rows.known)
    found = [
        (code, amount, late, total(rows, [(code, amount)]) if code in known else None)
        for code, amount, late in opened.select("currency", "amount", "late").iter_rows()
        if amount
    ]
    return pl.DataFrame(found, schema=_CURRENCIES, orient="row").sort(
        "worth", "currency", descending=[True, False], nulls_last=True
    )


def _left_out(rows: Rows) -> pl.DataFrame:
    """The invoices of every status whose currency has no rate."""
    opened = rows.of("open").select("currency", "number", amount="other")
    every = pl.concat([opened, rows.of("shown").select("currency", "number", "amount")])
    return (
        every.filter(~pl.col("currency").is_in(rows.known))
        .group_by("currency")
        .agg(pl.col("number").sum().alias("invoices"), pl.col("amount").sum())
        .filter(pl.col("invoices") > 0)
        .with_columns(pl.lit(NO_RATE).alias("reason"))
        .sort("currency")
    )
