"""What the page of analytics is asked for, as its address says it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from clientdesk.errors import ClientDeskError, InvalidInput
from clientdesk.model.client_filter import UNASSIGNED
from clientdesk.model.days import day_of
from clientdesk.model.filter_values import read_currencies
from clientdesk.model.period import Grain, Period, Window, fitting, window

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from datetime import date


_MOST_STEPS: Final = 400
"""Steps that a chart can hold; more would be thinner than what a screen can draw."""

_OPEN: Final = 2_800
"""How many days a period without a first day is taken to have."""

_DAYS: Final = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30, Grain.QUARTER: 91}


@dataclass(frozen=True, slots=True)
class View:
    """The page's conditions; what is None is not asked for."""

    period: Period = Period.LAST_90
    first: date | None = None
    """The first and last day of a custom period."""
    last: date | None = None
    grain: Grain | None = None
    as_of: date | None = None
    owner: str | None = None
    """A member's name, or unassigned."""
    currency: str | None = None

    def check(self, today: date) -> None:
        """Raise InvalidInput for a period that ends before it begins, and a day to come."""
        self.window(today)
        if self.as_of and self.as_of > today:
            raise InvalidInput("The as-of day is after today. Choose an earlier one.")

    def day(self, today: date) -> date:
        """The day as of which figures are."""
        return self.as_of or today

    def window(self, today: date) -> Window:
        """The days of the period; the named ones end on the as-of day."""
        return window(self.period, self.day(today), first=self.first, last=self.last)

    def step(self, today: date) -> Grain:
        """The grain asked for, unless a chart cannot hold its steps; else one that reads well."""
        days = self.window(today)
        last = days.last or self.day(today)
        length = _OPEN if days.first is None else (last - days.first).days + 1
        if self.grain and length <= _DAYS[self.grain] * _MOST_STEPS:
            return self.grain
        return fitting(days.first, max(days.first, last)) if days.first else Grain.QUARTER

    def owners(self) -> tuple[str, ...] | None:
        """The owner as the client filter has it: no names mean unassigned."""
        if self.owner is None:
            return None
        return () if self.owner == UNASSIGNED else (self.owner,)


PARAMETERS: Final = {
    "period": "period",
    "from": "first",
    "to": "last",
    "by": "grain",
    "as_of": "as_of",
    "owner": "owner",
    "currency": "currency",
}
"""The names of the address for the fields of a view."""

_DEFAULTS: Final = {field.name: field.default for field in fields(View)}


@dataclass(frozen=True, slots=True)
class ViewRead:
    """The view of an address, and a sentence for each part that cannot be read."""

    view: View
    problems: tuple[str, ...] = ()


def parameters(view: View) -> dict[str, str]:
    """What the address says of a view; what is not asked for is empty."""
    values = {name: getattr(view, field) for name, field in PARAMETERS.items()}
    if view.period is not Period.CUSTOM:
        values |= {"from": None, "to": None}
    return {
        name: "" if value in {None, _DEFAULTS[PARAMETERS[name]]} else str(value)
        for name, value in values.items()
    }


def read_view(address: Mapping[str, str], *, owners: Collection[str], today: date) -> ViewRead:
    """The view that an address asks for; what cannot be read is left out and said."""
    values: dict[str, Any] = {}
    problems = []
    for name, field in PARAMETERS.items():
        if text := address.get(name, ""):
            try:
                values[field] = _READERS[name](text, owners)
            except (ClientDeskError, ValueError):
                problems.append(f"“{text[:40]}” is no {_WORDS[name]}.")
    view = View(**values)
    try:
        view.check(today)
    except InvalidInput as problem:
        return ViewRead(View(), (*problems, problem.message))
    return ViewRead(view, tuple(problems))


def _day(text: str, _owners: Collection[str]) -> date:
    day = day_of(text)
    if day is None:
        raise ValueError(text)
    return day


def _owner(text: str, owners: Collection[str]) -> str:
    if text not in {UNASSIGNED, *owners}:
        raise ValueError(text)
    return text


_READERS: Final[dict[str, Callable[[str, Collection[str]], Any]]] = {
    "period": lambda text, _owners: Period(text),
    "from": _day,
    "to": _day,
    "by": lambda text, _owners: Grain(text),
    "as_of": _day,
    "owner": _owner,
    "currency": lambda text, _owners: read_currencies("currency", [text])[0],
}

_WORDS: Final = {
    "period": "period",
    "from": "first day",
    "to": "last day",
    "by": "step of days, weeks, months or quarters",
    "as_of": "day",
    "owner": "member of this workspace",
    "currency": "currency",
}
