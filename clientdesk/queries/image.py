"""The directory in memory: what it searches, filters and sorts by, a row a client.

The rows on disk would cost a plan and the unpacking of whole columns for every key that is typed
(docs/adr/0008). Here all clients are loaded once; after a change only those that it touched are
read again, and stand beside the loaded ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.store.figures import MONEY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clientdesk.store.database import Database
    from clientdesk.store.figures import Figures

    Places = NDArray[np.intp]

_EPOCH: Final = date(1970, 1, 1)
_LEAST: Final = -(2**31)
_MOST: Final = 2**31 - 1

_STEP: Final = 2**24
"""The room between two ranks of the loaded clients, for those that are read later."""

_CODES: Final = (
    "owner_id", "currency", "enrichment_status", "industry", "company_type", "size_segment",
    "risk_tier",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """Every client as it was at one change of the database, in the order of the ids."""

    since: int
    """The change's number."""
    clients: pl.DataFrame
    names: pl.Series
    """The name keys, each once, in order."""
    foreign: pl.DataFrame
    mixed: pl.DataFrame
    """The clients that have money in other currencies than the billing one."""
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    """The days between which each client's figures hold, as numbers."""
    currencies: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """All clients: those that were loaded, less those set aside, and the others beside them.

    Money is in thousandths. Who is not set aside has figures in the billing currency only. The
    others are in the order of the ids, too.
    """

    loaded: Loaded
    clients: pl.DataFrame
    others: pl.DataFrame
    foreign: pl.DataFrame
    true_from: int
    true_until: int
    """The days between which all figures hold, as numbers."""
    currencies: frozenset[str]
    """All billing currencies that are not inherited, and those of foreign money; or some more."""

    def holds(self, day: date) -> bool:
        """Whether the figures of all clients are those of the day."""
        return self.true_from <= (day - _EPOCH).days < self.true_until

    def rows(self, ids: pl.Series) -> pl.DataFrame:
        """The rows of those of these clients that are there, in no order."""
        places = _places(self.clients["id"], ids)
        is_aside = self.clients["is_aside"].gather(places).to_numpy()
        others: pl.DataFrame = self.others[_places(self.others["id"], ids)]
        here: pl.DataFrame = self.clients[places[~is_aside]]
        return pl.concat([here, others])

    def with_figures(self, figures: Figures) -> Image:
        """The same clients with these figures in place of those that are stored."""
        own = _amounts(figures.own).rename({"client_id": "id"})
        kept = self.others.join(own, on="id", how="anti")
        replaced = [name for name in own.columns if name != "id"]
        every = pl.concat([self.clients.filter(~pl.col("is_aside")), self.others])
        computed = every.drop(replaced).join(own, on="id").select(every.columns)
        still = self.foreign.join(own, left_on="client_id", right_on="id", how="anti")
        return _image(
            self.loaded,
            _aside(self.clients, _places(self.clients["id"], own["id"])),
            pl.concat([kept, computed]).sort("id"),
            pl.concat([still, _amounts(figures.foreign)]),
        )


def load(database: Database, since: int) -> Image:
    """Read every client; since is the number of the last change before."""
    rows = _read(database, None)
    names = rows["name_key"].unique().sort()
    clients = _ranked(rows, rows["id"], names)
    foreign = _amounts(database.frame("directory_foreign", ids=None))
    abroad = _places(clients["id"], foreign["client_id"].unique())
    mixed = clients[abroad].sort("id")
    codes = frozenset(clients["currency"].cast(pl.String).unique().drop_nulls())
    loaded = Loaded(since, clients, names, foreign, mixed, *_bounds(clients), codes)
    return _image(loaded, _aside(clients, abroad), mixed, foreign)


