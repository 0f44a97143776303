"""Lines of an invoice from another product, as ours: what they come to is what it came to there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.invoice_sums import Line, Sums, TaxBy, sums
from clientdesk.model.money import Rounding, product, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

IMPORTED: Final = "Imported"
"""The description of a line that had none."""

_NOTHING: Final = Decimal(0)
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_STEPS: Final = (Decimal("0.0001"), Decimal("0.000001"))
"""How finely a rate is looked for: whole hundredths of a percent first."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A line as the file has it; its amount is after its discount, with or without its tax."""

    line: int
    description: str | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    tax: Decimal | None = None
    tax_rate: Decimal | None = None
    discount: Decimal | None = None

    @property
    def gross(self) -> Decimal | None:
        """Its quantity times its price."""
        if self.unit_price is None:
            return None
        return product(_ONE if self.quantity is None else self.quantity, self.unit_price)


@dataclass(frozen=True, slots=True)
class Billed:
    """Lines as they are kept, what they come to, and what was done to make them so."""

    lines: tuple[Line, ...]
    made: Sums
    tax_by: TaxBy
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says of the invoice as a whole."""

    currency: str
    total: Decimal | None
    tax: Decimal | None
    rounding: Rounding = Rounding.HALF_UP


def bill(charges: Sequence[Charge], told: Told) -> Billed:
    """The lines that come to the invoice's amount; raises InvalidField when they do not."""
    if not charges:
        return _one(told.total or _NOTHING, told.tax or _NOTHING, told)
    nets = [_net(charge, told) for charge in charges]
    taxes = [charge.tax for charge in charges]
    has_taxes = any(tax is not None for tax in taxes)
    tax = told.tax
    if has_taxes:
        tax = sum((each or _NOTHING for each in taxes), _NOTHING)
    parts = [each or _NOTHING for each in taxes] if has_taxes else None
    charged = sum(nets, _NOTHING)
    if tax is None:
        parts = _by_rate(charges, nets, told)
        tax = sum(parts, _NOTHING)
    if told.total is not None and charged + tax != told.total:
        if charged == told.total and parts:
            # Prices with the tax in them.
            nets = [net - part for net, part in zip(nets, parts, strict=True)]
        elif charged == told.total:
            return _one(told.total, tax, told, _JOINED)
        else:
            raise _other(charged, tax, told.total)
    made = _kept(charges, nets, parts, tax, told)
    return made or _one(sum(nets, _NOTHING) + tax, tax, told, _JOINED)


_JOINED: Final = "Its lines cannot be kept one by one, so they were put into one."


def _other(charged: Decimal, tax: Decimal, total: Decimal) -> InvalidField:
    with_tax = f" with {_plain(tax)} tax" if tax else ""
    return InvalidField(
        "lines",
        f"Its lines come to {_plain(charged)}{with_tax}, but its amount is {_plain(total)}.",
    )


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}" if amount != amount.to_integral_value() else f"{amount:.0f}"


def _net(charge: Charge, told: Told) -> Decimal:
    if charge.amount is not None:
        return rounded(charge.amount, told.currency, told.rounding)
    gross = charge.gross
    if gross is None:
        raise InvalidField("lines", f"Line {charge.line} has no amount.")
    off = _ONE - (charge.discount or _NOTHING) / _HUNDRED
    return rounded(product(gross, off), told.currency, told.rounding)


def _by_rate(charges: Sequence[Charge], nets: Sequence[Decimal], told: Told) -> list[Decimal]:
    """Taxes from their percentages, for a file that has no amounts of tax."""
    return [
        rounded(
            product(net, (charge.tax_rate or _NOTHING) / _HUNDRED), told.currency, told.rounding
        )
        for charge, net in zip(charges, nets, strict=True)
    ]


def _kept(
    charges: Sequence[Charge],
    nets: Sequence[Decimal],
    taxes: Sequence[Decimal] | None,
    tax: Decimal,
    told: Told,
) -> Billed | None:
    """The lines one by one, when their rates and discounts make the very amounts."""
    tax_by = TaxBy.TOTAL if taxes is None else TaxBy.LINE
    of_all = _rate(tax, sum(nets, _NOTHING), told) if taxes is None else None
    parts = taxes or [_NOTHING] * len(nets)
    lines = []
    for charge, net, part in zip(charges, nets, parts, strict=True):
        hint = None if charge.tax_rate is None else charge.tax_rate / _HUNDRED
        rate = of_all if taxes is None else _rate(part, net, told, hint)
        if rate is None or net < 0:
            return None
        lines.append(_line(charge, net, rate, told))
    return _proven(lines, sum(nets, _NOTHING), tax, (told, tax_by, ""))


def _line(charge: Charge, net: Decimal, rate: Decimal, told: Told) -> Line:
    """Its quantity and price when they make its amount, else one of that amount."""
    text = charge.description or IMPORTED
    gross = charge.gross
    if gross is not None and gross > 0:
        quantity = _ONE if charge.quantity is None else charge.quantity
        price = charge.unit_price or _NOTHING
        for discount in _discounts(charge, gross, net):
            exact = product(gross, _ONE - discount)
            if quantity > 0 and rounded(exact, told.currency, told.rounding) == net:
                return Line(text, quantity, price, rate, discount)
    return Line(text, _ONE, net, rate)


def _discounts(charge: Charge, gross: Decimal, net: Decimal) -> Iterable[Decimal]:
    yield _NOTHING
    if charge.discount:
        yield from (each for each in (charge.discount / _HUNDRED,) if 0 <= each <= 1)
        for step in _STEPS:
            found = (_ONE - net / gross).quantize(step, ROUND_HALF_UP)
            if 0 <= found <= 1:
                yield found


def _rate(tax: Decimal, net: Decimal, told: Told, hint: Decimal | None = None) -> Decimal | None:
    """The rate that makes the tax of the amount, to the minor unit; None for none."""
    if not tax:
        return _NOTHING
    if net <= 0 or tax < 0:
        return None
    exact = tax / net
    tried = [hint] if hint is not None else []
    tried += [exact.quantize(step, ROUND_HALF_UP) for step in _STEPS]
    fits = (
        rate
        for rate in tried
        if 0 <= rate <= 1 and rounded(product(net, rate), told.currency, told.rounding) == tax
    )
    return next(fits, None)


def _one(total: Decimal, tax: Decimal, told: Told, hint: str = "") -> Billed:
    """One line over all, and one for the tax when no rate makes it."""
    net = total - tax
    if net < 0 or tax < 0:
        raise InvalidField("tax", f"Its tax of {_plain(tax)} does not fit {_plain(total)}.")
    rate = _rate(tax, net, told)
    if rate is not None:
        line = Line(IMPORTED, _ONE, net, rate)
        found = _proven([line], net, tax, (told, TaxBy.TOTAL, hint))
        if found:
            return found
    lines = [Line(IMPORTED, _ONE, net), Line("Tax", _ONE, tax)]
    made = sums(lines, told.currency, rounding=told.rounding, tax_by=TaxBy.TOTAL)
    return Billed(tuple(lines), made, TaxBy.TOTAL, hint)


def _proven(
    lines: Sequence[Line], net: Decimal, tax: Decimal, how: tuple[Told, TaxBy, str]
) -> Billed | None:
    """The lines when their sums are the invoice's, reckoned as every invoice is."""
    told, tax_by, hint = how
    made = sums(lines, told.currency, rounding=told.rounding, tax_by=tax_by)
    is_right = made.amount == net + tax and made.tax == tax
    return Billed(tuple(lines), made, tax_by, hint) if is_right else None
