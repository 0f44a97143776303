"""A database as it was on a day: its clients with the figures of the day, rates, base currency."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import polars as pl

from clientdesk.errors import NotFound
from clientdesk.model.money import Rates
from clientdesk.queries import image
from clientdesk.queries.amounts import Converter
from clientdesk.store.figures import figures_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from clientdesk.queries.image import Image, Loaded
    from clientdesk.store.database import Database

_BESIDE: Final = 0.03
"""The part of all clients that may stand beside the loaded ones before all are loaded again."""

_AT_LEAST: Final = 1_000

_AT_ONCE: Final = 0.1
"""Seconds; who loads all clients takes longer."""

_DAYS: Final = 2
"""The days that are kept: today, and another that somebody looks at."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the clients; with has_foreign, also their money in other currencies."""

    clients: pl.DataFrame
    has_foreign: bool


@dataclass(frozen=True, slots=True)
class AsOf:
    """What every reading of figures starts from."""

    day: date
    sequence: int
    """The number of the last change that is sure to be in it."""
    timezone: str
    members: Mapping[str, str]
    """The members' names by their ids."""
    rates: Rates
    converter: Converter
    parts: tuple[Part, ...]
    """The clients with the figures of the day, stored or computed."""
    rows: tuple[pl.DataFrame, ...]
    """The same, each in the order of the ids."""
    foreign: pl.DataFrame
    """Their money in other currencies than the billing one, in thousandths."""
    names: pl.Series
    """The name keys of the loaded clients, each once, in order; some of them may be gone."""


@dataclass(slots=True)
class _Kept:
    """What was read of one database last, and of which of its changes it is true."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    context_of: tuple[int, date] | None = None
    context: dict[str, Any] = field(default_factory=dict)
    day: date = date.min
    """The day that was asked for last."""
    sequence: int = -1
    image: Image | None = None
    views: dict[date, AsOf] = field(default_factory=dict)
    mixed_of: tuple[Loaded, Converter] | None = None
    mixed: pl.DataFrame = field(default_factory=pl.DataFrame)


_kept: Final[WeakKeyDictionary[Database, _Kept]] = WeakKeyDictionary()
_keeping: Final = threading.Lock()


def as_of(database: Database, day: date) -> AsOf:
    """The database on a day; figures that are not stored for it are computed."""
    with _keeping:
        kept = _kept.setdefault(database, _Kept())
    with kept.lock:
        view = _view_of(kept, database, day)
    database.after_each_change(_follow)
    return view


def at_hand(database: Database, day: date) -> AsOf | None:
    """The same, when the clients are in memory, their stored figures are of the day, at once."""
    with _keeping:
        kept = _kept.get(database)
    if kept is None or not kept.lock.acquire(timeout=_AT_ONCE):
        return None
    try:
        if kept.image is None or not kept.image.holds(day):
            return None
        return _view_of(kept, database, day)
    finally:
        kept.lock.release()


def _view_of(kept: _Kept, database: Database, day: date) -> AsOf:
    image = _current(kept, database)
    kept.day = day
    if day not in kept.views:
        while len(kept.views) >= _DAYS:
            kept.views.pop(next(iter(kept.views)))
        kept.views[day] = _view(kept, image, database, day)
    return kept.views[day]


def _follow(database: Database) -> None:
    """Bring what is kept up to a change at once, so that nobody waits for it who only reads."""
    kept = _kept[database]
    with kept.lock:
        clients = _current(kept, database)
        if kept.day not in kept.views and clients.holds(kept.day):
            kept.views[kept.day] = _view(kept, clients, database, kept.day)


def rates_on(database: Database, day: date) -> tuple[Rates, str]:
    """The newest rates up to the day, and the workspace's time zone."""
    context = _context(database, day)
    units = _units(database.rows("rates_on", day=day, codes=None))
    return Rates(context["base_currency"], units), context["timezone"]


def _current(kept: _Kept, database: Database) -> Image:
    # Read before the rows: a change in between is then read twice rather than never.
    sequence = database.sequence
    if kept.image is None or kept.sequence != sequence:
        changed = kept.image and _beside(kept.image, database)
        kept.image = changed or image.load(database, sequence)
        kept.sequence = sequence
        kept.views.clear()
    return kept.image


def _beside(clients: Image, database: Database) -> Image | None:
    at_most = max(_AT_LEAST, int(clients.clients.height * _BESIDE))
    return image.beside(clients, database, at_most=at_most)


def _view(kept: _Kept, clients: Image, database: Database, day: date) -> AsOf:
    context = _context_on(kept, database, day)
    if not clients.holds(day):
        clients = clients.with_figures(figures_on(database, day, only_stale=True))
    rates = Rates(context["base_currency"], _units(context["rates"] or ()))
    if missing := clients.currencies - rates.units.keys() - {rates.base, *context["unquoted"]}:
        # Currencies that are no longer quoted keep their last rate.
        context["unquoted"] |= dict.fromkeys(missing)
        found = database.rows("rates_on", day=day, codes=list(missing))
        context["rates"] = [*(context["rates"] or ()), *found]
        rates = Rates(rates.base, _units(context["rates"]))
    converter = Converter.of(rates, {rates.base, *clients.currencies})
    rows = _rows(kept, clients, converter)
    return AsOf(
        day,
        kept.sequence,
        context["timezone"],
        {member["id"]: member["name"] for member in context["members"] or ()},
        rates,
        converter,
        _parts(*rows),
        rows,
        pl.concat([clients.foreign, clients.foreign_again]),
        clients.loaded.names,
    )


def _rows(
    kept: _Kept, clients: Image, converter: Converter
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """All clients: as loaded, mixed, and read again; with money in other currencies where it is."""
    loaded, again = clients.loaded, clients.again
    if kept.mixed_of != (loaded, converter):
        kept.mixed = converter.with_foreign(loaded.mixed, loaded.foreign)
        kept.mixed_of = (loaded, converter)
    if not clients.foreign_again.is_empty():
        again = converter.with_foreign(again, clients.foreign_again)
    return clients.clients, kept.mixed.with_columns(clients.mixed["is_aside"]), again


def _parts(clients: pl.DataFrame, mixed: pl.DataFrame, again: pl.DataFrame) -> tuple[Part, ...]:
    few = mixed
    if again.height:
        both = pl.concat([mixed, again], how="diagonal")
        few = both.with_columns(pl.selectors.ends_with("_abroad").fill_null(0))
    return (Part(clients, False), Part(few, True)) if few.height else (Part(clients, False),)


def _context_on(kept: _Kept, database: Database, day: date) -> dict[str, Any]:
    state = (database.last_write("workspace", "members", "exchange_rates"), day)
    if kept.context_of != state:
        kept.context = {**_context(database, day), "unquoted": {}}
        kept.context_of = state
    return kept.context


def _context(database: Database, day: date) -> dict[str, Any]:
    context = database.row("directory_context", day=day)
    if context is None:
        raise NotFound("workspace", 1)
    return context


def _units(rows: Iterable[dict[str, Any]]) -> dict[str, Decimal]:
    return {row["code"]: row["rate"] for row in rows}
