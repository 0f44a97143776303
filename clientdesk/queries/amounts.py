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
    from collections.abc import Iterable, Mapping

    from clientdesk.model.money import Rates

COMPARED: Final = ("revenue", "outstanding", "overdue")
"""The figures that clients are sorted and filtered by."""

_WORTH: Final = 10**15
_CUT: Final = 10**10
_RATE: Final = 10**10


@dataclass(frozen=True, slots=True, eq=False)
class Converter:
    """The rates of some currencies, to be looked up by the number that polars gives their codes."""

    base: str
    rates: Mapping[str, tuple[int, int, int]]
    """By currency: what a unit is worth, units for one of the base, the least amount."""
    tables: tuple[pl.Series, ...]

    @classmethod
    def of(cls, rates: Rates, currencies: Iterable[str]) -> Converter:
        """What is needed to convert these currencies, as far as they have a rate."""
        found = {code: (rates.worth(code), rates.rate(code)) for code in sorted(currencies)}
        known = {
            code: (int(worth * _WORTH), int(rate * _RATE), 10 ** (18 - minor_digits(code)))
            for code, (worth, rate) in found.items()
            if worth and rate
        }
        return cls(rates.base, known, _tables(known))

    def __eq__(self, other: object) -> bool:
        """Whether both convert alike."""
        return isinstance(other, Converter) and (self.base, self.rates) == (other.base, other.rates)

    __hash__ = None  # type: ignore[assignment]

    def in_base(self, name: str, *, has_foreign: bool) -> pl.Expr:
        """A figure in the base currency, in 10**-18; null where the billing one has no rate."""
        own = pl.col(name).cast(pl.Int128) * self._of_billing(0)
        return own + pl.col(_abroad(name)) if has_foreign else own

    def in_billing(self, name: str, *, has_foreign: bool) -> pl.Expr:
        """A figure in the billing currency, in thousandths."""
        own = pl.col(name).cast(pl.Int128)
        if not has_foreign:
            return own
        # Cut to eight decimals, times the rate, rounded once; halves go up.
        cut = (pl.col(_abroad(name)) + _int(_CUT // 2)) // _int(_CUT)
        step = self._of_billing(2)
        whole = (cut * self._of_billing(1) + step // _int(2)) // step
        return own + (whole * step // _int(_WORTH)).fill_null(0)

    def with_foreign(self, clients: pl.DataFrame, foreign: pl.DataFrame) -> pl.DataFrame:
        """The clients with their money in other currencies, in 10**-18 of the base."""
        worth = self._of(pl.col("currency").cast(pl.Categorical), 0).alias("worth")
        # Looked up before the rows are grouped: inside, it would be looked up for each group.
        each = foreign.lazy().select(pl.col("client_id").alias("id"), *MONEY, worth)
        amounts = ((pl.col(name) * pl.col("worth")).alias(_abroad(name)) for name in MONEY)
        sums = each.select("id", *amounts).group_by("id").sum()
        joined = clients.lazy().join(sums, on="id", how="left", maintain_order="left")
        return joined.with_columns(pl.col([_abroad(name) for name in MONEY]).fill_null(0)).collect()

    def _of_billing(self, table: int) -> pl.Expr:
        return self._of(pl.col("currency").fill_null(self.base), table)

    def _of(self, code: pl.Expr, table: int) -> pl.Expr:
        values = pl.lit(self.tables[table])
        return values.gather(code.to_physical(), null_on_oob=True)


def _tables(known: Mapping[str, tuple[int, int, int]]) -> tuple[pl.Series, ...]:
    numbers = pl.Series(list(known), dtype=pl.Categorical).to_physical().to_list()
    size = max(numbers, default=-1) + 1
    places = dict(zip(numbers, known.values(), strict=True))
    rows = [places.get(number, (None, None, None)) for number in range(size)]
    return tuple(pl.Series([row[part] for row in rows], dtype=pl.Int128) for part in range(3))


def decimal(amount: pl.Expr) -> pl.Expr:
    """Thousandths as an exact amount."""
    return (amount.cast(pl.Decimal(38, 3)) / 1000).cast(pl.Decimal(18, 3))


def _abroad(name: str) -> str:
    return f"{name}_abroad"


def _int(value: int) -> pl.Expr:
    return pl.lit(value, pl.Int128)
