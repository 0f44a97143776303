"""Stretches of time said as a number of days, weeks, months or years."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter import spans
from clientdesk.nlfilter.finding import built
from clientdesk.nlfilter.rule import Rule
from clientdesk.nlfilter.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.rule import Match

_MOST: Final = 100_000


def age(bounds: Mapping[str, Decimal], unit: str) -> Reading | None:
    """A compared number of units; eq when it was said without a comparison."""
    if any(number != int(number) or not 0 <= number < _MOST for number in bounds.values()):
        return None
    return built(age=(bounds, unit))


def in_days(stretch: tuple[Mapping[str, Decimal], str]) -> dict[str, Decimal]:
    """The bounds of an age in days; without a comparison it is the least."""
    bounds, unit = stretch
    days = spans.days_in(unit)
    return {"gte" if name == "eq" else name: number * days for name, number in bounds.items()}


def ago(today: date, stretch: tuple[Mapping[str, Decimal], str]) -> Span:
    """The days that lie as far back as an age says; exactly so far without a comparison."""
    first = last = None
    for name, number in stretch[0].items():
        day = spans.back(today, int(number), stretch[1])
        if name in {"lt", "lte", "eq"}:
            first = day
        if name in {"gte", "eq"}:
            last = day
        if name == "gt":
            last = spans.moved(day, -1)
    return Span(first, last)


def _bounded(match: Match) -> Reading | None:
    return age(match.value("bounds", "bounds"), match.value("unit", "unit"))


def _plain(match: Match) -> Reading | None:
    return age({"eq": Decimal(match.value("number", "number"))}, match.value("unit", "unit"))


def _one(match: Match) -> Reading | None:
    return age({match.value("sign", "compare") or "eq": Decimal(1)}, match.value("unit", "unit"))


def _followed(match: Match) -> Reading | None:
    """90 days or more."""
    bounds, unit = match.value("age", "age")
    sign = match.value("sign", "or_after" if match.has("or") else "after")
    return age({sign: bounds["eq"]}, unit) if "eq" in bounds else None


def _ago(match: Match) -> Reading:
    return built(span=ago(match.asked.today, match.value("age", "age")), led=match.has("lead"))


def _since(match: Match) -> Reading | None:
    """Within the last 30 days said as since, for or within 30 days."""
    bounds, unit = match.value("age", "age")
    if "eq" not in bounds:
        return None
    return built(span=Span(spans.back(match.asked.today, int(bounds["eq"]), unit)), led=True)


AGES: Final = (
    Rule("(bounds=<bounds>)<dash>?(unit=<unit>)", _bounded),
    Rule("(number=<number>)<dash>?(unit=<unit>)", _plain),
    Rule("(sign=<compare>)<a>(unit=<unit>)", _one),
    Rule("<a>(unit=<unit>)(?=~(?:<when_ago|metric|yet>))", _one),
    Rule("(?:<when_for|when_since|when_before|when_before_now>)(it=<a>(unit=<unit>))", _one),
    Rule("(age=<age>)(or=<or|and>)(sign=<or_after>)(?!<number|amount>)", _followed),
    Rule("(age=<age>)(sign=<after>)(?!<number|amount>)", _followed),
    Rule("(age=<age>)<when_ago>", _ago),
    Rule("<when_before_now>~(age=<age>)", _ago),
    Rule("<when_since>~(age=<age>)", _since),
)
