"""What clients owe, are late with and have paid, and for how long."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.nlfilter.finding import found
from clientdesk.nlfilter.notes import NO_COUNT
from clientdesk.nlfilter.rule import Rule
from clientdesk.nlfilter.rules_ages import in_days
from clientdesk.nlfilter.rules_numbers import OPPOSITE, amount_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.line import Item
    from clientdesk.nlfilter.rule import Match

_NOTHING: Final = {"eq": Decimal(0)}
_SOMETHING: Final = {"gt": Decimal(0)}
_RANK: Final = ("overdue", "revenue", "outstanding")
"""Of two words for one amount the narrower counts: the overdue balance is overdue."""


def _key(match: Match) -> str:
    named = [item.get("metric") or item.get("spent") for item in match.items("metric")]
    return next(key for key in _RANK if key in named)


def _amount(match: Match) -> Reading | None:
    """A metric with an amount, in either order."""
    item = match.item("bounds")
    if item is None or ("year" in item and "bounds" not in item):
        return None
    bounds = item.get("bounds") or {"eq": amount_of(item)}
    if match.has("no"):
        bounds = {OPPOSITE.get(name, name): value for name, value in bounds.items()}
    key = _key(match)
    return found({key: bounds} | _currency(item), spent=key, money=True)


def _counted(match: Match) -> Reading | None:
    """More than 3 overdue invoices: there are some, how many a filter cannot say."""
    item = match.item("bounds")
    if item is None or "money" in item or "year" in item:
        return None
    key = _key(match)
    return replace(found({key: _SOMETHING}, spent=key, some=True), note=NO_COUNT)


def _currency(item: Item) -> dict[str, Any]:
    return {"currency": (item.get("code"),)} if item.get("code") else {}


def _days(match: Match) -> Reading | None:
    """Days are those of an overdue or an open amount; revenue has none."""
    if _key(match) == "revenue":
        return None
    return found({"days_overdue": in_days(match.value("age", "age"))}, spent="overdue")


def _days_or_more(match: Match) -> Reading | None:
    """45 days overdue or more."""
    bounds, unit = match.value("age", "age") or ({"eq": match.value("days", "number")}, "day")
    if "eq" not in bounds or (match.has("metric") and _key(match) == "revenue"):
        return None
    days = in_days(({match.value("sign", "or_after"): bounds["eq"]}, unit))
    return found({"days_overdue": days}, spent="overdue")


def _days_overdue(match: Match) -> Reading:
    item = match.item("bounds")
    bounds: Mapping[str, Decimal] = (item and item.get("bounds")) or {
        "gte": Decimal(match.value("bounds", "number"))
    }
    return found({"days_overdue": bounds}, spent="overdue")


def _nothing(match: Match) -> Reading:
    return found({_key(match): _NOTHING}, nothing=True)


def _bare(match: Match) -> Reading:
    """Overdue clients; nothing outstanding."""
    word: str = match.value("bare", "bare")
    key = word.removeprefix("no_")
    if key != word:
        return found({key: _NOTHING}, spent=key, nothing=True)
    return found({key: _SOMETHING}, spent=key, some=True)


def _some(match: Match) -> Reading:
    key = _key(match)
    return found({key: _SOMETHING}, spent=key, some=True)


def _of_the_one_amount(match: Match) -> Reading | None:
    """Overdue clients in Vienna over 1000: bounds that stand apart from what they are about."""
    about = {item.get("spent") for item in match.line.items if "spent" in item}
    item = match.item("bounds")
    if item is None or len(about) != 1 or not about <= set(_RANK) or not _is_read(match):
        return None
    return found({about.pop(): item.get("bounds")} | _currency(item))


def _is_read(match: Match) -> bool:
    """Whether every word between the bounds and what they are about was read."""
    between = match.line.items[: match.first]
    about = max((index for index, item in enumerate(between) if "spent" in item), default=None)
    return about is not None and all(
        {"done", "soft", "comma"} & item.senses.keys() for item in between[about:]
    )


_METRIC: Final = "(metric=<metric>(?:~<metric>){0,2})"
_PLAIN: Final = "(?!~<dash>?<unit|invoice_invoices|employees|times|client>)"

MONEY: Final = (
    Rule(f"(age=<age>)~{_METRIC}<or|and>(sign=<or_after>)", _days_or_more),
    Rule("(days=<number>)~<age_metric><or|and>(sign=<or_after>)", _days_or_more),
    Rule(f"(age=<age>)~{_METRIC.replace('<metric>', '<metric|spent>', 1)}", _days),
    Rule(f"{_METRIC}~(age=<age>)", _days),
    Rule("<no>?~<age_metric>~(bounds=<bounds|number>)", _days_overdue),
    Rule("(bounds=<bounds|number>)~<age_metric>", _days_overdue),
    Rule(
        f"{_METRIC}<money_word|colon>?~(bounds=<bounds|amount>)(?:~<money_word>)?{_PLAIN}", _amount
    ),
    Rule(f"{_METRIC}~(bounds=<number>)<money_word>?{_PLAIN}", _amount),
    Rule("(bounds=<bounds|number>)(?:<be|det>){0,2}(metric=<counted>)", _counted),
    Rule("(bounds=<bounds|amount>)<money_word>?~(metric=<metric|spent>(?:~<metric>)?)", _amount),
    Rule(f"(metric=<spent>)~(?:<and|comma>~)?(it=(bounds=<bounds|amount>)){_PLAIN}", _amount),
    Rule("(metric=<spent>)~(?:<and|comma>~)?(it=(age=<age>))", _days),
    Rule(f"<no>~{_METRIC}", _nothing),
    Rule("(bare=<bare>)", _bare),
    Rule(f"<have>~{_METRIC}", _some),
    Rule(f"<who|us>{_METRIC}~<money_word>", _some),
)

APART: Final = (Rule(f"(bounds=<bounds>){_PLAIN}(?!~<odd|span|age>)", _of_the_one_amount),)
