"""Exchange rates from the European Central Bank's reference file, of which a copy ships."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.config import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.store.database import Transaction

SHIPPED: Final = DATA / "rates" / "eurofxref-hist.zip"

_PLACES: Final = Decimal(1).scaleb(-10)


def load_rates(tx: Transaction, base_currency: str, until: date | None = None) -> int:
    """Fill exchange_rates with the shipped rates up to a day; the number of them."""
    rates = _rates(base_currency)
    return tx.insert(
        "exchange_rates", rates if until is None else rates.filter(pl.col("day") <= until)
    )


@cache
def _rates(base: str) -> pl.DataFrame:
    """Units of each currency for one unit of the base, for each day that has both."""
    found = [
        (currency, day, (rate / quotes[base]).quantize(_PLACES, ROUND_HALF_UP))
        for day, quotes in _days()
        if base in quotes
        for currency, rate in quotes.items()
        if currency != base
    ]
    schema: dict[str, pl.DataType] = {
        "currency": pl.String(),
        "day": pl.Date(),
        "rate": pl.Decimal(28, 10),
    }
    return pl.DataFrame(found, schema=schema, orient="row")


def _days() -> Iterator[tuple[date, dict[str, Decimal]]]:
    """Each day of the file with its units of each currency for one euro."""
    with zipfile.ZipFile(SHIPPED) as archive:
        text = archive.read("eurofxref-hist.csv").decode("ascii")
    for line in csv.DictReader(io.StringIO(text)):
        quotes = {
            currency: Decimal(rate)
            for currency, rate in line.items()
            if currency not in {"Date", ""} and rate not in {"N/A", "", None}
        }
        yield date.fromisoformat(line["Date"]), {"EUR": Decimal(1), **quotes}
