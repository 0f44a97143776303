"""In which order the list comes, and how many of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.nlfilter.finding import found
from clientdesk.nlfilter.rule import Rule

if TYPE_CHECKING:
    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.rule import Match

_MOST: Final = 1_000_000


def _sorted(match: Match) -> Reading | None:
    """By a key, with the direction that was said, else the usual one."""
    key = match.values("key", "sort_key")[-1]
    most = match.value("most", "most") if key != "name" else None
    said = match.value("way", "direction") or most
    limit = _limit(match)
    if match.has("most") and "invoice_one" in match.items("key")[-1]:
        return None
    if limit is None or not _fits(match.value("way", "sorting"), key):
        return None
    descending = said == "descending" if said else key != "name"
    return _ordered({"sort": key, "descending": descending} | limit)


def _ordered(order: dict[str, Any]) -> Reading:
    """An order; behind that of creation, days are those of creation."""
    return found(order, dated=True) if order["sort"] == "created" else found(order)


def _fits(phrase: str | None, key: str) -> bool:
    """Newest first is about dates, A to Z about names; largest first fits all."""
    if phrase is None:
        return True
    named = phrase.removeprefix("-")
    return named == key or (named == "created" and key == "last_invoice")


def _limit(match: Match) -> dict[str, Any] | None:
    """The number of rows, if one was said; None when it cannot be one."""
    if match.has("one"):
        return {"limit": 1}
    item = match.item("number") or match.item("number2")
    if item is None:
        return {}
    number = item.get("number")
    whole = int(number) if number == int(number) else 0
    return {"limit": whole} if 0 < whole <= _MOST else None


def _phrase(match: Match) -> Reading | None:
    """Newest first; the 5 most valuable."""
    word: str = match.value("sorting", "sorting")
    limit = _limit(match)
    order = {"sort": word.removeprefix("-"), "descending": word.startswith("-")}
    return None if limit is None else _ordered(order | limit)


def _said_twice(match: Match) -> Reading | None:
    """Brought in the most revenue; the 3 oldest by date created."""
    named = match.value("sorting", "sorting").removeprefix("-")
    return _phrase(match) if named == match.value("key", "sort_key") else None


def _latest(match: Match) -> Reading | None:
    """The last 10 clients added."""
    limit = _limit(match)
    return found({"sort": "created", "descending": True} | limit) if limit else None


def _rows(match: Match) -> Reading | None:
    item = match.item("number")
    return None if item is None or "year" in item else _strong(match)


def _strong(match: Match) -> Reading | None:
    limit = _limit(match)
    return found(limit) if limit else None


def _limited(match: Match) -> Reading | None:
    """Limit 5000, but no credit limit."""
    before = match.before()
    return None if before is not None and "text" in before else _strong(match)


def _weak(match: Match) -> Reading | None:
    """At most 40 is a limit of the list where it stands alone, with nothing that it compares."""
    before = match.before()
    return _rows(match) if before is None or "comma" in before or "done" in before else None


def _by_its_amount(match: Match) -> Reading | None:
    """Overdue hotels, biggest first: by the one amount that the sentence is about."""
    about = {item.get("spent") for item in match.line.items if "spent" in item}
    if len(about) != 1:
        return None
    return found(
        {"sort": about.pop(), "descending": match.value("way", "direction") == "descending"}
    )


_NUMBER: Final = "(?:(?:(number=<number>)|(one=<limit_one>))~)?"
_KEY: Final = "(key=<sort_key>)"
# Newest first, added in 2025: words that have days of their own say no order.
_FREE_KEY: Final = (
    "(?!<created|invoice_last>~(?:<when_after|when_before|when_until>~)?<span>)(key=<sort_key>)"
)
_WAY: Final = "(?:~<comma>?~(way=<direction>))?"
_OTHER: Final = (
    "(?!<dash>?<unit|employees|times|scale|currency_code|month|level|ordinal_suffix|after>"
    "|~<invoice_invoices>)"
)

ORDER: Final = (
    Rule(
        f"<limit_strong>?{_NUMBER}(sorting=<sorting>)(number2=<number>)?~<comma>?~{_FREE_KEY}",
        _said_twice,
    ),
    Rule(
        f"(most=<most>)(?:(number=<number>)|(one=<limit_one>))?(?:<client|det|who|be>){{0,4}}<sort_intro>~{_KEY}{_WAY}",
        _sorted,
    ),
    Rule(f"<sort_intro>~<comma>?~(sorting=<sorting>)(?:~<sort_by>~{_KEY})?", _phrase),
    Rule(f"<sort_intro>~(way=<direction>)~<sort_by>?~{_KEY}", _sorted),
    Rule(
        f"<sort_intro>~(?:(most=<most>)~)?{_KEY}(?:<sort_first>|~<comma>?~(way=<direction>))?",
        _sorted,
    ),
    Rule(f"<metric><det>?(most=<most>)~{_KEY}", _sorted),
    Rule(f"{_NUMBER}(most=<most>)(?:(number2=<number>)~)?~{_FREE_KEY}<sort_first>?", _sorted),
    Rule(f"{_KEY}<comma>?~(way=<direction>)", _sorted),
    Rule(f"{_KEY}<comma>?~(most=<most>)<sort_first>", _sorted),
    Rule(f"<limit_strong>?{_NUMBER}(sorting=<sorting>)(number2=<number>)?<sort_first>?", _phrase),
    Rule("<when_last>(number=<number>)<limit_rows>(?:~<created>)?", _latest),
    Rule(
        "<det>?<limit_strong|limit_weak|limit_show>?~(number=<number>)<limit_rows><limit_end>?",
        _rows,
    ),
    Rule("(?:^|<comma|done>)(it=(number=<number>)<limit_end>)(?=$|<comma>)", _rows),
    Rule(f"<det>?<limit_strong>~(number=<number>){_OTHER}", _limited),
    Rule(f"<limit_show>(number=<number>){_OTHER}", _rows),
    Rule(f"<limit_weak>(number=<number>)(?=$|<comma|and>){_OTHER}", _weak),
)

DIRECTION: Final = (
    Rule("(?:^|<comma|done|and>)(it=(way=<direction>))(?=$|<comma>)", _by_its_amount),
)
