"""Conditions of one sentence that cannot hold together, or that a filter has no room for.

What was said first stays; the other is left over, and so it is named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from clientdesk.nlfilter import spans
from clientdesk.nlfilter.doubts import withdraw
from clientdesk.nlfilter.notes import contradiction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from clientdesk.nlfilter.finding import Finding
    from clientdesk.nlfilter.line import Line
    from clientdesk.nlfilter.rule import Outcome

_RANGES: Final = ("outstanding", "overdue", "revenue", "days_overdue", "invoice_count")
_SPANS: Final = ("created", "last_invoice")
_SOME: Final = {"gt": 0}


def settle(line: Line, outcome: Outcome) -> None:
    """Take back each finding that does not fit what stands before it."""
    kept: list[Finding] = []
    for finding in sorted(outcome.findings, key=lambda one: one.start):
        place = _stretchable(finding, kept)
        if place is not None:
            kept[place] = _stretched(finding, kept[place], outcome)
        elif any(_contradicts(finding.values, one.values) for one in kept):
            outcome.notes.append(contradiction(line.text[finding.start : finding.end]))
            withdraw(line, finding, outcome)
        elif any(_has_no_room(finding.values, one.values) for one in kept):
            withdraw(line, finding, outcome)
        elif all(finding.values != one.values for one in kept):
            kept.append(finding)


def _contradicts(new: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Nothing overdue but overdue; with an e-mail and without one."""
    if new.get("portal", known.get("portal")) != known.get("portal", new.get("portal")):
        return True
    for one, other in (("has", "missing"), ("missing", "has")):
        if set(new.get(one, ())) & set(known.get(other, ())):
            return True
    return any(_excludes(new[key], known[key]) for key in _RANGES if key in new and key in known)


def _excludes(new: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    for bounds, other in ((new, known), (known, new)):
        if bounds.get("eq") == 0 and other.get("gt", -1) >= 0:
            return True
    return False


def _has_no_room(new: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """A second exact amount, an amount in a second currency, a stretch of days apart."""
    for key in _RANGES:
        if key not in new or key not in known:
            continue
        if new.get("currency", ()) != known.get("currency", ()) and "currency" in known:
            return "currency" in new or "eq" in new[key]
        if "eq" in new[key] and dict(known[key]) not in (_SOME, dict(new[key])):
            return True
    return any(_are_apart(new, known, key) for key in _SPANS)


def _are_apart(new: Mapping[str, Any], known: Mapping[str, Any], key: str) -> bool:
    first, last = _ends(new, key), _ends(known, key)
    if first is None or last is None:
        return False
    return first[0] > last[1] or last[0] > first[1]


def _ends(values: Mapping[str, Any], key: str) -> tuple[date, date] | None:
    """First and last day of a stretch that has both."""
    first, last = values.get(f"{key}_from"), values.get(f"{key}_to")
    return (first, last) if first is not None and last is not None else None


def _stretchable(finding: Finding, kept: list[Finding]) -> int | None:
    """The place of a stretch that this one follows, or goes before, without a gap."""
    for place, one in enumerate(kept):
        for key in _SPANS:
            ends = [_ends(values, key) for values in (finding.values, one.values)]
            if None in ends or one.values.keys() != finding.values.keys():
                continue
            (_, last), (first, _) = sorted(filter(None, ends))
            if spans.moved(last, 1) == first:
                return place
    return None


def _stretched(finding: Finding, known: Finding, outcome: Outcome) -> Finding:
    """Both stretches as one: 2024 and 2025."""
    days = {
        name: (min if name.endswith("_from") else max)(day, known.values[name])
        for name, day in finding.values.items()
    }
    for one in (finding, known):
        place = outcome.findings.index(one)
        outcome.findings[place] = replace(one, values=days)
    return replace(known, values=days)
