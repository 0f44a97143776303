"""What the page of the portfolio is made of: a few thousand rows, all of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final
from uuid import UUID

import polars as pl

from clientdesk.model.days import FIRST_DAY, LAST_DAY, end_of, start_of
from clientdesk.model.figures import RECENT_DAYS
from clientdesk.model.period import Grain, Window
from clientdesk.model.report import ISSUED, UNISSUED
from clientdesk.queries import portfolio_clients
from clientdesk.queries.as_of import AsOf, at_hand, rates_on
from clientdesk.queries.report import convertible
from clientdesk.store.sums import moved

if TYPE_CHECKING:
    from clientdesk.model.money import Rates
    from clientdesk.store.database import Database
    from clientdesk.store.sum_lines import Lines
    from clientdesk.store.transaction import Snapshot


class Unassigned(Enum):
    """Asks for the clients of nobody."""

    UNASSIGNED = "unassigned"


UNASSIGNED: Final = Unassigned.UNASSIGNED
"""The owner of clients that have none, and of invoices without a client."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the portfolio; with a currency, of its invoices only, in that currency."""

    as_of: date
    first: date | None = None
    last: date | None = None
    grain: Grain = Grain.MONTH
    owner: UUID | Unassigned | None = None
    currency: str | None = None

    @property
    def window(self) -> Window:
        """The days from first to last."""
        return Window(self.first, self.last)

    @property
    def recent(self) -> date:
        """The first of the ninety days that end with the as-of date."""
        return self.as_of - timedelta(days=min(RECENT_DAYS - 1, (self.as_of - FIRST_DAY).days))


@dataclass(frozen=True, slots=True)
class Rows:
    """The answers of the store, in the currencies of the invoices."""

    sums: pl.DataFrame
    kinds: dict[tuple[object, ...], pl.DataFrame]
    """The sums by their kind, so that nobody looks for it again."""
    settled: pl.DataFrame
    top: pl.DataFrame
    new_clients: pl.DataFrame
    industries: pl.DataFrame
    owners: dict[str, str]
    rates: Rates
    timezone: str
    currency: str
    """In which money is told."""

    @property
    def known(self) -> list[str]:
        """The currencies whose money counts."""
        return convertible(self.rates, self.currency)

    def of(self, kind: str) -> pl.DataFrame:
        """The sums of a kind (schema/0004 and 0007)."""
        return self.kinds.get((kind,), self.sums.clear())


def portfolio_rows(database: Database, asked: Question) -> Rows:
    """Everything that the page needs."""
    rates, timezone = rates_on(database, asked.as_of)
    currency = asked.currency or rates.base
    view = at_hand(database, asked.as_of)
    with database.snapshot() as snapshot:
        view = portfolio_clients.same_moment(view, snapshot)
        lacking = moved(snapshot, asked.as_of)
        sums = _sums(snapshot, asked, lacking, timezone)
        kinds = sums.partition_by("kind", as_dict=True)
        return Rows(
            sums=sums,
            kinds=kinds,
            settled=snapshot.frame_beside(
                "portfolio_settled", lacking.settled, **_window(asked), **_whose(asked)
            ),
            top=_top(snapshot, asked, lacking, rates, view),
            new_clients=_new_clients(snapshot, asked, timezone),
            industries=_industries(
                snapshot, asked, lacking, kinds.get(("open",), sums.clear()), view
            ),
            owners={str(row["id"]): row["name"] for row in snapshot.rows("members")},
            rates=rates,
            timezone=timezone,
            currency=currency,
        )


def _window(asked: Question) -> dict[str, object]:
    return {"first": asked.first or FIRST_DAY, "last": asked.last or LAST_DAY}


def _owner(asked: Question) -> dict[str, object]:
    owner = None if asked.owner is UNASSIGNED else asked.owner
    return {"everybody": asked.owner is None, "owner": owner}


def _whose(asked: Question) -> dict[str, object]:
    return {**_owner(asked), "currency": asked.currency}


def _sums(snapshot: Snapshot, asked: Question, lacking: Lines, timezone: str) -> pl.DataFrame:
    """The sums, with the invoices that were never issued among those shown by status."""
    sums = snapshot.frame_beside(
        "portfolio_sums", lacking.sums, **_window(asked), **_whose(asked), recent=asked.recent
    )
    unissued = snapshot.frame(
        "portfolio_unissued",
        day_end=end_of(asked.as_of, timezone),
        issued=[*ISSUED],
        unissued=[*UNISSUED],
        **_whose(asked),
    )
    shown = unissued.with_columns(pl.lit("shown").alias("kind"))
    return pl.concat([sums, shown], how="diagonal")


def _top(
    snapshot: Snapshot, asked: Question, lacking: Lines, rates: Rates, view: AsOf | None
) -> pl.DataFrame:
    codes = [asked.currency] if asked.currency else [*rates.known()]
    worths = [1.0 if asked.currency else float(rates.worth(code) or 0) for code in codes]

    def ask(likely: pl.Series | None) -> pl.DataFrame:
        ids = pl.Series("id", [], pl.String) if likely is None else likely
        return snapshot.frame_beside(
            "portfolio_top",
            {"new_rows": lacking.sums, "likely": ids.to_frame()},
            **_window(asked),
            **_whose(asked),
            codes=codes,
            worths=worths,
            most=portfolio_clients.CANDIDATES,
            likely_only=likely is not None,
        )

    found = ask(None) if view is None else portfolio_clients.top(view, asked, ask)
    ids = found["client_id"].unique()
    if view is None:
        names = snapshot.frame("client_names", ids=[UUID(each) for each in ids])
    else:
        names = portfolio_clients.names(view, ids)
    return found.join(names, on="client_id")


def _industries(
    snapshot: Snapshot, asked: Question, lacking: Lines, opened: pl.DataFrame, view: AsOf | None
) -> pl.DataFrame:
    if view is not None:
        return portfolio_clients.industries(view, asked, opened)
    return snapshot.frame_beside("portfolio_industries", lacking.sums, **_whose(asked))


def _new_clients(snapshot: Snapshot, asked: Question, timezone: str) -> pl.DataFrame:
    """How many clients came on each day of the window up to the as-of date."""
    last = min(asked.last or LAST_DAY, asked.as_of)
    came = snapshot.frame(
        "portfolio_new_clients",
        **{"from": start_of(asked.first or FIRST_DAY, timezone)},
        before=end_of(last, timezone),
        **_owner(asked),
    )
    local = pl.col("at_quarter").dt.replace_time_zone("UTC").dt.convert_time_zone(timezone)
    return came.group_by(local.dt.date().alias("day")).agg(pl.col("clients").sum())
