"""What the lines of an invoice come to: exact products, each rounded once.

A line is its quantity times its price, less its discount, rounded to the currency's minor unit. Tax
is rounded for each line, or once for all lines of a rate, as the workspace has set.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from clientdesk.errors import InvalidField
from clientdesk.model.money import LARGEST, Rounding, product, rounded
from clientdesk.model.preferences import check_currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_LINES: Final = 500
"""Lines of one invoice."""

MOST: Final = Decimal(999_999_999_999)
"""No quantity and no unit price may be above it."""

_MICRO: Final = Decimal("0.000001")
_ONE: Final = Decimal(1)
_NOTHING: Final = Decimal(0)


class TaxBy(StrEnum):
    """Where tax is rounded: on each line, or once on the sum of all lines with a rate."""

    LINE = "line"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """What is charged for; tax rate and discount are fractions."""

    description: str
    quantity: Decimal
    unit_price: Decimal
    tax_rate: Decimal = _NOTHING
    discount: Decimal = _NOTHING


class TaxPart(NamedTuple):
    """The tax of all lines with one rate, and the amount that it is on."""

    rate: Decimal
    net: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True)
class Sums:
    """What an invoice comes to: the amount is subtotal less discount plus tax."""

    lines: tuple[Decimal, ...]
    """Each line after its discount, before tax."""
    subtotal: Decimal
    discount: Decimal
    tax: Decimal
    amount: Decimal
    taxes: tuple[TaxPart, ...]
    """By rate, ascending."""


def sums(
    lines: Sequence[Line],
    currency: str,
    *,
    rounding: Rounding = Rounding.HALF_UP,
    tax_by: TaxBy = TaxBy.LINE,
) -> Sums:
    """What the lines come to; raises InvalidField with a sentence that names the line."""
    check_currency(currency)
    if len(lines) > MOST_LINES:
        raise InvalidField(
            "lines", f"An invoice can have at most {MOST_LINES} lines. Split it into several."
        )
    for place, line in enumerate(lines, 1):
        _check_line(line, place)
    gross = [rounded(product(line.quantity, line.unit_price), currency, rounding) for line in lines]
    _refuse_large(gross)
    net = tuple(_net(line, currency, rounding) for line in lines)
    rates = [line.tax_rate for line in lines]
    taxes = taxes_on(zip(rates, net, strict=True), currency, rounding=rounding, tax_by=tax_by)
    return _added(gross, net, taxes)


def taxes_on(
    parts: Iterable[tuple[Decimal, Decimal]], currency: str, *, rounding: Rounding, tax_by: TaxBy
) -> tuple[TaxPart, ...]:
    """The taxes of parts, each a rate with the amount of a line before tax."""
    by_rate: dict[Decimal, list[Decimal]] = {}
    for rate, net in parts:
        by_rate.setdefault(rate, []).append(net)
    found = []
    for rate, nets in sorted(by_rate.items()):
        taxed = [sum(nets, _NOTHING)] if tax_by is TaxBy.TOTAL else nets
        tax = sum((rounded(product(net, rate), currency, rounding) for net in taxed), _NOTHING)
        found.append(TaxPart(rate, sum(nets, _NOTHING), tax))
    return tuple(found)


def _net(line: Line, currency: str, rounding: Rounding) -> Decimal:
    exact = product(line.quantity, line.unit_price, _ONE - line.discount)
    return rounded(exact, currency, rounding)


def _added(gross: Iterable[Decimal], net: tuple[Decimal, ...], taxes: tuple[TaxPart, ...]) -> Sums:
    subtotal, charged = sum(gross, _NOTHING), sum(net, _NOTHING)
    tax = sum((part.tax for part in taxes), _NOTHING)
    if max(subtotal, charged + tax) > LARGEST:
        raise InvalidField(
            "lines", f"The lines come to more than {LARGEST:,} together. Split the invoice."
        )
    return Sums(net, subtotal, subtotal - charged, tax, charged + tax, taxes)


def _check_line(line: Line, place: int) -> None:
    if not line.description.strip():
        raise _refused(place, "Description is empty. Say what is charged for.")
    for label, value in (("Quantity", line.quantity), ("Unit price", line.unit_price)):
        _check_number(place, label, value, MOST)
        if value > MOST:
            raise _refused(place, f"{label} is above {MOST:,}. Split it into several invoices.")
    for label, value in (("Tax rate", line.tax_rate), ("Discount", line.discount)):
        _check_number(place, label, value, _ONE)
        if value > _ONE:
            raise _refused(place, f"{label} is above 100 %. Enter at most 100 %.")


def _check_number(place: int, label: str, value: object, most: Decimal) -> None:
    if not isinstance(value, Decimal) or not value.is_finite():
        raise _refused(place, f"{label} is not a number. Enter one such as 1.5.")
    if value < 0:
        raise _refused(place, f"{label} cannot be negative. {_BELOW[label]}")
    if value <= most and value.quantize(_MICRO) != value:
        digits = 6 if most > _ONE else 4
        raise _refused(place, f"{label} can have at most {digits} decimals. Shorten it.")


_BELOW: Final = {
    "Quantity": "To give money back, refund or cancel the invoice.",
    "Unit price": "Enter a discount on the line instead.",
    "Tax rate": "Enter 0 for no tax.",
    "Discount": "Raise the unit price instead.",
}


def _refuse_large(gross: Iterable[Decimal]) -> None:
    for place, amount in enumerate(gross, 1):
        if amount > LARGEST:
            raise _refused(place, f"It comes to more than {LARGEST:,}. Split the invoice.")


def _refused(place: int, sentence: str) -> InvalidField:
    return InvalidField("lines", f"Line {place}: {sentence}")
