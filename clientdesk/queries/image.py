"""The directory in memory: what it searches, filters, sorts and shows, a row a client.

The rows on disk would cost a plan and the unpacking of whole columns for every key that is typed
(docs/adr/0008). Here all clients are loaded once; after a change only those that it touched are
read again, and stand beside the loaded ones.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.store.figures import MONEY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from clientdesk.store.database import Database
    from clientdesk.store.figures import Figures

    Places = NDArray[np.intp]
    Days = NDArray[np.int32]

TEXTS: Final = (
    "name", "email", "phone", "address", "website", "tax_id", "notes", "linkedin_url",
    "finance_contact", "finance_contact_email", "enrichment_skip_reason",
)  # fmt: skip
"""What the column texts holds, a separator between each; an empty one is missing."""

_CODES: Final = (
    "owner_id", "currency", "enrichment_status", "industry", "company_type", "size_segment",
    "risk_tier",
)  # fmt: skip

_EPOCH: Final = date(1970, 1, 1)
_LEAST: Final = -(2**31)
_MOST: Final = 2**31 - 1

_FEW: Final = 60

_STEP: Final = 2**24
"""The room between two ranks of the loaded clients, for those that are read later."""


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """Every client as it was at one change of the database; frames are in the order of the ids.

    Money is in thousandths.
    """

    since: int
    """The change's number."""
    clients: pl.DataFrame
    """All; those with money in other currencies than the billing one are set aside."""
    mixed: pl.DataFrame
    """Those that are set aside."""
    mixed_places: Places
    """Where they stand among all."""
    foreign: pl.DataFrame
    names: pl.Series
    """The name keys, each once, in order."""
    starts: Days
    ends: Days
    """The days between which each client's figures hold, as numbers."""
    currencies: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Gone:
    """Where those of the loaded clients stand that were deleted up to a change."""

    sequence: int
    places: Places


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """All clients: those that were loaded, less those set aside, and those that were read again."""

    loaded: Loaded
    clients: pl.DataFrame
    mixed: pl.DataFrame
    again: pl.DataFrame
    foreign: pl.DataFrame
    """Money in other currencies than the billing one, of the mixed ones that still count."""
    foreign_again: pl.DataFrame
    """The same of those that were read again."""
    gone: Gone
    true_from: int
    true_until: int
    """The days between which all figures hold, as numbers."""

    @property
    def currencies(self) -> set[str]:
        """All billing currencies that are not inherited, those of foreign money, or some more."""
        again = self.again["currency"].cast(pl.String).unique().drop_nulls()
        return {*self.loaded.currencies, *again, *self.foreign_again["currency"]}

    def holds(self, day: date) -> bool:
        """Whether the figures of all clients are those of the day."""
        return self.true_from <= (day - _EPOCH).days < self.true_until

    def with_figures(self, figures: Figures) -> Image:
        """The same clients with these figures in place of those that are stored."""
        own = _amounts(figures.own).rename({"client_id": "id"})
        replaced = [name for name in own.columns if name != "id"]
        parts = (part.filter(~pl.col("is_aside")) for part in (self.clients, self.mixed))
        every = pl.concat([*parts, self.again])
        computed = every.drop(replaced).join(own, on="id").select(every.columns)
        again = pl.concat([self.again.join(own, on="id", how="anti"), computed]).sort("id")
        still = self.foreign_again.join(own, left_on="client_id", right_on="id", how="anti")
        foreign = pl.concat([still, _amounts(figures.foreign)])
        places = _search(self.loaded.clients["id"], again["id"]).known
        aside = np.concatenate([places, self.gone.places])
        return _image(self.loaded, aside, again, foreign, self.gone)


def load(database: Database, since: int) -> Image:
    """Read every client; since is the number of the last change before."""
    rows = _read(database, None)
    names = rows["name_key"].unique().sort()
    clients, _ = _ranked(rows, rows["id"], names)
    foreign = _amounts(database.frame("directory_foreign", ids=None))
    abroad = _search(clients["id"], foreign["client_id"].unique().sort()).known
    codes = {*clients["currency"].cast(pl.String).unique().drop_nulls(), *foreign["currency"]}
    loaded = Loaded(
        since,
        _aside(clients, abroad),
        clients[abroad],
        abroad,
        foreign,
        names,
        *_days(clients),
        frozenset(codes),
    )
    start, end = _bounds(loaded, np.ones(clients.height, np.bool_))
    nothing = clients.clear(), foreign, foreign.clear()
    gone = Gone(since, np.empty(0, np.intp))
    return Image(loaded, loaded.clients, loaded.mixed, *nothing, gone, start, end)


def beside(before: Image, database: Database, *, at_most: int) -> Image | None:
    """The loaded clients with what changed since; None when that is more than so many clients."""
    loaded = before.loaded
    rows, gone = _read(database, loaded.since), _gone(before, database)
    if rows.height + gone.places.size > at_most:
        return None
    if database.last_write("foreign_figures") > loaded.since:
        foreign = _amounts(database.frame("directory_foreign", ids=rows["id"].to_list()))
    else:
        foreign = loaded.foreign.join(rows, left_on="client_id", right_on="id", how="semi")
    again, places = _ranked(rows, loaded.clients["id"], loaded.names)
    return _image(loaded, np.concatenate([places, gone.places]), again, foreign, gone)


