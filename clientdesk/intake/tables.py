"""A file to a table of text: its header, its rows by line, and what was odd about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.errors import InvalidInput
from clientdesk.intake import delimited, encoding, filetypes, workbook
from clientdesk.intake.encoding import readable
from clientdesk.intake.grid import PROBLEM, Grid, fill
from clientdesk.intake.headers import recognise
from clientdesk.intake.source import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from clientdesk.intake.delimited import Record
    from clientdesk.intake.progress import Progress
    from clientdesk.intake.source import Given, Source

Known = Callable[[Sequence[str]], int]

MAX_COLUMNS: Final = 16_384
"""As many as a sheet can have."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says of a file that was read otherwise; nothing: as it is found."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file is read: text by its encoding and delimiter, or one sheet of several."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows; lines count from the header, which is line 1.

    An empty line is no row but is counted. A CSV record that runs over several lines of text
    counts as one, as it does in a spreadsheet.
    """

    name: str
    headers: tuple[str, ...]
    grid: Grid
    reading: Reading
    digest: str
    """SHA-256 of the file."""
    size: int

    @property
    def height(self) -> int:
        """The number of rows."""
        return self.grid.height

    def sample(self, count: int = 20) -> pl.DataFrame:
        """The first rows that can be read, a column for each heading."""
        frame = next(self.grid.frames())
        return frame.filter(pl.col(PROBLEM).is_null()).head(count)

    def warnings(self) -> tuple[str, ...]:
        """What people should know of the file, in sentences."""
        return (*self.reading.warnings, *_header_warnings(self.headers, self.grid.filled))


def headings_of_clients(cells: Sequence[str]) -> int:
    """How many cells of a line are headings of a client's fields."""
    return len(recognise(cells).used())


def open_table(
    given: Given,
    name: str,
    *,
    choice: Choice = Choice(),
    progress: Progress | None = None,
    known: Known = headings_of_clients,
) -> Table:
    """Read CSV or .xlsx by what the bytes are; raises InvalidInput with one sentence.

    known tells how many headings of a line are known, by which the header is found.
    """
    with opened(given) as source:
        if source.is_blank():
            raise InvalidInput(f"The file “{name}” is empty.")
        head = source.head(filetypes.HEAD)
        filetypes.refuse_foreign(head)
        read = _of_sheet if filetypes.is_archive(head) else _of_text
        with read(source, choice, known) as (reading, records):
            headers, warnings, rows = _below_header(records, known)
            grid = fill(rows, len(headers), progress, escaped=not reading.sheet)
        told = replace(reading, warnings=(*reading.warnings, *warnings))
        return Table(name, headers, grid, told, source.digest(), source.size)


@contextmanager
def _of_sheet(
    source: Source, choice: Choice, _known: Known
) -> Iterator[tuple[Reading, Iterator[Record]]]:
    sheet = workbook.read_sheet(source.whole(), choice.sheet)
    yield Reading(sheet=sheet.name, sheets=sheet.others, warnings=sheet.warnings), sheet.records


@contextmanager
def _of_text(
    source: Source, choice: Choice, known: Known
) -> Iterator[tuple[Reading, Iterator[Record]]]:
    found = (
        encoding.chosen_encoding(source, choice.encoding)
        if choice.encoding
        else encoding.find_encoding(source)
    )
    head = encoding.head_text(source, found, delimited.HEAD_TEXT)
    text, named = delimited.named_delimiter(head.removeprefix("\ufeff"))
    delimiter = choice.delimiter or named or _delimiter(text, known)
    warnings = (_guess_warning(found.name),) if found.guessed else ()
    with encoding.opened_text(source, found) as lines:
        lines.read(len(head) - len(text))
        reading = Reading(found.name, delimiter, warnings=warnings)
        yield reading, delimited.records(lines, delimiter)


def _delimiter(text: str, known: Known) -> str:
    """The delimiter under which the most headings are known; else the one that splits evenly."""
    likely = delimited.likely_delimiters(text)
    counts = {
        delimiter: max(
            (_count(record, known) for record in delimited.head_records(text, delimiter)), default=0
        )
        for delimiter in likely
    }
    return max(likely, key=lambda delimiter: counts[delimiter])


def _below_header(
    records: Iterator[Record],
    known: Known,
) -> tuple[tuple[str, ...], list[str], Iterator[Record]]:
    """The headings, what stood above them as a warning, and the records below."""
    head = list(islice(records, delimited.HEAD))
    at = _header_at(head, known)
    return _headers(head[at]), _title_warning(head[:at]), chain(head[at + 1 :], records)


def _header_at(head: Sequence[Record], known: Known) -> int:
    """The first line that is filled, unless a later one of the first lines is clearly the header.

    Reports put the company, a title and a date above their header.
    """
    filled = [at for at, record in enumerate(head) if any(map(str.strip, record))]
    if not filled:
        raise InvalidInput("The file is empty.")
    best = max(filled, key=lambda at: _count(head[at], known))
    least = max(1, _count(head[filled[0]], known))
    return best if _count(head[best], known) > least else filled[0]


def _count(record: Record, known: Known) -> int:
    """The number of headings that are known; 0 for a line that is broken."""
    if isinstance(record, str) or len(record) > MAX_COLUMNS:
        return 0
    return known([cell[:80] for cell in record])


def _headers(record: Record) -> tuple[str, ...]:
    if isinstance(record, str):
        raise InvalidInput(
            "The header line has quotation marks that do not match.",
            hint="Export the list again as CSV.",
        )
    if len(record) > MAX_COLUMNS:
        raise InvalidInput(f"The file has {len(record):,} columns, more than a list can have.")
    return tuple(readable(cell.strip()) for cell in record)


def _guess_warning(name: str) -> str:
    return f"The text was read as {name}. Check the accented letters, or save it as UTF-8."


def _title_warning(before: Iterable[Record]) -> list[str]:
    """What stood above the header is named, never dropped in silence."""
    rows = ([record] if isinstance(record, str) else record for record in before)
    titles = [" ".join(filter(str.strip, row)).strip() for row in rows]
    shown = ", ".join(f"“{readable(title[:60])}”" for title in titles if title)
    return [f"Above the header stands {shown}. Lines are counted from the header."] if shown else []


def _header_warnings(headers: Sequence[str], filled: frozenset[int]) -> list[str]:
    counts: dict[str, int] = {}
    for header in filter(None, headers):
        counts[header] = counts.get(header, 0) + 1
    warnings = [
        f"Several columns are called “{header[:60]}”; the first that is filled counts."
        for header, count in counts.items()
        if count > 1
    ][:20]
    unnamed = sum(1 for at in filled if not headers[at])
    return [
        *warnings,
        *([f"Columns without a heading were not read: {unnamed}."] if unnamed else []),
    ]
