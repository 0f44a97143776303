"""The figures of clients: computed for any day, and stored for the days on which they hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

import polars as pl

from clientdesk.model.days import FIRST_DAY, end_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

MONEY: Final = ("revenue", "outstanding", "overdue", "credit")
"""The figures that have a currency."""

_AMOUNT: Final = pl.Decimal(18, 3)


class Reader(Protocol):
    """What answers reads: a database, a transaction, or a database on another day."""

    def frame(self, name: str, /, **params: object) -> pl.DataFrame:
        """The rows of one read."""

    def rows(self, name: str, /, **params: object) -> list[dict[str, Any]]:
        """The rows of one read as Python values."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a day: own in the billing currency, a row a client; foreign in the others."""

    own: pl.DataFrame
    foreign: pl.DataFrame


def figures_on(
    reader: Reader, day: date, *, ids: Sequence[UUID] | None = None, only_stale: bool = False
) -> Figures:
    """What the invoices and payments of clients come to on a day."""
    timezone = reader.rows("workspace")[0]["timezone"]
    rows = reader.frame(
        "figures_on",
        day=day,
        day_end=end_of(day, timezone),
        ids=None if ids is None else list(ids),
        stale=only_stale,
    )
    return Figures(_own(rows), _foreign(rows))


def refresh_figures(tx: Transaction, today: date, client_ids: Sequence[UUID] | None = None) -> int:
    """Store the figures of clients, by default of all, as they are today; how many clients.

    Whoever calls it has changed their invoices or payments, so the portfolio's sums change too.
    """
    if client_ids is None:
        tx.changed.everything = True
    else:
        tx.changed.clients.update(client_ids)
    return _store(tx, figures_on(tx, today, ids=client_ids))


def roll_figures(database: Database, today: date) -> int:
    """Refresh the clients whose stored figures do not hold today; how many they were."""
    if not database.rows("stale_figures", day=today)[0]["is_stale"]:
        return 0
    return database.write(lambda tx: _store(tx, figures_on(tx, today, only_stale=True)))


def _store(tx: Transaction, figures: Figures) -> int:
    tx.apply("forget_foreign_figures", figures.own)
    if not figures.foreign.is_empty():
        tx.insert("foreign_figures", figures.foreign)
    return tx.apply("update_figures", figures.own)


def _own(rows: pl.DataFrame) -> pl.DataFrame:
    is_own = pl.col("currency") == pl.col("billing")
    return rows.group_by("client_id", maintain_order=True).agg(
        *(pl.col(name).filter(is_own).sum().cast(_AMOUNT) for name in MONEY),
        pl.col("invoice_count").sum().cast(pl.Int32),
        pl.col("last_invoice").max(),
        pl.col("oldest_due").min(),
        pl.col("since").max().fill_null(FIRST_DAY).alias("figures_from"),
        pl.col("until").min().alias("figures_until"),
    )


def _foreign(rows: pl.DataFrame) -> pl.DataFrame:
    has_money = pl.any_horizontal(pl.col("revenue", "outstanding", "credit") > 0)
    return rows.filter(pl.col("currency") != pl.col("billing"), has_money).select(
        "client_id", "currency", *(pl.col(name).cast(_AMOUNT) for name in MONEY)
    )
