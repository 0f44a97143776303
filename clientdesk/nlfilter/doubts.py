"""Conditions that the words around them take back; they are left over, and so they are named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter.tags import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.nlfilter.finding import Finding
    from clientdesk.nlfilter.line import Item, Line
    from clientdesk.nlfilter.rule import Outcome

_DENIED: Final = "<no|never|doubt>~"

DOUBTS: Final = (
    # Rarely overdue; not yet overdue; almost went overdue; not (high risk and overdue).
    "<doubt>~<text>~(it=<done>)",
    # Overdue never; revenue isn't 5000, higher than Acme's, above average, above what is overdue.
    "(it=<some>)~<never>",
    "(it=<some><be|det>{0,3}<compare>~<some>)",
    "(it=<some>)<be|det|prep>{0,3}?(?:<no|compare>(?!~<done>)|<between>~<number>)",
    # Not what was read: in EUR, high risk and overdue.
    f"{_DENIED}(it=<done>)",
    "<no|never><group>~(it=<done>(?:<and|or|comma|soft>{0,3}<done>){0,5})",
    # Revenue around 5000.
    "(it=<some>)<soft|doubt|between>{0,3}(?!<year>)<number|amount|bounds>(?!<client>)",
    # Not overdue by more than 30 days, revenue over 5 days: neither half can be said alone.
    "(it=<nothing|some>)~<age|bounds>",
    # Revenue over 1000 per month, revenue per employee.
    "(it=<done>)~<per>",
    # Revenue over 5 %, VAT of 19 %.
    "(it=<done>)<text>?<soft|compare>{0,4}<odd>",
    # Owned by a bank.
    "(?!<owner_weak>)<owner_by><a>?(it=<done>)",
)
"""Patterns over a line after all rules had their turn; it is what they take back."""


def take_back(line: Line, outcome: Outcome) -> None:
    """Leave over what the sentence does not say."""
    for doubt in DOUBTS:
        compiled = pattern(doubt)
        first = 0
        while first < len(line.items) and (match := line.search(compiled, first)):
            begin, first = line.between(*match.span("it"))
            for finding in _said_by(line.items[begin:first], outcome):
                withdraw(line, finding, outcome)


def _said_by(items: Sequence[Item], outcome: Outcome) -> list[Finding]:
    places = {(item.start, item.end) for item in items}
    return [one for one in outcome.findings if (one.start, one.end) in places]


def withdraw(line: Line, finding: Finding, outcome: Outcome) -> None:
    """Leave over the words of a finding, which stay known by what they were."""
    was = {f"was_{key}": True for key in finding.values}
    outcome.findings.remove(finding)
    for index, item in enumerate(line.items):
        if (item.start, item.end) == (finding.start, finding.end):
            line.replace(index, index + 1, {"text": line.typed(item)} | was)