def _image(
    loaded: Loaded, aside: Places, again: pl.DataFrame, foreign_again: pl.DataFrame, gone: Gone
) -> Image:
    """The loaded clients but for those set aside, with those that were read again."""
    clients, mixed, foreign = _aside(loaded.clients, aside), loaded.mixed, loaded.foreign
    is_aside = np.isin(loaded.mixed_places, aside)
    if is_aside.any():
        mixed = _aside(mixed, np.flatnonzero(is_aside))
        counting = mixed.filter(~pl.col("is_aside"))
        foreign = foreign.join(counting, left_on="client_id", right_on="id", how="semi")
    here = ~clients["is_aside"].to_numpy()
    here[loaded.mixed_places[~is_aside]] = True
    start, end = _bounds(loaded, here)
    starts, ends = _days(again)
    start, end = int(starts.max(initial=start)), int(ends.min(initial=end))
    return Image(loaded, clients, mixed, again, foreign, foreign_again, gone, start, end)


def _days(clients: pl.DataFrame) -> tuple[Days, Days]:
    """The days between which the figures hold; the end is far without one."""
    starts = clients["figures_from"].to_physical().to_numpy()
    return starts, clients["figures_until"].to_physical().fill_null(_MOST).to_numpy()


def _bounds(loaded: Loaded, here: NDArray[np.bool_]) -> tuple[int, int]:
    start = loaded.starts.max(where=here, initial=_LEAST)
    return int(start), int(loaded.ends.min(where=here, initial=_MOST))


def _gone(before: Image, database: Database) -> Gone:
    """Which of the loaded clients were deleted since."""
    sequence = database.last_write("clients", verb="delete")
    if sequence <= before.gone.sequence:
        return before.gone
    known = before.loaded.clients["id"]
    still = _search(known, database.frame("client_ids")["id"]).known
    return Gone(sequence, np.setdiff1d(np.arange(len(known)), still))


def _read(database: Database, since: int | None) -> pl.DataFrame:
    rows = database.frame("directory_image", since=since)
    return rows.with_columns(
        pl.col(MONEY).to_physical().cast(pl.Int64),
        pl.col(_CODES).cast(pl.Categorical),
        is_aside=pl.lit(value=False),
    )


def _amounts(rows: pl.DataFrame) -> pl.DataFrame:
    """Money as whole thousandths."""
    return rows.with_columns(pl.col(MONEY).to_physical().cast(pl.Int64))


def _aside(clients: pl.DataFrame, places: Places) -> pl.DataFrame:
    is_aside = clients["is_aside"].to_numpy(writable=True)
    is_aside[places] = True
    return clients.with_columns(pl.Series("is_aside", is_aside))


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """Where values stand among known ones, which are sorted, or would stand."""

    places: Places
    is_known: NDArray[np.bool_]

    @property
    def known(self) -> Places:
        """Where those stand that are known."""
        return self.places[self.is_known]


def _search(known: pl.Series, values: pl.Series) -> _Found:
    size = len(known)
    if len(values) <= _FEW:
        # Each step of polars costs more than looking for a few values one by one.
        places = np.array([bisect_left(known, value) for value in values], np.intp)
        there = [place < size and known[int(place)] for place in places]
        return _Found(places, np.array([a == b for a, b in zip(there, values, strict=True)], bool))
    places = known.search_sorted(values, side="left").to_numpy().astype(np.intp)
    if not size:
        return _Found(places, np.zeros(len(values), np.bool_))
    return _Found(places, (known.gather(np.minimum(places, size - 1)) == values).to_numpy())


def _ranked(rows: pl.DataFrame, ids: pl.Series, names: pl.Series) -> tuple[pl.DataFrame, Places]:
    """The rows with their ranks by id and by name among the loaded ones, instead of the name.

    Also where those of them stand that are among the loaded ones.
    """
    by_id, by_name = _search(ids, rows["id"]), _search(names, rows["name_key"])
    ranks = {"id_rank": _ranks(by_id, rows["id"]), "name_rank": _ranks(by_name, rows["name_key"])}
    return rows.drop("name_key").with_columns(**ranks), by_id.known


def _ranks(found: _Found, values: pl.Series) -> pl.Series:
    """Numbers that order the values among each other and among the known."""
    ranks = found.places.astype(np.int64) * _STEP
    if not found.is_known.all():
        # A value between two known ones gets a rank between theirs, by its order among the new.
        order = values.rank("dense").to_numpy().astype(np.int64)
        ranks += np.where(found.is_known, 0, order - _STEP)
    return pl.Series(ranks)


def rows_of(parts: Sequence[pl.DataFrame], ids: pl.Series) -> pl.DataFrame:
    """The rows of these clients in their order, as far as they are in one of the parts."""
    found = [parts[0].clear()]
    positions: list[Places] = []
    left = np.arange(len(ids))
    for part in parts:
        if left.size and part.height:
            search = _search(part["id"], ids.gather(left))
            places = np.minimum(search.places, part.height - 1)
            here = search.is_known & ~part["is_aside"].gather(places).to_numpy()
            found.append(part[places[here]])
            positions.append(left[here])
            left = left[~here]
    rows: pl.DataFrame = pl.concat(found, how="diagonal")
    return rows[np.argsort(np.concatenate([np.empty(0, np.intp), *positions]))]
