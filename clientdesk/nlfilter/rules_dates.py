"""Days, months, quarters and years, alone and with since, before, between and the like."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter import spans
from clientdesk.nlfilter.finding import built
from clientdesk.nlfilter.notes import SWAPPED_DATES, day_first
from clientdesk.nlfilter.rule import Rule
from clientdesk.nlfilter.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.line import Item
    from clientdesk.nlfilter.notes import Note
    from clientdesk.nlfilter.rule import Match

_MOST: Final = 100_000
"""Units that a date may lie back; more is no date."""


def _span(span: Span | None, note: Note | None = None) -> Reading | None:
    return built(note, span=span) if span else None


def _written(match: Match) -> Reading | None:
    text = match.value("date", "date")
    span, is_unsure = spans.written_day(match.asked.today, text)
    if span is None:
        return built(text=text)
    return _span(span, day_first(text) if is_unsure else None)


def _last_units(match: Match) -> Reading | None:
    """The last 10 days: from ten days ago on."""
    number = match.value("number", "number")
    return _span(_back(match, Decimal(number)))


def _back(match: Match, number: Decimal) -> Span | None:
    if number != int(number) or not 0 < number < _MOST:
        return None
    return Span(spans.back(match.asked.today, int(number), match.value("unit", "unit")))


def _last_unit(match: Match) -> Reading | None:
    """Last month is the one before this; the past month is the time since a month ago."""
    unit = match.value("unit", "unit")
    if match.has("past") or unit == "fortnight":
        return _span(_back(match, Decimal(1)))
    return built(span=spans.unit_before(match.asked.today, unit), whole=True)


def _this_unit(match: Match) -> Reading | None:
    """From the start of the unit on."""
    return _span(Span(spans.unit_around(match.asked.today, match.value("unit", "unit")).first))


def _to_date(unit: str) -> Callable[[Match], Reading | None]:
    return lambda match: _span(Span(spans.unit_around(match.asked.today, unit).first))


def _near_day(match: Match) -> Reading | None:
    day = spans.moved(match.asked.today, -int(match.value("day", "day")))
    return _span(Span(day, day))


def _weekday(match: Match) -> Reading | None:
    today, number = match.asked.today, int(match.value("day", "weekday"))
    if match.has("last"):
        today = spans.moved(today, -1)
    return _span(spans.weekday(today, number))


def _year(match: Match) -> int | None:
    """The year that was said with a day, month or quarter: 2025, '25, or last year."""
    if match.has("year"):
        return int(match.value("year", "year"))
    if match.has("short"):
        return 2000 + int(match.value("short", "number"))
    span = match.value("around", "span")
    return span.first.year if span and span.first else None


def _day(match: Match) -> Reading | None:
    number = match.value("day", "nth") or match.value("day", "number")
    if number is None or not 1 <= number <= 31:
        return None
    month = int(match.value("month", "month"))
    return _span(spans.day_of_month(match.asked.today, int(number), month, _year(match)))


def _days(match: Match) -> Reading | None:
    """1 to 15 March."""
    last = match.value("last", "span")
    number = match.value("day", "nth") or match.value("day", "number")
    if last.first is None or last.first != last.last or not 1 <= number <= 31:
        return None
    year = last.first.year
    first = spans.day_of_month(match.asked.today, int(number), last.first.month, year)
    return _span(spans.joined(first, last)[0]) if first else None


def _month(match: Match) -> Reading | None:
    if not match.has("year") and not match.has("around") and not _is_month(match):
        return None
    month = int(match.value("month", "month"))
    return _span(spans.month_of(match.asked.today, month, _year(match)))


_LEADS: Final = ("when_since", "when_after", "when_before", "when_until", "when_in", "when_last")
_JOINS: Final = ("when_this", "to", "and", "or", "between", "created", "comma")


def _is_month(match: Match) -> bool:
    """May is a month only where a month can stand; so is a short name that is a word too."""
    item, before = match.item("month"), match.before()
    if item is None or "polite" not in item:
        return True
    return before is not None and any(tag in before for tag in (*_LEADS, *_JOINS))


def _quarter(match: Match) -> Reading | None:
    quarter = int(match.value("quarter", "quarter"))
    return _span(spans.quarter_of(match.asked.today, quarter, _year(match)))


def _whole_year(match: Match) -> Reading | None:
    """A number is a year where a day can stand, unless it is compared or an amount goes on."""
    lead, after = match.item("lead"), match.after()
    before = match.line.items[match.first - 2] if match.first > 1 else None
    if after is not None and any(tag in after for tag in ("scale", "currency_code", "metric")):
        return None
    if before is not None and "metric" in before and not _is_period(lead, after):
        return None
    if lead and "compare" in lead and (before is None or not _is_dated(before)):
        return None
    return _span(spans.year_of(match.value("it", "year")))


def _is_period(lead: Item | None, after: Item | None) -> bool:
    """Whether a year behind an amount is one: in 2024, since 2024; not from 2000 to 5000."""
    if lead is None or "when_until" in lead or (after is not None and "to" in after):
        return False
    return any(tag in lead for tag in _LEADS)


def _is_dated(item: Item) -> bool:
    return any(tag in item for tag in ("created", "invoice_last", "invoice_invoiced"))


