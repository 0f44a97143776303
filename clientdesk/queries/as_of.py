"""A database as it was on a day: the reader of its figures, the rates, the base currency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clientdesk.errors import NotFound
from clientdesk.model.money import Rates
from clientdesk.store.figures import FiguresOfDay, figures_on

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.store.database import Database
    from clientdesk.store.figures import Reader


@dataclass(frozen=True, slots=True)
class AsOf:
    """What every reading of figures starts from."""

    day: date
    base: str
    timezone: str
    rates: Rates
    reader: Reader
    """Answers with the figures of the day, stored or computed."""


def as_of(database: Database, day: date, *, all_rates: bool = True) -> AsOf:
    """The database on a day; figures that are not stored for it are computed.

    Without all rates, currencies that are no longer quoted are missing, which saves milliseconds.
    """
    rates, timezone, is_stale = _context(database, day, all_rates)
    reader: Reader = database
    if is_stale:
        reader = FiguresOfDay(database, figures_on(database, day, only_stale=True))
    return AsOf(day, rates.base, timezone, rates, reader)


def rates_on(database: Database, day: date) -> tuple[Rates, str]:
    """The newest rates up to the day, and the workspace's time zone."""
    rates, timezone, _ = _context(database, day, True)
    return rates, timezone


def with_all_rates(database: Database, view: AsOf) -> AsOf:
    """The same, with the currencies that are no longer quoted."""
    return replace(view, rates=rates_on(database, view.day)[0])


def _context(database: Database, day: date, all_rates: bool) -> tuple[Rates, str, bool]:
    context = database.row("directory_context", day=day, all=all_rates)
    if context is None:
        raise NotFound("workspace", 1)
    units = {row["code"]: row["rate"] for row in context["rates"] or ()}
    return Rates(context["base_currency"], units), context["timezone"], context["is_stale"]
