"""Numbers, amounts of money and comparisons with them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.nlfilter.finding import built
from clientdesk.nlfilter.notes import SWAPPED_AMOUNTS
from clientdesk.nlfilter.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.line import Item
    from clientdesk.nlfilter.notes import Note
    from clientdesk.nlfilter.rule import Match

OPPOSITE: Final = {"gt": "lte", "gte": "lt", "lt": "gte", "lte": "gt"}
_LOWER: Final = ("gt", "gte")
_UPPER: Final = ("lt", "lte")
_LIMIT: Final = Decimal(10) ** 15
_SHARED: Final = 1000
"""In 5 to 10k the first number shares the scale of the second."""


def _worded(match: Match) -> Reading | None:
    """Twenty-five, two hundred and fifty, 10k, one and a half million."""
    items = match.items("words")
    scales = [int(item.get("scale")) for item in items if "scale" in item]
    return _number(
        _composed(items), scaled=max([scale for scale in scales if scale > 100], default=0)
    )


def _fraction(match: Match) -> Reading | None:
    fraction, scale = match.value("part", "fraction"), match.value("scale", "scale")
    return _number(Decimal(fraction) * Decimal(scale), scaled=int(scale))


def _scale(match: Match) -> Reading | None:
    """A thousand; a lone k or m is no number."""
    item = match.item("scale")
    if item is None or len(match.line.typed(item)) < 4:
        return None
    return _number(Decimal(item.get("scale")), scaled=int(item.get("scale")))


def _composed(items: Sequence[Item]) -> Decimal:
    total = current = Decimal(0)
    for item in items:
        if "scale" in item:
            scale = Decimal(item.get("scale"))
            current = (current or Decimal(1)) * scale
            if scale > 100:
                total, current = total + current, Decimal(0)
        elif "number" in item:
            number = Decimal(item.get("number"))
            current = current * number if number == 100 and current else current + number
    return total + current


def _number(value: Decimal, *, scaled: int = 0) -> Reading | None:
    if value >= _LIMIT:
        return None
    return built(number=value, scaled=scaled) if scaled else built(number=value)


def _amount(match: Match) -> Reading | None:
    code = match.value("sign", "currency_code")
    return built(
        amount=Decimal(match.value("number", "number")), **({"code": code} if code else {})
    )


def _nth(match: Match) -> Reading:
    return built(nth=int(Decimal(match.value("number", "number"))))


def amount_of(item: Item) -> Decimal:
    """The number of an item, with a currency or without."""
    return Decimal(item.get("amount") if "amount" in item else item.get("number"))


def _bounds(
    match: Match, bounds: dict[str, Decimal], *names: str, note: Note | None = None
) -> Reading:
    """A comparison as one item, with the currency that any of its numbers has."""
    items = [item for name in names for item in match.items(name)]
    codes = [item.get("code") or item.get("currency_code") for item in items]
    code = next(filter(None, codes), None)
    senses: dict[str, Any] = {"bounds": bounds}
    if code or any("scaled" in item for item in items):
        senses |= {"money": True} | ({"code": code} if code else {})
    return built(note, **senses)


def _compared(match: Match) -> Reading | None:
    number = match.item("number")
    sign = match.value("sign", "compare")
    if number is None or (sign == "eq" and _is_only(match)):
        return None
    return _bounds(match, {sign: amount_of(number)}, "number", "code")


def _is_only(match: Match) -> bool:
    """Only and just compare counts; before other numbers they say nothing."""
    sign = match.item("sign")
    after = match.after()
    return (
        sign is not None and "polite" in sign and (after is None or "invoice_invoices" not in after)
    )


def _followed(match: Match) -> Reading | None:
    number = match.item("number")
    sign = match.value("sign", "or_after" if match.has("or") else "after")
    return _bounds(match, {sign: amount_of(number)}, "number") if number else None


def _between(match: Match) -> Reading | None:
    first, last = match.item("first"), match.item("last")
    if first is None or last is None:
        return None
    low, high = amount_of(first), amount_of(last)
    scale = int(last.get("scaled") or 0)
    if low < high / max(scale, 1) and scale >= _SHARED and "scaled" not in first:
        low *= scale
    note = None
    if low > high:
        low, high = high, low
        note = SWAPPED_AMOUNTS
    return _bounds(match, {"gte": low, "lte": high}, "first", "last", note=note)


def _both(match: Match) -> Reading | None:
    """Over 1000 but under 5000."""
    first, last = match.value("first", "bounds"), match.value("last", "bounds")
    bounds = dict(sorted((first | last).items()))
    low = next((bounds[name] for name in _LOWER if name in bounds), None)
    high = next((bounds[name] for name in _UPPER if name in bounds), None)
    if len(bounds) != 2 or low is None or high is None or low > high:
        return None
    return _bounds(match, bounds, "first", "last")


def _denied(match: Match) -> Reading | None:
    bounds = match.value("bounds", "bounds")
    if len(bounds) != 1 or "eq" in bounds:
        return None
    return _bounds(match, {OPPOSITE[name]: value for name, value in bounds.items()}, "bounds")


def _odd(match: Match) -> Reading:
    """Thirty hours: a number of something that no condition counts."""
    return built(text=match.line.source(match.first, match.stop - 1), odd=True)


NUMBERS: Final = (
    Rule("<number><dash>?<odd_unit>", _odd),
    Rule("(part=<fraction>)<dash>?(scale=<scale>)", _fraction),
    Rule("(words=<number>(?:<dash>?<numword>|<scale>(?:<and>(?=<numword>))?){1,8})", _worded),
    Rule("<det>?(scale=<scale>)", _scale),
    Rule("(number=<number>)(?:<ordinal_suffix>)", _nth),
)

_ONE: Final = "<number|amount>"

AMOUNTS: Final = (
    Rule("(sign=<currency_code>)(number=<number>)(?!<dash>?<unit>)", _amount),
    Rule("(number=<number>)<dash>?(sign=<currency_code>)(?!~<client>)", _amount),
    Rule("(number=<number>)<money_unit>", _amount),
    Rule(f"<between>~(first={_ONE})<unit|employees>?<to|and|dash>~(last={_ONE})", _between),
    Rule(f"(first={_ONE})<unit|employees>?<to|dash>(last={_ONE})", _between),
    Rule(f"(sign=<compare>)<det>?(number={_ONE})(?:<prep>(code=<currency_code>))?", _compared),
    Rule(f"(number={_ONE})(or=<or|and>)(sign=<or_after>)(?!{_ONE})", _followed),
    Rule(f"(number={_ONE})<dash>?(sign=<after>)(?!{_ONE})", _followed),
    Rule("(first=<bounds>)(?:<and|comma>){1,2}<who>?(last=<bounds>)", _both),
    Rule("<no>(bounds=<bounds>)", _denied),
)
