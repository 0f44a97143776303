"""A synthetic workspace: an engineering and design firm, its clients and six years of invoices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.config import SITES
from clientdesk.demo import team as firm
from clientdesk.demo.batches import Maker
from clientdesk.demo.calendar import calendar
from clientdesk.demo.pipeline import ahead
from clientdesk.demo.sites.site import sites
from clientdesk.demo.sites.writing import write_sites
from clientdesk.errors import InvalidInput, Refused
from clientdesk.store.rates import load_rates
from clientdesk.store.sums import build_sums

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.demo.batches import Batch
    from clientdesk.demo.lookups import LookUp
    from clientdesk.store.database import Database

MOST_CLIENTS: Final = 1_000_000
MOST_INVOICES: Final = 10_000_000

Progress = Callable[[float, str], None]
"""Told how much is done, from 0 to 1, and what is being done."""

_LIKE_A_LOOKUP: Final = 150
"""Rows that take as long to make as one client to look up."""


def _say_nothing(done: float, sentence: str) -> None:
    del done, sentence


@dataclass(frozen=True, slots=True)
class Making:
    """Who is told of the making, and who looks the first clients up on their websites."""

    progress: Progress = _say_nothing
    look_up: LookUp | None = None
    """Without one no websites are made, and the facts are drawn."""


_QUIETLY: Final = Making()


def fill(
    database: Database,
    *,
    clients: int = 400,
    invoices: int = 6000,
    seed: int = 1,
    today: date,
    making: Making = _QUIETLY,
) -> None:
    """Fill an empty database; the same numbers, seed and day give the same rows.

    The websites go into a folder beside it. Raises InvalidInput for a size that is out of bounds
    and for a folder that cannot be written, Refused when there is a workspace.
    """
    _refuse(clients, invoices, today)
    if database.row("workspace_to_change"):
        raise Refused("This database already has a workspace.")
    maker = Maker(seed, calendar(today), clients, invoices)
    part = _look_up(database, maker, seed, making)
    with database.transaction() as tx:
        load_rates(tx, firm.CURRENCY, today)
    for batch in ahead(maker.batches()):
        making.progress(part + (0.99 - part) * batch.done, batch.sentence)
        _write(database, batch)
    making.progress(0.99, "Adding up the portfolio")
    database.write(lambda tx: build_sums(tx, today))
    making.progress(1.0, "Done")


def _look_up(database: Database, maker: Maker, seed: int, making: Making) -> float:
    """Make the websites and look their clients up; which part of all the work that was."""
    if making.look_up is None:
        return 0.0
    making.progress(0.0, "Writing websites")
    folder = database.path.parent / SITES
    write_sites(folder, sites(seed, maker.first, maker.book))
    past, found = maker.past(), []
    asked = past.inputs()
    part = len(asked) / (len(asked) + maker.rows / _LIKE_A_LOOKUP)
    for result in making.look_up(folder, asked):
        found.append(result)
        making.progress(part * len(found) / len(asked), "Looking clients up on their websites")
    maker.keep(past, found)
    return part


def _refuse(clients: int, invoices: int, today: date) -> None:
    if not 1 <= clients <= MOST_CLIENTS:
        raise InvalidInput(f"A demo has 1 to {MOST_CLIENTS:,} clients, not {clients:,}.")
    if not 0 <= invoices <= MOST_INVOICES:
        raise InvalidInput(f"A demo has 0 to {MOST_INVOICES:,} invoices, not {invoices:,}.")
    if not 2000 <= today.year <= 2200:
        raise InvalidInput(f"A demo ends in a year from 2000 to 2200, not in {today.year}.")


def _write(database: Database, batch: Batch) -> None:
    with database.transaction() as tx:
        for table, rows in batch.tables.items():
            tx.insert(table, rows)
