"""Figures of a client or of the portfolio, from what its invoices come to in each currency.

Money is summed in each currency, converted once and rounded once (model.money). A quotient of money
needs no rounding: it is made of what the amounts are worth in one currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.model.aging import Bucket
from clientdesk.model.apportion import apportioned
from clientdesk.model.money import minor_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from clientdesk.model.money import Rates

RECENT_DAYS: Final = 90
"""Days up to the as-of date whose invoices balance_days compares with what is outstanding."""

LATE: Final = (Bucket.UP_TO_30, Bucket.UP_TO_60, Bucket.UP_TO_90, Bucket.OVER_90)
"""The buckets that make overdue."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What the invoices of one currency come to, in that currency."""

    currency: str
    aging: Mapping[Bucket, Decimal]
    revenue: Decimal = Decimal(0)
    invoiced: Decimal = Decimal(0)
    collected: Decimal = Decimal(0)
    """Received on what was invoiced."""
    recent: Decimal = Decimal(0)
    """Invoiced in the last ninety days."""
    credit: Decimal = Decimal(0)
    delayed: Decimal = Decimal(0)
    """Amounts that were paid, or are overdue, on invoices with a due date."""
    delay: Decimal = Decimal(0)
    """The same, each times its days after the due date."""
    invoice_count: int = 0

    @property
    def outstanding(self) -> Decimal:
        """All open amounts."""
        return sum(self.aging.values(), Decimal(0))

    @property
    def overdue(self) -> Decimal:
        """Open amounts past their due date."""
        return sum((self.aging[bucket] for bucket in LATE), Decimal(0))


def weight(rates: Rates, currency: str, target: str) -> Decimal | None:
    """What a unit of the currency weighs in quotients of money; None when it is left out."""
    if rates.worth(target) is None:
        return Decimal(1) if currency == target else None
    return rates.worth(currency)


def quotient(
    parts: Iterable[tuple[str, Decimal, Decimal]], rates: Rates, target: str
) -> Decimal | None:
    """Dividends over divisors, each with its currency; None when nothing is divided by."""
    over, under = Decimal(0), Decimal(0)
    for currency, dividend, divisor in parts:
        worth = weight(rates, currency, target)
        if worth is not None:
            over += dividend * worth
            under += divisor * worth
    return over / under if under else None


def collection_rate(sums: Iterable[Sums], rates: Rates, target: str) -> Decimal | None:
    """The share of what was invoiced that was collected, from 0 to 1."""
    parts = ((one.currency, one.collected, one.invoiced) for one in sums)
    return quotient(parts, rates, target)


def average_delay(sums: Iterable[Sums], rates: Rates, target: str) -> Decimal | None:
    """Days between due date and payment, or today for what is overdue, weighed by amount."""
    return quotient(((one.currency, one.delay, one.delayed) for one in sums), rates, target)


def balance_days(sums: Iterable[Sums], rates: Rates, target: str) -> Decimal | None:
    """How many days of recent invoicing the open amounts come to."""
    share = quotient(((one.currency, one.outstanding, one.recent) for one in sums), rates, target)
    return None if share is None else share * RECENT_DAYS


def aging_in(sums: Sequence[Sums], rates: Rates, target: str) -> dict[Bucket, Decimal]:
    """The open amounts by age: late ones add up to overdue, all of them to outstanding."""
    outstanding = rates.total([(one.currency, one.outstanding) for one in sums], target).amount
    overdue = rates.total([(one.currency, one.overdue) for one in sums], target).amount
    timely = tuple(bucket for bucket in Bucket if bucket not in LATE)
    found: dict[Bucket, Decimal] = {}
    for buckets, total in ((LATE, overdue), (timely, outstanding - overdue)):
        exact = [
            sum(
                (_exact(rates, one.aging[bucket], one.currency, target) for one in sums), Decimal(0)
            )
            for bucket in buckets
        ]
        parts = apportioned(exact, total, minor_unit(target))
        found.update(zip(buckets, parts, strict=True))
    return {bucket: found[bucket] for bucket in Bucket}


def side_by_side(parts: Sequence[tuple[str, Decimal]], rates: Rates, target: str) -> list[Decimal]:
    """Amounts in the target currency, each rounded so that they add up to their total."""
    exact = [_exact(rates, amount, currency, target) for currency, amount in parts]
    return apportioned(exact, rates.total(parts, target).amount, minor_unit(target))


def _exact(rates: Rates, amount: Decimal, currency: str, target: str) -> Decimal:
    """An amount in the target currency before it is rounded; 0 when it is left out."""
    if currency == target:
        return amount
    worth, rate = weight(rates, currency, target), rates.rate(target)
    return amount * worth * rate if worth is not None and rate is not None else Decimal(0)
