"""What invoices charge for: lines whose sums are exact in whole minor units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import polars as pl

from clientdesk.demo.book import SCALES, UNITS
from clientdesk.demo.columns import Floats, Ints, money_column
from clientdesk.demo.pools import table, words

_KINDS: Final = ("hour", "day", "fixed")


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines in the order of their invoices, and what they come to; money in thousandths."""

    invoice: Ints
    """Which invoice of the chunk, a row a line."""
    frame: pl.DataFrame
    subtotal: Ints
    """The four sums have a row an invoice."""
    discount: Ints
    tax: Ints
    amount: Ints


def lines(draw: np.random.Generator, size: Floats, currency: Ints, percent: Ints) -> Lines:
    """One to three lines an invoice of about the size in euros, taxed at the percentage."""
    counts = np.searchsorted([0.6, 0.87], draw.random(len(size)), side="right") + 1
    invoice = np.repeat(np.arange(len(size)), counts)
    starts = np.cumsum(counts) - counts
    quarters, price, service = _priced(draw, size[invoice], currency[invoice])
    cut = np.array([0, 5, 10])[np.searchsorted([0.93, 0.98], draw.random(len(size)), side="right")]
    # A quarter of a thousand thousandths; the prices make this a whole number of minor units.
    gross = 250 * price * quarters
    net = _rounded(gross * (100 - cut[invoice]), 100, UNITS[currency[invoice]])
    subtotal = np.add.reduceat(gross, starts)
    total = np.add.reduceat(net, starts)
    tax = _rounded(total * percent, 100, UNITS[currency])
    frame = pl.DataFrame(
        {
            "position": pl.Series(np.arange(len(invoice)) - starts[invoice] + 1).cast(pl.Int32),
            "description": _descriptions(draw, service),
            "quantity": money_column(quarters * 250_000, 18, 6),
            "unit_price": money_column(price * 1_000_000, 18, 6),
            "tax_rate": money_column(percent[invoice] * 10_000, 9, 6),
            "discount": money_column(cut[invoice] * 10_000, 9, 6),
            "amount": money_column(net),
        }
    )
    return Lines(invoice, frame, subtotal, subtotal - total, tax, total + tax)


def _priced(draw: np.random.Generator, size: Floats, currency: Ints) -> tuple[Ints, Ints, Ints]:
    """Quarters of the unit, price of the unit in whole currency units, and the service."""
    kinds, prices, _ = _services()
    service = draw.integers(0, len(kinds), len(size))
    kind, scale = kinds[service], SCALES[currency]
    wanted = np.minimum(size * draw.lognormal(0.0, 0.55, len(size)), 400_000.0)
    fixed = np.maximum((wanted / 20).astype(np.int64), 4) * 20
    rate = prices[service] + 5 * draw.integers(0, 5, len(size))
    price = np.where(kind == _KINDS.index("fixed"), fixed, rate)
    step = np.array([1, 2, 1])[kind]
    units = np.maximum((wanted * 4 / (price * step)).astype(np.int64), 2) * step
    # Nobody bills quarters of an hour on a month of work.
    quarters = np.where(units > 160, units // 4 * 4, units)
    return np.where(kind == _KINDS.index("fixed"), 4, quarters), price * scale, service


def _rounded(parts: Ints, divisor: int, unit: Ints) -> Ints:
    """The parts divided, in whole units, half of one rounded up."""
    step = divisor * unit
    return (parts + step // 2) // step * unit


@cache
def _services() -> tuple[Ints, Ints, pl.Series]:
    rows = table("services.tsv")
    return (
        np.array([_KINDS.index(row["kind"]) for row in rows]),
        np.array([int(row["price"]) for row in rows]),
        pl.Series([row["description"] for row in rows]),
    )


def _descriptions(draw: np.random.Generator, service: Ints) -> pl.Series:
    _, _, names = _services()
    scopes = pl.concat([pl.Series([""] * 8), ", " + words("scope").texts])
    return names.gather(service) + scopes.gather(draw.integers(0, len(scopes), len(service)))
