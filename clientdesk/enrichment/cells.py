"""What the cells of tables and the terms of lists say about what stands beside or below them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.enrichment.page import Line

_LONGEST: Final = 80
"""Characters of a cell that can be a label; a longer one is text."""


@dataclass(slots=True)
class _Table:
    columns: list[str] = field(default_factory=list)
    """What the header row says of each column."""
    cells: list[str] = field(default_factory=list)
    """The short texts of the row's cells so far."""
    headers: int = 0
    """How many of them are th elements."""


class Labels:
    """Follows tables and definition lists, and knows the label of where the walk stands."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []
        self._terms: list[str] = []
        self._starts: list[int] = []
        self._labels: list[str] = [""]

    @property
    def current(self) -> str:
        """The label of the innermost cell."""
        return self._labels[-1]

    def enter(self, tag: str, line: int) -> None:
        """An element begins, before which so many lines were read."""
        if tag == "table":
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            table = self._tables[-1]
            table.cells, table.headers = [], 0
        elif tag == "dl":
            self._terms.append("")
        elif tag in {"td", "th", "dt", "dd"}:
            self._starts.append(line)
            self._labels.append(self._label(tag))

    def leave(self, tag: str, lines: Sequence[Line]) -> None:
        """An element ends; these lines were read so far."""
        if tag == "table" and self._tables:
            self._tables.pop()
        elif tag == "dl" and self._terms:
            self._terms.pop()
        elif tag == "tr" and self._tables:
            self._end_row(self._tables[-1])
        elif tag in {"td", "th", "dt", "dd"} and self._starts:
            self._labels.pop()
            self._keep(tag, _short(lines[self._starts.pop() :]))

    def _label(self, tag: str) -> str:
        if tag == "dd":
            return self._terms[-1] if self._terms else ""
        if tag == "dt" or not self._tables:
            return ""
        table = self._tables[-1]
        at = len(table.cells)
        beside = table.cells[-1] if table.cells else ""
        if at >= len(table.columns):
            return beside
        first = table.cells[0] if table.cells else ""
        return " ".join(dict.fromkeys(filter(None, (first, table.columns[at]))))

    def _keep(self, tag: str, text: str) -> None:
        if tag == "dt" and self._terms:
            self._terms[-1] = text
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].cells.append(text)
            self._tables[-1].headers += tag == "th"

    @staticmethod
    def _end_row(table: _Table) -> None:
        if table.headers >= 2 and table.headers == len(table.cells):
            table.columns = table.cells


def _short(lines: Sequence[Line]) -> str:
    """The text of a cell where it can be a label."""
    if len(lines) != 1 or lines[0].links or len(lines[0].text) > _LONGEST:
        return ""
    return lines[0].text
