"""Exchange rates from the European Central Bank's reference file, of which a copy ships."""

from __future__ import annotations

import logging
import os
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.config import DATA
from clientdesk.errors import InvalidInput
from clientdesk.store.failures import refused_by_disk
from clientdesk.store.mark import sync_folder
from clientdesk.store.rates_file import RatesFile, read_rates

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from clientdesk.store.database import Transaction

SHIPPED: Final = DATA / "rates" / "eurofxref-hist.zip"

_PLACES: Final = Decimal(1).scaleb(-10)
_EURO: Final = {"EUR": Decimal(1)}
_SCHEMA: Final[dict[str, pl.DataType]] = {
    "currency": pl.String(),
    "day": pl.Date(),
    "rate": pl.Decimal(28, 10),
}

_log: Final = logging.getLogger(__name__)


def fetched_path(database: Path) -> Path:
    """Where the file that was fetched last lies, beside the database; it need not exist."""
    return database.parent / "rates" / "latest.zip"


def known_rates(fetched: Path | None = None) -> RatesFile:
    """The file with the newer rates: the one that ships, or the one that was fetched."""
    shipped = _read(SHIPPED, SHIPPED.stat().st_mtime_ns)
    if fetched is None or not fetched.exists():
        return shipped
    try:
        kept = _read(fetched, fetched.stat().st_mtime_ns)
    except (InvalidInput, OSError) as error:
        _log.warning("%s is left aside: %s", fetched, error)
        return shipped
    return max(shipped, kept, key=lambda file: file.newest)


def load_rates(
    tx: Transaction, base_currency: str, until: date | None = None, *, fetched: Path | None = None
) -> int:
    """Fill exchange_rates with the newer rates up to a day; the number of them."""
    rates = _rates(known_rates(fetched), base_currency)
    return tx.insert(
        "exchange_rates", rates if until is None else rates.filter(pl.col("day") <= until)
    )


def replace_rates(tx: Transaction, base_currency: str, file: RatesFile) -> int:
    """Put the file's rates in the place of all; how many had not been there."""
    before = tx.frame("export_rates")
    if not before.filter(pl.col("day") > file.newest).is_empty():
        raise InvalidInput(
            f"The file of rates ends on {file.newest}, and the database has later ones.",
            hint="Nothing was changed.",
        )
    after = _rates(file, base_currency)
    tx.execute("delete_exchange_rates")
    tx.insert("exchange_rates", after)
    return after.join(before, on=["currency", "day"], how="anti").height


def keep_fetched(path: Path, content: bytes) -> None:
    """Keep a fetched file for the workspaces to come, in one step."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise refused_by_disk(f"The rates cannot be kept in {path}", error) from error


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> RatesFile:
    return read_rates(path.read_bytes())


@lru_cache(maxsize=4)
def _rates(file: RatesFile, base: str) -> pl.DataFrame:
    """Units of each currency for one unit of the base, for each day that has both."""
    found = [
        (currency, day, (rate / quotes[base]).quantize(_PLACES, ROUND_HALF_UP))
        for day, quotes in ((day, {**_EURO, **quotes}) for day, quotes in file.days.items())
        if base in quotes
        for currency, rate in quotes.items()
        if currency != base
    ]
    return pl.DataFrame(found, schema=_SCHEMA, orient="row")
