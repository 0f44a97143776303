"""Text with delimiters to records: quotes, every kind of line end, and lines that are broken."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidInput
from clientdesk.intake.filetypes import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DELIMITERS: Final = (",", ";", "\t", "|")
HEAD: Final = 30
"""Records in which the delimiter and the header are looked for."""

HEAD_TEXT: Final = 256 * 1024
"""Letters in which they are looked for."""

_NAMED: Final = re.compile(r'\s*"?sep=(.)"?[ \t]*(?:\r\n|\n|\r|\Z)', re.IGNORECASE)
_MAX_BROKEN: Final = 1000

csv.field_size_limit(MAX_BYTES)


Record = list[str] | str
"""The cells of one line, none for an empty one; or the whole line when its quotes do not match."""


def named_delimiter(text: str) -> tuple[str, str | None]:
    """The text after a first line such as sep=; and the delimiter that it names."""
    found = _NAMED.match(text)
    return (text[found.end() :], found[1]) if found else (text, None)


def records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Each line as a record; a quoted cell may hold line ends.

    After quotes that do not match, the lines that were taken for a part of the cell are read again.
    """
    again: deque[str] = deque()
    since: list[str] = []
    source = _remembered(iter(lines), again, since)
    for _ in range(_MAX_BROKEN + 1):
        try:
            for record in csv.reader(source, delimiter=delimiter, strict=True):
                since.clear()
                yield record
        except csv.Error:
            broken, *rest = since
            again.extendleft(reversed(rest))
            since.clear()
            yield broken
            source = _remembered(iter(lines), again, since)
        else:
            return
    raise InvalidInput(
        "Too many lines have quotation marks that do not match, so the file cannot be read.",
        hint="Export the list again as CSV.",
    )


def _remembered(lines: Iterator[str], again: deque[str], since: list[str]) -> Iterator[str]:
    """The lines that are to be read again, then the others; each is put down in since."""
    while again:
        line = again.popleft()
        since.append(line)
        yield line
    for line in lines:
        since.append(line)
        yield line


def likely_delimiters(text: str) -> Sequence[str]:
    """The delimiters that stand in the first lines, the one that splits most evenly first."""
    head = text[:65536]
    found = [delimiter for delimiter in DELIMITERS if delimiter in head]
    return sorted(found, key=lambda delimiter: -_evenness(head, delimiter)) or [","]


def head_records(text: str, delimiter: str) -> list[Record]:
    """The first records, read from the beginning of the text only."""
    return list(islice(records(io.StringIO(text[:HEAD_TEXT], newline=""), delimiter), HEAD))


def _width(record: Record) -> int:
    return len(record) if isinstance(record, list) else 1


def _evenness(head: str, delimiter: str) -> float:
    """The share of lines that have as many cells as most, times that number of cells."""
    widths = [_width(record) for record in head_records(head, delimiter) if record]
    if not widths:
        return 0.0
    usual = max(sorted(set(widths), reverse=True), key=widths.count)
    return 0.0 if usual == 1 else widths.count(usual) / len(widths) * (1 + usual / 100)
