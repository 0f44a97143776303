"""A synthetic workspace: an engineering and design firm, its clients and six years of invoices."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from clientdesk.demo import team as firm
from clientdesk.demo.batches import Maker
from clientdesk.demo.calendar import calendar
from clientdesk.demo.pipeline import ahead
from clientdesk.errors import InvalidInput, Refused
from clientdesk.store.rates import load_rates
from clientdesk.store.sums import build_sums

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.demo.batches import Batch
    from clientdesk.store.database import Database

MOST_CLIENTS: Final = 1_000_000
MOST_INVOICES: Final = 10_000_000

Progress = Callable[[float, str], None]
"""Told how much is done, from 0 to 1, and what is being done."""


def fill(
    database: Database,
    *,
    clients: int = 400,
    invoices: int = 6000,
    seed: int = 1,
    today: date,
    progress: Progress | None = None,
) -> None:
    """Fill an empty database; the same numbers, seed and day give the same rows.

    Raises InvalidInput for a size that is out of bounds, Refused when there is a workspace.
    """
    _refuse(clients, invoices, today)
    if database.row("workspace_to_change"):
        raise Refused("This database already has a workspace.")
    tell = progress or _say_nothing
    maker = Maker(seed, calendar(today), clients, invoices)
    with database.transaction() as tx:
        load_rates(tx, firm.CURRENCY, today)
    for batch in ahead(maker.batches()):
        tell(batch.done * 0.99, batch.sentence)
        _write(database, batch)
    tell(0.99, "Adding up the portfolio")
    database.write(lambda tx: build_sums(tx, today))
    tell(1.0, "Done")


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


def _say_nothing(done: float, sentence: str) -> None:
    del done, sentence
