"""One typed line of an invoice: its values, or for each field why it is refused.

Every rule is the model's own: a field is tried in a line that is otherwise in order.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.errors import InvalidField
from clientdesk.model.invoice_draft import InvoiceDraft, clean_invoice
from clientdesk.model.invoice_sums import Line, sums
from clientdesk.text.typed_amounts import read_number, read_percent, typed_number

if TYPE_CHECKING:
    from clientdesk.ui.components.invoice_lines import LineTexts

_LABELS: Final = {
    "quantity": "Quantity",
    "unit_price": "Unit price",
    "tax_rate": "Tax rate",
    "discount": "Discount",
}
_EMPTY: Final = {
    "quantity": "Quantity is empty. Enter how many.",
    "unit_price": "Unit price is empty. Enter 0 when nothing is charged.",
}
"""The others are 0 when they are empty."""

_EXAMPLES: Final = {
    "quantity": Decimal("1.5"),
    "unit_price": Decimal("1200.5"),
    "tax_rate": Decimal("7.5"),
    "discount": Decimal(10),
}
_RATES: Final = frozenset({"tax_rate", "discount"})
_IN_ORDER: Final = Line("x", Decimal(1), Decimal(1))
_SAMPLE: Final = InvoiceDraft(UUID(int=0), "EUR", None, None, ())


def judge_line(typed: LineTexts, currency: str, locale: str) -> tuple[Line | None, dict[str, str]]:
    """The line that the texts mean, or by field why there is none."""
    values: dict[str, Decimal] = {}
    wrong: dict[str, str] = {}
    try:
        _check(replace(_IN_ORDER, description=typed.description), currency)
    except InvalidField as problem:
        wrong["description"] = sentence(problem)
    for name in _LABELS:
        try:
            values[name] = _number(typed, name, currency, locale)
        except InvalidField as problem:
            wrong[name] = sentence(problem)
    return (None, wrong) if wrong else _whole(Line(typed.description, **values), currency)


def sentence(problem: InvalidField) -> str:
    """What the problem says, without the number of the line that it stands below."""
    said = f"{problem.message} {problem.hint}".strip()
    start, _, rest = said.partition(": ")
    return rest if start.startswith("Line ") and rest else said


def _whole(line: Line, currency: str) -> tuple[Line | None, dict[str, str]]:
    try:
        _check(line, currency)
    except InvalidField as problem:
        return None, {"unit_price": sentence(problem)}
    return line, {}


def _check(line: Line, currency: str) -> None:
    sums(clean_invoice(replace(_SAMPLE, lines=(line,))).lines, currency)


def _number(typed: LineTexts, name: str, currency: str, locale: str) -> Decimal:
    """A field's number as the model keeps it; raises InvalidField."""
    text: str = getattr(typed, name)
    if not text.strip():
        if name in _EMPTY:
            raise InvalidField(name, _EMPTY[name])
        return Decimal(0)
    is_rate = name in _RATES
    value = read_percent(text, locale) if is_rate else read_number(text, locale, currency=currency)
    if value is None:
        example = typed_number(_EXAMPLES[name], locale)
        raise InvalidField(
            name, f"{_LABELS[name]} cannot be read as a number. Enter one such as {example}."
        )
    part: dict[str, Any] = {name: value}
    _check(replace(_IN_ORDER, **part), currency)
    return value
