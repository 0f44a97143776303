"""What the figures are made of: colours of the page's theme, axes with round ticks, inert text."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from clientdesk.text import lengths
from clientdesk.text.amounts import EMPTY, compact, compact_money, money, number
from clientdesk.text.plurals import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_INVISIBLE: Final = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+"
)
_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_TICKS: Final = 5
_MOST_LABELS: Final = 6
"""Labels below a chart that a phone's width holds without turning them."""


NO_TITLE: Final = {"text": "", "standoff": 0}
"""Without a standoff of its own an axis keeps room for the title that it does not have."""

_TEXT: Final = "#000037"
"""A place that Streamlit fills with the colour of plain text, light or dark."""

LABELS: Final = {"color": _TEXT, "size": 12}
"""What stands beside an axis; the theme's own grey is too pale to read."""


class Colour(StrEnum):
    """Places in a figure that the browser fills by chartCategoricalColors, light or dark."""

    ACCENT = "#000001"
    TEAL = "#000002"
    AMBER = "#000003"
    GREY = "#000006"
    RED = "#000007"
    GREEN = "#000008"
    ORANGE = "#000009"
    PALE = "#000010"


@dataclass(frozen=True, slots=True)
class Unit:
    """How a chart's values are written: exactly, and in the room of an axis."""

    name: str
    """What a title adds after a comma."""
    exact: Callable[[Decimal], str]
    short: Callable[[Decimal], str]
    is_whole: bool = False


ONLY: Final = "value"
"""The key of a series that stands alone, whose name would only repeat the title."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one kind, side by side with the others."""

    key: str
    label: str
    colour: Colour
    unit: Unit


@dataclass(frozen=True, slots=True)
class Place:
    """What stands at one place along the axis; a click tells its id."""

    id: str
    label: str
    values: tuple[Decimal | None, ...]
    colour: Colour | None = None
    tick: str = ""


def money_in(currency: str, locale: str) -> Unit:
    """Amounts of a currency."""
    return Unit(
        currency,
        lambda amount: money(amount, currency, locale, exact=True),
        lambda amount: compact_money(amount, currency, locale),
    )


def counted(noun: str, locale: str) -> Unit:
    """Numbers of things: 1 invoice, 12 invoices."""
    return Unit(
        f"number of {noun}s",
        lambda value: count(int(value), noun, locale=locale),
        lambda value: compact(value, locale),
        is_whole=True,
    )


def days(locale: str) -> Unit:
    """Lengths of time in days."""
    return Unit(
        "days", lambda value: lengths.days(value, locale), lambda value: number(value, locale)
    )


def written(unit: Unit, value: Decimal | None) -> str:
    """The exact value; a dash when it is unknown."""
    return EMPTY if value is None else unit.exact(value)


def inert(text: str) -> str:
    """Text for a figure, where plotly reads a part of HTML: drawn as it stands."""
    return html.escape(_INVISIBLE.sub(" ", text), quote=False)


def drawn(value: Decimal | None) -> float | None:
    """A value as a place on the screen: the only use of floats."""
    return None if value is None else float(value)


def ticks(values: Sequence[Decimal | None], *, is_whole: bool) -> list[Decimal]:
    """A few round values from zero, or below it, up to the largest value or above."""
    known = [value for value in values if value is not None]
    least, most = min([*known, Decimal(0)]), max([*known, Decimal(0)])
    step = _step((most - least) / _MOST_TICKS, is_whole=is_whole)
    first, last = int((least / step).to_integral_value("ROUND_FLOOR")), _above(most / step)
    return [step * place for place in range(first, max(last, first + 1) + 1)]


def value_axis(values: Sequence[Decimal | None], unit: Unit) -> dict[str, Any]:
    """An axis of values, which holds zero, with ticks as the locale writes them."""
    places = ticks(values, is_whole=unit.is_whole)
    return {
        "type": "linear",
        "range": [drawn(places[0]), drawn(places[-1])],
        "tickvals": [drawn(place) for place in places],
        "ticktext": [inert(unit.short(place)) for place in places],
        "zeroline": places[0] < 0,
        "fixedrange": True,
        "title": NO_TITLE,
        "tickfont": LABELS,
    }


def label_places(how_many: int) -> list[int]:
    """Which of so many places get a label: all, or every second, third and so on."""
    step = -(-how_many // _MOST_LABELS) or 1
    return list(range(0, how_many, step))


def layout(height: int, **parts: object) -> dict[str, Any]:
    """What every figure has: no title, no dragging, room as needed, nothing dimmed."""
    return {
        "height": height,
        "margin": {"l": 0, "r": 8, "t": 8, "b": 0},
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "font": LABELS,
        "hoverlabel": {"align": "left", "namelength": -1, "font": {"color": _TEXT, "size": 13}},
        **parts,
    }


def _step(least: Decimal, *, is_whole: bool) -> Decimal:
    """The smallest round step that is not below the least."""
    floor = Decimal(1) if is_whole else Decimal("0.001")
    wanted = max(least, floor)
    power = Decimal(10) ** wanted.adjusted()
    return next(
        step
        for step in (base * power for base in _STEPS)
        if step >= wanted and not (is_whole and step % 1)
    )


def _above(value: Decimal) -> int:
    return int(value.to_integral_value("ROUND_CEILING"))
