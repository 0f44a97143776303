"""Exact amounts: minor units, rounding, and conversion between currencies without floats.

One rule for every conversion, in Python and in read/directory.sql: an amount times what one unit is
worth in the base (fifteen decimals), summed, cut to eight decimals, times the target's rate, and
rounded once, half up, to the target's minor unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from functools import cache, lru_cache, reduce
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Rounding(StrEnum):
    """What becomes of an amount that lies half way between two minor units."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"


LARGEST: Final = Decimal("999999999999.999")
"""No amount may be above it."""

_DIGITS: Final = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    # CLF and UYW have four in ISO 4217; the store holds three.
    3: "BHD CLF IQD JOD KWD LYD OMR TND UYW",
}
_MINOR_DIGITS: Final = {code: count for count, codes in _DIGITS.items() for code in codes.split()}

_MODES: Final = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.HALF_EVEN: ROUND_HALF_EVEN}
_CONTEXT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_WORTH: Final = Decimal(1).scaleb(-15)
_IN_BASE: Final = Decimal(1).scaleb(-8)
_MOST_WORTH: Final = Decimal(100_000)


def minor_digits(currency: str) -> int:
    """The decimals of a currency by ISO 4217; two for a code it does not know."""
    return _MINOR_DIGITS.get(currency, 2)


def unusual_digits() -> dict[str, int]:
    """The currencies that have not two decimals, with theirs."""
    return dict(_MINOR_DIGITS)


@cache
def minor_unit(currency: str) -> Decimal:
    """The smallest amount of a currency, such as 0.01."""
    return Decimal(1).scaleb(-minor_digits(currency))


def rounded(amount: Decimal, currency: str, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """The amount in whole minor units of the currency, half of one by the rounding."""
    return amount.quantize(minor_unit(currency), _MODES[rounding], _CONTEXT)


def is_whole(amount: Decimal, currency: str) -> bool:
    """Whether the amount is payable: a whole number of the currency's minor units."""
    return rounded(amount, currency) == amount


def product(*factors: Decimal) -> Decimal:
    """The factors multiplied, exact up to sixty digits."""
    return reduce(_CONTEXT.multiply, factors)


def plain(amount: Decimal, currency: str) -> str:
    """The amount as digits with exactly the currency's minor digits, such as 1200.00."""
    return format(rounded(amount, currency), "f")


@dataclass(frozen=True, slots=True)
class Total:
    """Amounts of several currencies in one; left out are the currencies without a rate."""

    amount: Decimal
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rates:
    """Exchange rates of one day: units of a currency for one unit of the base."""

    base: str
    units: Mapping[str, Decimal]

    def rate(self, currency: str) -> Decimal | None:
        """Units of the currency for one unit of the base; None when there is no rate."""
        return Decimal(1) if currency == self.base else self.units.get(currency)

    def worth(self, currency: str) -> Decimal | None:
        """What one unit of the currency is worth in the base; None without a rate."""
        rate = self.rate(currency)
        return None if rate is None else _worth(rate)

    def known(self) -> tuple[str, ...]:
        """The currencies that can be converted, the base first."""
        codes = dict.fromkeys((self.base, *self.units))
        return tuple(code for code in codes if self.worth(code) is not None)

    def total(self, amounts: Iterable[tuple[str, Decimal]], target: str) -> Total:
        """One sum in the target currency, of all amounts that can be converted to it."""
        same, in_base, left_out = Decimal(0), Decimal(0), dict[str, None]()
        target_rate = self.rate(target) if self.worth(target) is not None else None
        for currency, amount in amounts:
            worth = self.worth(currency)
            if currency == target:
                same = _CONTEXT.add(same, amount)
            elif worth is not None and target_rate is not None:
                in_base = _CONTEXT.fma(amount, worth, in_base)
            elif amount:
                left_out[currency] = None
        cut = in_base.quantize(_IN_BASE, context=_CONTEXT)
        return Total(
            rounded(_CONTEXT.fma(cut, target_rate or Decimal(0), same), target), tuple(left_out)
        )


@lru_cache(maxsize=4096)
def _worth(rate: Decimal) -> Decimal | None:
    if rate <= 0:
        return None
    worth = _CONTEXT.divide(Decimal(1), rate).quantize(_WORTH, context=_CONTEXT)
    return worth if 0 < worth < _MOST_WORTH else None
