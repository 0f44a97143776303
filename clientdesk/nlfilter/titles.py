"""Names of clients that are made of words of the grammar: March Engineering, Bank of Ireland."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.nlfilter.finding import Finding
from clientdesk.nlfilter.rule import Outcome
from clientdesk.nlfilter.rules_plain import plain

if TYPE_CHECKING:
    from clientdesk.nlfilter.line import Item, Line

_SMALL: Final = frozenset({"particle", "and", "det", "prep", "dash"})
_ASKING: Final = frozenset(
    {"client", "polite", "who", "possessive", "comma", "number", "literal", "date", "no", "mark"}
)
_KNOWN: Final = frozenset({"member", "place"})
_FEWEST: Final = 2


def is_title(line: Line) -> bool:
    """Whether all words begin as names do, but for small ones between, and none asks."""
    words = [item for item in line.items if _is_capital(line, item)]
    small = [item for item in line.items[1:] if not _is_capital(line, item)]
    if line.text.isupper() or sum(len(line.typed(item).split()) for item in words) < _FEWEST:
        return False
    joins = _SMALL if any("member" in item for item in words) else _SMALL | {"possessive"}
    if len(words) + len(small) < len(line.items) or not all(
        joins & item.senses.keys() for item in small
    ):
        return False
    if any(_ASKING & item.senses.keys() and "ambiguous" not in item for item in words):
        return False
    return not all(_KNOWN & item.senses.keys() for item in words)


def _is_capital(line: Line, item: Item) -> bool:
    return all(word[:1].isupper() for word in line.typed(item).split())


def named(line: Line, outcome: Outcome) -> Outcome:
    """The whole as a name, unless it is one phrase of the grammar: Past Due, High Risk."""
    unread = [item for item in line.items if "done" not in item and "soft" not in item]
    if len(outcome.findings) == 1 and not unread:
        return outcome
    start, end = line.items[0].start, line.items[-1].end
    line.replace(0, len(line.items), {"done": frozenset({"search"})})
    return Outcome([Finding({"search": plain(line.text[start:end])}, start, end)], [])
