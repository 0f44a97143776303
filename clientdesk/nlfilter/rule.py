"""Rules of the grammar: a pattern over items, and what its words come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from clientdesk.nlfilter.finding import Finding
from clientdesk.nlfilter.tags import pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from clientdesk.nlfilter.finding import Reading
    from clientdesk.nlfilter.line import Item, Line
    from clientdesk.nlfilter.notes import Note


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, when, and what can be asked for."""

    today: date
    me: str | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Items that a rule's pattern describes."""

    line: Line
    asked: Asked
    first: int
    stop: int
    found: re.Match[str]

    def items(self, name: str) -> Sequence[Item]:
        """The items of a capture."""
        return self.line.captured(self.found, name)

    def item(self, name: str) -> Item | None:
        """The first item of a capture; None when it took no part."""
        items = self.items(name)
        return items[0] if items else None

    def value(self, name: str, tag: str) -> Any:  # noqa: ANN401  # by tag
        """The value of a tag of a captured item; None without it."""
        item = self.item(name)
        return item.get(tag) if item else None

    def values(self, name: str, tag: str) -> list[Any]:
        """The values of a tag in a capture, each once."""
        return list(dict.fromkeys(item.get(tag) for item in self.items(name) if tag in item))

    def has(self, name: str) -> bool:
        """Whether an optional capture took part."""
        return bool(self.items(name))

    def before(self) -> Item | None:
        """The item before the match."""
        return self.line.items[self.first - 1] if self.first else None

    def after(self) -> Item | None:
        """The item after the match."""
        return self.line.items[self.stop] if self.stop < len(self.line.items) else None


PART: Final = "it"
"""The capture that a rule is about, where its pattern names one; the rest is context."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what to make of its words; None leaves them to other rules."""

    pattern: str
    read: Callable[[Match], Reading | None]

    def __post_init__(self) -> None:
        """Compile the pattern with the grammar, not with its first sentence."""
        pattern(self.pattern)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Conditions found, in the order of the rules, and remarks."""

    findings: list[Finding]
    notes: list[Note]


def apply(rules: Iterable[Rule], line: Line, asked: Asked) -> Outcome:
    """Let each rule read what it can, left to right, before the next one has its turn."""
    outcome = Outcome([], [])
    for rule in rules:
        _apply(rule, line, asked, outcome)
    return outcome


def _apply(rule: Rule, line: Line, asked: Asked, outcome: Outcome) -> None:
    compiled = pattern(rule.pattern)
    first = 0
    while first < len(line.items) and (match := line.search(compiled, first)):
        begin, stop = line.between(*match.span(PART if PART in compiled.groupindex else 0))
        read = rule.read(Match(line, asked, begin, stop, match))
        first = begin + 1
        if read is None:
            continue
        start, end = line.items[begin].start, line.items[stop - 1].end
        denies = read.denies and not _is_choice(line, begin, stop)
        line.replace(begin, stop, read.senses)
        if read.values:
            outcome.findings.append(Finding(read.values, start, end, denies))
        if read.note:
            outcome.notes.append(read.note)


def _is_choice(line: Line, begin: int, stop: int) -> bool:
    """Whether the words stand beside an or: not high risk or low risk."""
    return any(
        "or" in item for item in (*line.items[begin - 1 : begin], *line.items[stop : stop + 1])
    )
