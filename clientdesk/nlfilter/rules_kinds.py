"""What kind of company a client is: industry, legal kind, size, risk."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from clientdesk.model.words import CompanyType, Industry, RiskTier, SizeSegment
from clientdesk.nlfilter.finding import denied, found
from clientdesk.nlfilter.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from enum import StrEnum

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.rule import Match

_EMPLOYEES: Final = ((1, 9), (10, 49), (50, 249), (250, 999), (1000, 10**9))
"""First and last number of employees of each size, from micro on."""


def _words(key: str, tag: str, kind: type[StrEnum]) -> Callable[[Match], Reading | None]:
    """Words of a closed list; denied ones mean all others."""

    def read(match: Match) -> Reading | None:
        named = _all(match, tag)
        words = _others(named, kind) if match.has("no") else named
        say = denied if match.has("no") else found
        return say({key: tuple(kind(word) for word in words)}) if words else None

    return read


def _all(match: Match, tag: str) -> list[str]:
    return [word for name in ("word", "more") for word in match.values(name, tag)]


def _others(named: Iterable[str], kind: type[StrEnum]) -> list[str]:
    return [word for word in kind if word not in set(named)]


def _ordered(key: str, tag: str, kind: type[StrEnum]) -> Callable[[Match], Reading | None]:
    """Medium or higher; above low; small to large."""
    order = [str(word) for word in kind]

    def read(match: Match) -> Reading | None:
        at = order.index(match.value("word", tag))
        if match.has("last"):
            last = order.index(match.value("last", tag))
            kept = order[min(at, last) : max(at, last) + 1]
        else:
            kept = _compared(
                order, at, match.value("sign", "one") or match.value("sign", "or_after")
            )
        return found({key: tuple(kind(word) for word in kept)}) if kept else None

    return read


def _compared(order: list[str], at: int, sign: str) -> list[str]:
    return {
        "gt": order[at + 1 :],
        "gte": order[at:],
        "lt": order[:at],
        "lte": order[: at + 1],
    }[sign]


def _employees(match: Match) -> Reading | None:
    item = match.item("bounds")
    if item is None:
        return None
    bounds: Mapping[str, Decimal] = item.get("bounds") or {"eq": Decimal(item.get("number"))}
    segments = list(SizeSegment)
    kept = [segments[place] for place in _segments(bounds)]
    return found({"size_segment": tuple(kept)}) if kept else None


def _segments(bounds: Mapping[str, Any]) -> list[int]:
    """The sizes that lie within the bounds, give or take one employee at their ends."""
    if "eq" in bounds:
        number = bounds["eq"]
        return [at for at, (low, high) in enumerate(_EMPLOYEES) if low <= number <= high]
    first = bounds.get("gte", bounds.get("gt", -1) + 1)
    last = bounds.get("lte", bounds.get("lt", 10**10) - 1)
    return [
        at for at, (low, high) in enumerate(_EMPLOYEES) if first - 1 <= low and high <= last + 1
    ]


def _risky(match: Match) -> Reading | None:
    words = [match.value("word", "risky")]
    if match.has("no"):
        words = _others(words, RiskTier)
    return found({"risk_tier": tuple(RiskTier(word) for word in words)})


_RISK: Final = ("risk_tier", "level", RiskTier)
_SIZE: Final = ("size_segment", "size", SizeSegment)
_SIGN: Final = "(sign=<one>)"
_AFTER: Final = "<or|and>(sign=<or_after>)"
_NO: Final = "(?:(no=<no>)~)?"
_NEXT: Final = "(?:/|<nor>~)"
_LEVELS: Final = f"(word=<level>(?:{_NEXT}<level>){{0,3}})"
_SIZES: Final = f"(word=<size>(?:{_NEXT}<size>){{0,4}})"
_NO_SIZE: Final = "(?!~<metric|invoice_invoices|risk>)"


def _list(tag: str) -> str:
    return f"{_NO}(word=<{tag}>(?:{_NEXT}<{tag}>){{0,20}})"


KINDS: Final = (
    Rule(f"{_SIGN}~(word=<level>)~<risk>", _ordered(*_RISK)),
    Rule(f"(word=<level>)~<risk>{_AFTER}", _ordered(*_RISK)),
    Rule(f"(word=<level>){_AFTER}~<risk>", _ordered(*_RISK)),
    Rule(f"<risk>~{_SIGN}~(word=<level>)", _ordered(*_RISK)),
    Rule(f"<risk>~(word=<level>)~{_AFTER}", _ordered(*_RISK)),
    Rule("(word=<level>)<to>(last=<level>)~<risk>", _ordered(*_RISK)),
    Rule("<risk>~(word=<level>)<to>(last=<level>)", _ordered(*_RISK)),
    Rule(f"{_NO}{_LEVELS}~<risk>", _words(*_RISK)),
    Rule(f"<risk>~<mark|comma>?~{_NO}{_LEVELS}", _words(*_RISK)),
    Rule(f"{_NO}(word=<risky>)", _risky),
    Rule("(bounds=<bounds|number>)<dash>?~<employees>", _employees),
    Rule("<employees>~(bounds=<bounds|number>)", _employees),
    Rule(f"{_SIGN}~(word=<size>)", _ordered(*_SIZE)),
    Rule(f"(word=<size>){_AFTER}", _ordered(*_SIZE)),
    Rule("(word=<size>)<to>(last=<size>)", _ordered(*_SIZE)),
    Rule(f"<size_word>~<mark|comma>?~{_NO}{_SIZES}", _words(*_SIZE)),
    Rule(f"{_NO}{_SIZES}(?:~<size_word>)?{_NO_SIZE}", _words(*_SIZE)),
    Rule(_list("industry"), _words("industry", "industry", Industry)),
    Rule(_list("company_type"), _words("company_type", "company_type", CompanyType)),
)
