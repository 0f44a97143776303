"""What the portfolio's page takes from the clients in memory, where their figures are of its day.

On the disk, unpacking the ids of a million clients takes longer than what is asked of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

import polars as pl

from clientdesk.model.days import FIRST_DAY
from clientdesk.model.folding import SEPARATOR
from clientdesk.queries.image import rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.queries.as_of import AsOf, Part
    from clientdesk.queries.portfolio_rows import Question
    from clientdesk.store.transaction import Snapshot

CANDIDATES: Final = 20
"""Clients whose revenue is reckoned exactly to find the first ten."""

_SURE: Final = 2
"""Over the days of a window: in which part of all clients, by all time, its first are sought."""

_FEW: Final = 100
_MANY: Final = 0.05
"""The part of all clients that are not told from all when they are more than that."""

_BASE_UNIT: Final = 10.0**18
_NEARLY: Final = 1 - 10.0**-9
_LEAST: Final = 0.001
_AMOUNT: Final = pl.Decimal(38, 3)


def same_moment(view: AsOf | None, snapshot: Snapshot) -> AsOf | None:
    """The view, if nothing was changed between it and the snapshot, which was begun after it."""
    if view is None:
        return None
    last = snapshot.row("last_change", since=view.sequence)
    return view if last is not None and last["sequence"] == view.sequence else None


def industries(view: AsOf, asked: Question, opened: pl.DataFrame) -> pl.DataFrame:
    """What is open by the industry of the client; what is open without a client has none."""
    parts = [_asked(part, asked) for part in view.parts]
    own = [part.with_columns(pl.col("currency").fill_null(view.rates.base)) for part in parts]
    few = [part for part, each in zip(parts, view.parts, strict=True) if each.has_foreign]
    abroad = [_abroad(view, part) for part in few]
    summed = pl.collect_all([_by_industry(part, asked.currency) for part in (*own, *abroad)])
    held = pl.concat(summed)
    rest = [opened.select("currency", "amount"), held.select("currency", -pl.col("amount"))]
    nobody = pl.lit(None, pl.String).alias("industry")
    return pl.concat([held, *(part.select(nobody, "currency", "amount") for part in rest)])


def _asked(part: Part, asked: Question) -> pl.LazyFrame:
    """The clients of a part of whom is asked."""
    clients = part.clients.lazy().filter(~pl.col("is_aside"))
    if asked.owner is None:
        return clients
    if isinstance(asked.owner, UUID):
        return clients.filter(pl.col("owner_id") == str(asked.owner))
    return clients.filter(pl.col("owner_id").is_null())


def _abroad(view: AsOf, clients: pl.LazyFrame) -> pl.LazyFrame:
    """The money of clients in other currencies than the billing one, with their industries."""
    known = clients.select("id", "industry")
    return view.foreign.lazy().join(known, left_on="client_id", right_on="id")


def _by_industry(money: pl.LazyFrame, currency: str | None) -> pl.LazyFrame:
    is_asked = pl.lit(value=True) if currency is None else pl.col("currency") == currency
    thousandths = pl.col("outstanding").cast(pl.Int128).sum().cast(_AMOUNT)
    return (
        money.filter(pl.col("outstanding") != 0, is_asked)
        .group_by("industry", "currency")
        .agg((thousandths / 1000).alias("amount"))
        .with_columns(pl.col("industry", "currency").cast(pl.String))
    )


def top(
    view: AsOf, asked: Question, ask: Callable[[pl.Series | None], pl.DataFrame]
) -> pl.DataFrame:
    """Who brought most in the window: ask, of all clients or only of those that may be among them.

    Nobody brought more in a window than in all time.
    """
    clients = sum(part.clients.height for part in view.parts)
    many = int(clients * _MANY)
    sure = max(_SURE * clients // _days(asked), _FEW)
    most = None if sure > many else _most(view, asked)
    if most is None:
        return ask(None)
    # Of the amounts alone: moving whole rows takes longer.
    reach = most.select(pl.col("most").top_k(sure).min()).item() if most.height > sure else 0.0
    found = ask(_at_least(most, reach))
    least = _least(found)
    if least > reach or most.height <= sure:
        return found
    likely = _at_least(most, least)
    return ask(likely if len(likely) <= many else None)


def _at_least(most: pl.DataFrame, amount: float) -> pl.Series:
    return most.filter(pl.col("most") >= amount)["id"]


def _days(asked: Question) -> int:
    """The days of the window; an open one has many."""
    last = min(asked.last or asked.as_of, asked.as_of)
    return max((last - (asked.first or FIRST_DAY)).days + 1, 1)


def _most(view: AsOf, asked: Question) -> pl.DataFrame | None:
    """What each client of whom is asked brought at most; None when that cannot be told."""
    unit = view.rates.worth(asked.currency or view.rates.base)
    if unit is None:
        return None
    found = []
    for part in view.parts:
        revenue = view.converter.in_base("revenue", has_foreign=part.has_foreign)
        # Money without a rate does not count, but there may be other money beside it.
        unknown = float("inf") if part.has_foreign else 0.0
        most = (revenue.cast(pl.Float64) / (_BASE_UNIT * float(unit))).fill_null(unknown)
        found.append(
            _asked(part, asked).select("id", most.alias("most")).filter(pl.col("most") > 0)
        )
    return pl.concat(pl.collect_all(found))


def _least(found: pl.DataFrame) -> float:
    """What others must have brought to be among those that were found."""
    worths = dict(found.select("client_id", "worth").iter_rows())
    return min(worths.values()) * _NEARLY - _LEAST if len(worths) == CANDIDATES else 0.0


def names(view: AsOf, ids: pl.Series) -> pl.DataFrame:
    """The names of some clients."""
    rows = rows_of(view.rows, ids)
    return rows.select(client_id="id", name=pl.col("texts").str.split(SEPARATOR).list.first())
