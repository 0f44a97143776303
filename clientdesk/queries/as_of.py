"""A database as it was on a day: the reader of its figures, the rates, the base currency."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from clientdesk.errors import NotFound
from clientdesk.model.money import Rates
from clientdesk.store.figures import FiguresOfDay, figures_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

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

    Without all rates, those of currencies that are no longer quoted are missing: milliseconds.
    """
    context = _context(database, day)
    rates = Rates(context["base_currency"], _units(context["rates"] or ()))
    view = AsOf(day, rates.base, context["timezone"], rates, database)
    if context["is_stale"]:
        figures = figures_on(database, day, only_stale=True)
        view = replace(view, reader=FiguresOfDay(database, figures))
    return with_rates(database, view, None) if all_rates else view


def with_rates(database: Database, view: AsOf, codes: Sequence[str] | None) -> AsOf:
    """The same with the newest rates of these currencies too, by default of all."""
    found = database.rows("rates_on", day=view.day, codes=None if codes is None else list(codes))
    return replace(view, rates=Rates(view.base, {**view.rates.units, **_units(found)}))


def rates_on(database: Database, day: date) -> tuple[Rates, str]:
    """The newest rates up to the day, and the workspace's time zone."""
    context = _context(database, day)
    units = _units(database.rows("rates_on", day=day, codes=None))
    return Rates(context["base_currency"], units), context["timezone"]


def _context(database: Database, day: date) -> dict[str, Any]:
    context = database.row("directory_context", day=day)
    if context is None:
        raise NotFound("workspace", 1)
    return context


def _units(rows: Iterable[dict[str, Any]]) -> dict[str, Decimal]:
    return {row["code"]: row["rate"] for row in rows}
