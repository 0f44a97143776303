"""A sentence as items, each with what it may mean, and the same as text for the grammar."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from clientdesk.nlfilter.tags import written

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of the sentence from start to end, with its meanings by tag."""

    senses: Mapping[str, Any]
    start: int
    end: int

    def __contains__(self, tag: str) -> bool:
        return tag in self.senses

    def get(self, tag: str) -> Any:  # noqa: ANN401  # each tag has values of its own type
        """The value of a tag; None without it."""
        return self.senses.get(tag)


@dataclass(slots=True)
class Line:
    """The items of a sentence, in order, and how they are written for patterns."""

    text: str
    items: list[Item]
    _pieces: list[str] = field(init=False)
    _ends: list[int] = field(init=False)
    code: str = field(init=False)

    def __post_init__(self) -> None:
        self._pieces = [written(item.senses) for item in self.items]
        self._join()

    def source(self, first: int, last: int) -> str:
        """The words from one item to another, both included, as they were typed."""
        return self.text[self.items[first].start : self.items[last].end]

    def typed(self, item: Item) -> str:
        """One item as it was typed."""
        return self.text[item.start : item.end]

    def replace(self, first: int, stop: int, senses: Mapping[str, Any]) -> None:
        """Make the items from first up to stop one item with new meanings."""
        item = Item(senses, self.items[first].start, self.items[stop - 1].end)
        self.items[first:stop] = [item]
        self._pieces[first:stop] = [written(senses)]
        self._join()

    def search(self, pattern: re.Pattern[str], first: int) -> re.Match[str] | None:
        """The first place at or after an item that the pattern describes."""
        return pattern.search(self.code, self.place(first))

    def place(self, index: int) -> int:
        """Where an item begins in the code."""
        return self._ends[index - 1] if index else 0

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The items that a part of the code stands for, as first and stop."""
        return bisect_right(self._ends, start), bisect_left(self._ends, end) + 1

    def captured(self, match: re.Match[str], name: str) -> Sequence[Item]:
        """The items of a capture; none when it took no part."""
        if name not in match.re.groupindex or match.start(name) == match.end(name):
            return ()
        first, stop = self.between(*match.span(name))
        return self.items[first:stop]

    def _join(self) -> None:
        self._ends = list(accumulate(map(len, self._pieces)))
        self.code = "".join(self._pieces)
