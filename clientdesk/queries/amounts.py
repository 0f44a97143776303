"""The money of the directory's image, exactly: in the base currency, and in the billing one.

The one rule of model.money in whole numbers: an amount in thousandths times what a unit is worth
in the base, in fifteen decimals, is a number of 10**-18 of the base.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.money import minor_digits
from clientdesk.store.figures import MONEY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.money import Rates

COMPARED: Final = ("revenue", "outstanding", "overdue")
"""The figures that clients are sorted and filtered by."""

_WORTH: Final = 10**15
_CUT: Final = 10**10
_RATE: Final = 10**10


@dataclass(frozen=True, slots=True)
class Converter:
    """The rates of some currencies, as columns to look up in."""

    base: str
    codes: pl.Series
    worths: pl.Series
    units: pl.Series
    steps: pl.Series

    @classmethod
    def of(cls, rates: Rates, currencies: Iterable[str]) -> Converter:
        """What is needed to convert these currencies, as far as they have a rate."""
        found = [(code, rates.worth(code), rates.rate(code)) for code in currencies]
        known = [(code, worth, rate) for code, worth, rate in found if worth and rate]
        return cls(
            rates.base,
            pl.Series([code for code, _, _ in known], dtype=pl.String),
            _whole(int(worth * _WORTH) for _, worth, _ in known),
            _whole(int(rate * _RATE) for _, _, rate in known),
            _whole(10 ** (18 - minor_digits(code)) for code, _, _ in known),
        )

    def in_base(self, name: str, *, has_foreign: bool) -> pl.Expr:
        """A figure in the base currency, in 10**-18; null where the billing one has no rate."""
        own = pl.col(name).cast(pl.Int128) * self._of_billing(self.worths)
        return own + pl.col(_abroad(name)) if has_foreign else own

    def in_billing(self, name: str, *, has_foreign: bool) -> pl.Expr:
        """A figure in the billing currency, in thousandths."""
        own = pl.col(name).cast(pl.Int128)
        if not has_foreign:
            return own
        # Cut to eight decimals, times the rate, rounded once; halves go up.
        cut = (pl.col(_abroad(name)) + _int(_CUT // 2)) // _int(_CUT)
        step = self._of_billing(self.steps)
        whole = (cut * self._of_billing(self.units) + step // _int(2)) // step
        return own + (whole * step // _int(_WORTH)).fill_null(0)

    def with_foreign(self, clients: pl.LazyFrame, foreign: pl.DataFrame) -> pl.LazyFrame:
        """The clients with their money in other currencies, in 10**-18 of the base."""
        worth = self._of(pl.col("currency"), self.worths)
        # Looked up before the rows are grouped: inside, it would be looked up for each group.
        each = foreign.lazy().select(pl.col("client_id").alias("id"), *MONEY, worth.alias("worth"))
        amounts = ((pl.col(name) * pl.col("worth")).alias(_abroad(name)) for name in MONEY)
        sums = each.select("id", *amounts).group_by("id").sum()
        joined = clients.join(sums, on="id", how="left", maintain_order="left")
        return joined.with_columns(pl.col([_abroad(name) for name in MONEY]).fill_null(0))

    def _of_billing(self, values: pl.Series) -> pl.Expr:
        billing = pl.col("currency").cast(pl.String).fill_null(self.base)
        return self._of(billing, values)

    def _of(self, code: pl.Expr, values: pl.Series) -> pl.Expr:
        return code.replace_strict(self.codes, values, default=None, return_dtype=pl.Int128)


def decimal(amount: pl.Expr) -> pl.Expr:
    """Thousandths as an exact amount."""
    return (amount.cast(pl.Decimal(38, 3)) / 1000).cast(pl.Decimal(18, 3))


def _abroad(name: str) -> str:
    return f"{name}_abroad"


def _whole(values: Iterable[int]) -> pl.Series:
    return pl.Series(list(values), dtype=pl.Int128)


def _int(value: int) -> pl.Expr:
    return pl.lit(value, pl.Int128)
