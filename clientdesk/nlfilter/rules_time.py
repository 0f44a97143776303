"""When clients were created, how often they were invoiced and when last."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter import spans
from clientdesk.nlfilter.finding import built, found
from clientdesk.nlfilter.rule import Rule
from clientdesk.nlfilter.rules_ages import ago

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.rule import Match
    from clientdesk.nlfilter.spans import Span


def _span(match: Match) -> Span:
    """The days that were said, or the age that something had at least or at most."""
    span = match.value("span", "span")
    return span if span else ago(match.asked.today, match.value("span", "age"))


def _within(key: str) -> Callable[[Match], Reading | None]:
    def read(match: Match) -> Reading | None:
        span = _span(match)
        return found(_between(key, span))

    return read


def _since_created(match: Match) -> Reading | None:
    """Days that nothing else was said of; an archiving or an amount has none in a filter."""
    if _is_said_of_something(match):
        return None
    return built(soft=True) if _is_now(match) else found(_between("created", _span(match)))


def _is_now(match: Match) -> bool:
    """Today behind conditions, as in overdue clients in Germany today, says what holds anyway."""
    span, today = _span(match), match.asked.today
    is_today = (span.first, span.last) == (today, today)
    return is_today and any("done" in item for item in match.line.items[: match.first])


def _is_said_of_something(match: Match) -> bool:
    """Whether days belong to something that no filter dates: a payment, a portal, a word unread."""
    if match.has("created"):
        return False
    is_apart = False
    for item in reversed(match.line.items[: match.first]):
        if _TOLD & item.senses.keys():
            return False
        if "pays" in item or ("undated" in item and not is_apart):
            return True
        if not _BETWEEN & item.senses.keys():
            keys = item.get("done") or frozenset()
            return not keys or not keys <= (_DATED | _LISTED if is_apart else _DATED)
        is_apart |= "comma" in item
    return False


_TOLD: Final = frozenset({"client", "created", "dated"})
_BETWEEN: Final = frozenset({"soft", "comma", "and", "or"})
_DATED: Final = frozenset(
    {
        *("location", "owner", "industry", "company_type", "size_segment", "status", "currency"),
        *("search", "created_from", "created_to"),
    }
)
"""Keys of conditions behind which days are those since when someone is a client."""
_LISTED: Final = frozenset({"risk_tier", "has", "missing", "portal", "limit"})
"""The same behind a comma, which begins something new."""


def _between(key: str, span: Span) -> dict[str, object]:
    days = {f"{key}_from": span.first, f"{key}_to": span.last}
    return {name: day for name, day in days.items() if day is not None}


def _not_within(key: str) -> Callable[[Match], Reading | None]:
    """Not since June, not in the last 90 days: up to the day before."""

    def read(match: Match) -> Reading | None:
        span = match.value("span", "span")
        if span is None:
            return found({f"{key}_to": _long_ago(match)})
        if span.first is None:
            after = spans.moved(span.last, 1) if span.last else None
            return found({f"{key}_from": after}) if after else None
        return found({f"{key}_to": spans.moved(span.first, -1)})

    return read


def _long_ago(match: Match) -> object:
    """No invoice for 90 days, or for more: the day before those days."""
    bounds, unit = match.value("span", "age")
    name, number = next(iter(bounds.items()))
    day = spans.back(match.asked.today, int(number), unit)
    return day if name == "gte" else spans.moved(day, -1)


def _count(match: Match) -> Reading | None:
    item = match.item("bounds")
    before = match.before()
    if item is None or "money" in item or (before is not None and "than" in before):
        return None
    if match.has("after") and ("year" in item or "invoice_one" in (match.item("after") or ())):
        return None
    bounds = item.get("bounds") or {"eq": Decimal(item.get("number"))}
    return found({"invoice_count": bounds})


def _count_or_more(match: Match) -> Reading | None:
    """12 invoices or more."""
    return found(
        {"invoice_count": {match.value("sign", "or_after"): match.value("number", "number")}}
    )


def _times(match: Match) -> Reading | None:
    number = match.value("times", "times")
    return found({"invoice_count": {"eq": Decimal(number)}}) if number != "times" else None


def _bounded_times(match: Match) -> Reading | None:
    """At least twice."""
    sign, number = match.value("sign", "compare"), match.value("times", "times")
    return found({"invoice_count": {sign: Decimal(number)}}) if number != "times" else None


def _never(_match: Match) -> Reading:
    return found({"invoice_count": {"eq": Decimal(0)}})


def _ever(_match: Match) -> Reading:
    return found({"invoice_count": {"gt": Decimal(0)}}, some=True)


def _named(match: Match) -> Reading:
    """Invoice 4711 is one invoice, and no count; a filter knows no first invoice."""
    return built(text=match.line.source(match.first, match.stop - 1))


def _old(match: Match) -> Reading | None:
    """Clients for more than two years, older than a year."""
    span = ago(match.asked.today, match.value("span", "age"))
    bounds, _ = match.value("span", "age")
    return (
        None if "eq" in bounds or _is_said_of_something(match) else found(_between("created", span))
    )


def _said_later(_match: Match) -> Reading:
    """Added in Berlin last week: the days stand behind the place."""
    return built(soft=True, thin=True, client=True)


_INVOICED: Final = "<invoice_invoices|invoice_invoiced|invoice_last|invoice_never>"
_SPAN: Final = "(span=<span|age>)"
_WHOSE: Final = "(?:<prep|det|be|have>){0,3}+"

INVOICES: Final = (
    Rule(
        "<invoice_one>(?:<no|mark|comma|dash>){0,3}<number|literal>(?!~<invoice_invoices>)", _named
    ),
    Rule("<ordinal>~<invoice_one>", _named),
    Rule(f"<no|never>~{_INVOICED}~<yet>?~<when_for>?~{_SPAN}", _not_within("last_invoice")),
    Rule(f"<invoice_never>~<yet>?~<when_for>?~{_SPAN}", _not_within("last_invoice")),
    Rule(f"{_INVOICED}~<no>~{_SPAN}", _not_within("last_invoice")),
    Rule(f"<invoice_last>~{_SPAN}", _within("last_invoice")),
    Rule("<invoice_invoiced>~(bounds=<bounds|number>)~<times>", _count),
    Rule("<invoice_invoiced>~(sign=<compare>)(times=<times>)", _bounded_times),
    Rule("<invoice_invoiced>~(times=<times>)", _times),
    Rule(f"<invoice_invoiced>~{_SPAN}", _within("last_invoice")),
    Rule("(number=<number>)~<invoice_invoices><or|and>(sign=<or_after>)", _count_or_more),
    Rule("(bounds=<bounds|number>)~<invoice_invoices>", _count),
    Rule(f"<invoice_invoices>~{_SPAN}", _within("last_invoice")),
    Rule("(after=<invoice_invoices>)~(bounds=<bounds|number>)", _count),
    Rule(
        f"(?:^|<comma|who|and>)(it={_SPAN}~<invoice_never>(?:<or_after>(?=$|<comma|who|and>))?)",
        _not_within("last_invoice"),
    ),
    Rule("<invoice_never>", _never),
    Rule("<no|never>~<invoice_invoices|invoice_invoiced>~<yet>?", _never),
    Rule("<invoice_invoices>~<comma>?<no>(?=$|<comma>)", _never),
    Rule("<have>~<invoice_invoices>", _ever),
    Rule("<invoice_invoiced>", _ever),
)

CREATED: Final = (
    Rule("(it=<created>)~<done>{1,2}~<span|age>", _said_later),
    Rule(f"<no>~<created>~{_SPAN}", _not_within("created")),
    Rule(f"<created>~{_SPAN}", _within("created")),
    Rule("<client>~(span=<age>)", _old),
    Rule("(span=<span>)(whose=<possessive>)?(?:~(created=<created>))?", _since_created),
    Rule("(span=<age>)", _old),
)
