"""A database as it was on a day: its clients with the figures of the day, rates, base currency."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from clientdesk.errors import NotFound
from clientdesk.model.money import Rates
from clientdesk.queries import image
from clientdesk.queries.amounts import Converter
from clientdesk.store.figures import figures_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from decimal import Decimal

    from clientdesk.queries.image import Image
    from clientdesk.store.database import Database

_BESIDE: Final = 0.03
"""The part of all clients that may stand beside the loaded ones before all are loaded again."""

_AT_LEAST: Final = 1_000


@dataclass(frozen=True, slots=True)
class AsOf:
    """What every reading of figures starts from."""

    day: date
    timezone: str
    members: Mapping[str, str]
    """The members' names by their ids."""
    rates: Rates
    converter: Converter
    image: Image
    """The clients with the figures of the day, stored or computed."""


@dataclass(slots=True)
class _Kept:
    """The clients of one database as they were after one change, and on one other day."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    sequence: int = -1
    now: Image | None = None
    other_day: date | None = None
    then: Image | None = None


_kept: Final[WeakKeyDictionary[Database, _Kept]] = WeakKeyDictionary()
_keeping: Final = threading.Lock()


def as_of(database: Database, day: date) -> AsOf:
    """The database on a day; figures that are not stored for it are computed."""
    context = _context(database, day)
    clients = _clients_on(database, day, context["total"])
    units = _units(context["rates"] or ())
    # Currencies that are no longer quoted keep their last rate.
    if missing := clients.currencies - units.keys() - {context["base_currency"]}:
        units |= _units(database.rows("rates_on", day=day, codes=list(missing)))
    rates = Rates(context["base_currency"], units)
    members = {member["id"]: member["name"] for member in context["members"] or ()}
    converter = Converter.of(rates, {rates.base, *clients.currencies})
    return AsOf(day, context["timezone"], members, rates, converter, clients)


def rates_on(database: Database, day: date) -> tuple[Rates, str]:
    """The newest rates up to the day, and the workspace's time zone."""
    context = _context(database, day)
    units = _units(database.rows("rates_on", day=day, codes=None))
    return Rates(context["base_currency"], units), context["timezone"]


def forget(database: Database) -> None:
    """Load the clients anew at the next reading: their rows have moved."""
    with _keeping:
        _kept.pop(database, None)


def _clients_on(database: Database, day: date, total: int) -> Image:
    with _keeping:
        kept = _kept.setdefault(database, _Kept())
    with kept.lock:
        clients = _current(kept, database, total)
        if clients.holds(day):
            return clients
        if kept.then is None or kept.other_day != day:
            figures = figures_on(database, day, only_stale=True)
            kept.then, kept.other_day = clients.with_figures(figures), day
        return kept.then


def _current(kept: _Kept, database: Database, total: int) -> Image:
    # Read before the rows: a change in between is then read twice rather than never.
    sequence = database.sequence
    if kept.now is None or kept.sequence != sequence:
        changed = kept.now and _beside(kept.now, database, total)
        kept.now = changed or image.load(database, sequence)
        kept.sequence, kept.then = sequence, None
    return kept.now


def _beside(clients: Image, database: Database, total: int) -> Image | None:
    at_most = max(_AT_LEAST, int(clients.clients.height * _BESIDE))
    return image.beside(clients.loaded, database, total=total, at_most=at_most)


def _context(database: Database, day: date) -> dict[str, Any]:
    context = database.row("directory_context", day=day)
    if context is None:
        raise NotFound("workspace", 1)
    return context


def _units(rows: Iterable[dict[str, Any]]) -> dict[str, Decimal]:
    return {row["code"]: row["rate"] for row in rows}