def beside(loaded: Loaded, database: Database, *, total: int, at_most: int) -> Image | None:
    """The loaded clients with what changed since; None when that is more than so many clients.

    The total is the number of all clients as they are now.
    """
    rows = _read(database, loaded.since)
    known = loaded.clients["id"]
    touched = _places(known, rows["id"])
    gone = _gone(loaded, database, total - (rows.height - touched.size))
    if rows.height + gone.size > at_most:
        return None
    read = pl.concat([rows["id"], known.gather(gone)])
    still = loaded.mixed.filter(~pl.col("id").is_in(read.implode()))
    foreign = loaded.foreign.filter(~pl.col("client_id").is_in(read.implode()))
    changed = database.frame("directory_foreign", ids=rows["id"].to_list())
    aside = np.concatenate([touched, gone, _places(known, still["id"])])
    return _image(
        loaded,
        _aside(loaded.clients, aside),
        pl.concat([_ranked(rows, known, loaded.names), still]).sort("id"),
        pl.concat([foreign, _amounts(changed)]),
    )


def _image(
    loaded: Loaded, clients: pl.DataFrame, others: pl.DataFrame, foreign: pl.DataFrame
) -> Image:
    here = ~clients["is_aside"].to_numpy()
    starts, ends = _bounds(others)
    start = max(loaded.starts.max(where=here, initial=_LEAST), starts.max(initial=_LEAST))
    end = min(loaded.ends.min(where=here, initial=_MOST), ends.min(initial=_MOST))
    codes = {*others["currency"].cast(pl.String).unique().drop_nulls(), *foreign["currency"]}
    return Image(loaded, clients, others, foreign, int(start), int(end), loaded.currencies | codes)


def _bounds(clients: pl.DataFrame) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    starts = clients["figures_from"].to_physical().to_numpy()
    return starts, clients["figures_until"].to_physical().fill_null(_MOST).to_numpy()


def _gone(loaded: Loaded, database: Database, left: int) -> Places:
    """Where the clients stand that were deleted since, so that so many are left."""
    if left == loaded.clients.height:
        return np.empty(0, np.intp)
    still = _places(loaded.clients["id"], database.frame("client_ids")["id"])
    return np.setdiff1d(np.arange(loaded.clients.height), still)


def _read(database: Database, since: int | None) -> pl.DataFrame:
    rows = _amounts(database.frame("directory_image", since=since))
    return rows.with_columns(pl.col(_CODES).cast(pl.Categorical), is_aside=pl.lit(value=False))


def _amounts(rows: pl.DataFrame) -> pl.DataFrame:
    """Money as whole thousandths."""
    return rows.with_columns(pl.col(MONEY).to_physical().cast(pl.Int64))


def _aside(clients: pl.DataFrame, places: Places) -> pl.DataFrame:
    is_aside = np.zeros(clients.height, np.bool_)
    is_aside[places] = True
    return clients.with_columns(is_aside=pl.Series(is_aside) | clients["is_aside"])


def _places(known: pl.Series, values: pl.Series) -> Places:
    """Where the values stand among the known, which are sorted; those not known are left out."""
    places = known.search_sorted(values, side="left").to_numpy()
    return places[known.search_sorted(values, side="right").to_numpy() > places].astype(np.intp)


def _ranked(rows: pl.DataFrame, ids: pl.Series, names: pl.Series) -> pl.DataFrame:
    """The rows with their ranks by id and by name among the loaded ones, instead of the name."""
    ranks = {"id_rank": _ranks(ids, rows["id"]), "name_rank": _ranks(names, rows["name_key"])}
    return rows.drop("name_key").with_columns(**ranks)


def _ranks(known: pl.Series, values: pl.Series) -> pl.Series:
    """Numbers that order the values among each other and among the known, which are sorted."""
    left = known.search_sorted(values, side="left").cast(pl.Int64)
    is_known = known.search_sorted(values, side="right").cast(pl.Int64) > left
    # A value between two known ones gets a rank between theirs, by its order among the new.
    between = values.rank("dense").cast(pl.Int64) - _STEP
    return left * _STEP + between.set(is_known, 0)