def _begin(match: Match) -> Reading | None:
    first = match.value("span", "span").first
    return _span(Span(first, first)) if first else None


def _finish(match: Match) -> Reading | None:
    last = match.value("span", "span").last
    return _span(Span(last, last)) if last else None


def _joined(match: Match) -> Reading | None:
    span, was_swapped = spans.joined(match.value("first", "span"), match.value("last", "span"))
    return _span(span, SWAPPED_DATES if was_swapped else None)


def _neighbours(match: Match) -> Reading | None:
    """In 2024 or 2025; only what follows without a gap is one stretch."""
    first, last = match.value("first", "span"), match.value("last", "span")
    if None in {first.first, first.last, last.first, last.last}:
        return None
    if first.floating and not last.floating:
        first = spans.in_year(first, last.last.year)
    first, last = sorted((first, last), key=lambda span: span.first)
    is_one = spans.moved(first.last, 1) >= last.first
    return _span(Span(first.first, max(first.last, last.last))) if is_one else None


def _since(match: Match) -> Reading | None:
    first = match.value("span", "span").first
    return built(span=Span(first), led=True) if first else None


def _after(match: Match) -> Reading | None:
    span = match.value("span", "span")
    if span.last is None:
        return built(span=span, led=True)
    return built(span=Span(spans.moved(span.last, 1)), led=True)


def _before(match: Match) -> Reading | None:
    first = match.value("span", "span").first
    return built(span=Span(None, spans.moved(first, -1)), led=True) if first else None


def _until(match: Match) -> Reading | None:
    span = match.value("span", "span")
    return built(span=Span(None, span.last or match.asked.today), led=True)


def _in(match: Match) -> Reading:
    return built(span=match.value("span", "span"), led=True)


_YEAR: Final = "(?:~<comma>?<prep>?(?:(year=<year>)|(around=<span>)))?"
_LED: Final = "when_since|when_after|when_before|when_until|when_in"

DATES: Final = (
    Rule("(date=<date>)", _written),
    Rule("<when_last>(number=<number>)(unit=<unit>)", _last_units),
    Rule("(number=<number>)<after_unit_rolling>(unit=<unit>)", _last_units),
    Rule("(number=<number>)(unit=<unit>)<after_unit_rolling>", _last_units),
    Rule("<when_to_date>", _to_date("year")),
    Rule("<when_quarter_to_date>", _to_date("quarter")),
    Rule("<when_month_to_date>", _to_date("month")),
    Rule("<when_week_to_date>", _to_date("week")),
    Rule("(past=<when_past>)(unit=<unit>)", _last_unit),
    Rule("<when_last>(unit=<unit>)", _last_unit),
    Rule("<when_this>(unit=<unit>)", _this_unit),
    Rule("(unit=<unit>)<after_unit_last>", _last_unit),
    Rule("(unit=<unit>)<after_unit_this>", _this_unit),
    Rule("(day=<day>)", _near_day),
    Rule("(last=<when_last>)?<when_this>?(day=<weekday>)", _weekday),
    Rule(f"(day=<nth|number>)~(month=<month>){_YEAR}", _day),
    Rule(f"(month=<month>)<det>?(day=<nth|number>)(?!<scale|currency_code>){_YEAR}", _day),
    Rule("(month=<month>)(day=<nth>)", _day),
    Rule("(month=<month>)<mark|possessive>(short=<number>)", _month),
    Rule(f"<when_last|when_this>?(month=<month>){_YEAR}", _month),
    Rule("(year=<year>)<dash|comma>?(quarter=<quarter>)", _quarter),
    Rule(f"(quarter=<quarter>){_YEAR}", _quarter),
    Rule(
        f"(lead=<{_LED}|between|when_begin|when_finish|created|invoice_last|invoice_invoiced>)~(it=<year>)",
        _whole_year,
    ),
    Rule("<span><to|and|or|dash>(it=<year>)", _whole_year),
    Rule("(?:^|<comma|done|soft>)(it=<year>)(?=<created|client>)", _whole_year),
    Rule("<between>?<det>?(day=<nth|number>)<to|dash|and><det>?(last=<span>)", _days),
    Rule("<between>~(first=<span>)<to|and|dash>~(last=<span>)", _joined),
    Rule("(first=<span>)<to|dash>(last=<span>)", _joined),
    Rule("(first=<span>)<or|and>(last=<span>)", _neighbours),
    Rule("<when_begin>~(span=<span>)", _begin),
    Rule("<when_begin>~(unit=<unit>)", _this_unit),
    Rule("<when_finish>~(span=<span>)", _finish),
)

LED: Final = (
    Rule("<when_in>?~(span=<span>)<when_or_earlier>", _until),
    Rule("<when_in|when_since>?~(span=<span>)<when_or_later>", _since),
    Rule("<when_from>~(span=<whole>)", _in),
    Rule("<when_since>~(span=<span>)", _since),
    Rule("<when_after>~(span=<span>)", _after),
    Rule("<when_before>~(span=<span>)", _before),
    Rule("<when_until>~(span=<span>)", _until),
    Rule("<when_in>~(span=<span>)", _in),
)
