"""Text with delimiters to records: quotes, every kind of line end, and lines that are broken."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidInput
from clientdesk.intake.filetypes import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DELIMITERS: Final = (",", ";", "\t", "|")
HEAD: Final = 30
"""Records in which the delimiter and the header are looked for."""

_NAMED: Final = re.compile(r'\s*"?sep=(.)"?[ \t]*(?:\r\n|\n|\r|\Z)', re.IGNORECASE)
_MAX_BROKEN: Final = 1000

csv.field_size_limit(MAX_BYTES)


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one line; broken when its quotes do not match, and then in one cell."""

    cells: tuple[str, ...]
    broken: bool = False


def named_delimiter(text: str) -> tuple[str, str | None]:
    """The text after a first line such as sep=; and the delimiter that it names."""
    found = _NAMED.match(text)
    return (text[found.end() :], found[1]) if found else (text, None)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Each line as a record; an empty line has no cells, a quoted cell may hold line ends."""
    lines = list(io.StringIO(text, newline=""))
    start = broken = 0
    while start < len(lines):
        reader = csv.reader(islice(lines, start, None), delimiter=delimiter, strict=True)
        done = 0
        try:
            for cells in reader:
                done = reader.line_num
                yield Record(tuple(cells))
            return
        except csv.Error as error:
            broken += 1
            if broken > _MAX_BROKEN:
                raise InvalidInput(
                    "Too many lines have quotation marks that do not match, so the file cannot "
                    "be read.",
                    hint="Export the list again as CSV.",
                ) from error
        yield Record((lines[start + done],), broken=True)
        start += done + 1


def likely_delimiters(text: str) -> Sequence[str]:
    """The delimiters that stand in the first lines, the one that splits most evenly first."""
    head = text[:65536]
    found = [delimiter for delimiter in DELIMITERS if delimiter in head]
    return sorted(found, key=lambda delimiter: -_evenness(head, delimiter)) or [","]


def head_records(text: str, delimiter: str) -> list[Record]:
    """The first records, read from the beginning of the text only."""
    return list(islice(records(text[:262144], delimiter), HEAD))


def _evenness(head: str, delimiter: str) -> float:
    """The share of lines that have as many cells as most, times that number of cells."""
    widths = [len(record.cells) for record in head_records(head, delimiter) if record.cells]
    if not widths:
        return 0.0
    usual = max(sorted(set(widths), reverse=True), key=widths.count)
    return 0.0 if usual == 1 else widths.count(usual) / len(widths) * (1 + usual / 100)
