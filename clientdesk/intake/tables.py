"""A file to a table of text: its header, its rows by line, and what was odd about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidInput
from clientdesk.intake import delimited, filetypes, workbook
from clientdesk.intake.delimited import Record
from clientdesk.intake.encoding import Decoded, decode, readable
from clientdesk.intake.headers import recognise
from clientdesk.model.cells import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

MAX_COLUMNS: Final = 16_384
"""As many as a sheet can have."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells below the header, as many as it has; or why the line cannot be read."""

    line: int
    cells: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows; lines count from the header, which is line 1.

    An empty line is no row but is counted. A CSV record that runs over several lines of text
    counts as one, as it does in a spreadsheet.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    warnings: tuple[str, ...] = ()

    def whole_rows(self) -> Iterator[Row]:
        """The rows that can be read, each as wide as the header."""
        return (row for row in self.rows if not row.problem)


def load(path: Path) -> bytes:
    """The bytes of a file; raises InvalidInput when it is missing, a folder or too large."""
    try:
        size = path.stat().st_size
        if size > filetypes.MAX_BYTES:
            raise filetypes.too_large(size)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InvalidInput(f"There is no file “{path}”.") from error
    except IsADirectoryError as error:
        raise InvalidInput(f"“{path}” is a folder, not a file.") from error
    except (OSError, ValueError) as error:
        raise InvalidInput(f"The file “{path}” cannot be read.") from error


def read_table(data: bytes, name: str) -> Table:
    """Read CSV or .xlsx by what the bytes are; raises InvalidInput with one sentence."""
    if not data.strip():
        raise InvalidInput(f"The file “{name}” is empty.")
    filetypes.refuse_foreign(data)
    if filetypes.is_archive(data):
        sheet = workbook.read_sheet(data)
        return _table(sheet.records, warnings=sheet.warnings)
    return _from_text(decode(data))


def _from_text(decoded: Decoded) -> Table:
    text, named = delimited.named_delimiter(decoded.text.removeprefix("\ufeff"))
    if not text.strip():
        raise InvalidInput("The file is empty.")
    delimiter = named or _delimiter(text)
    records = (
        record if record.broken else Record(tuple(whole(cell) for cell in record.cells))
        for record in delimited.records(text, delimiter)
    )
    warnings = (_guess_warning(decoded.encoding),) if decoded.guessed else ()
    return _table(records, encoding=decoded.encoding, delimiter=delimiter, warnings=warnings)


def _delimiter(text: str) -> str:
    """The delimiter under which the most headings are known; else the one that splits evenly."""
    likely = delimited.likely_delimiters(text)
    known = {
        delimiter: max(
            (_known(record) for record in delimited.head_records(text, delimiter)), default=0
        )
        for delimiter in likely
    }
    return max(likely, key=lambda delimiter: known[delimiter])


def _table(
    records: Iterable[Record],
    *,
    encoding: str = "",
    delimiter: str = "",
    warnings: Sequence[str] = (),
) -> Table:
    every = list(records)
    at = _header_at(every)
    headers = _headers(every[at])
    rows = tuple(
        _row(line, record, len(headers))
        for line, record in enumerate(every[at + 1 :], start=2)
        if any(cell.strip() for cell in record.cells)
    )
    found = [*warnings, *_title_warning(every[:at]), *_header_warnings(headers, rows)]
    return Table(headers, rows, encoding, delimiter, tuple(found))


def _header_at(records: Sequence[Record]) -> int:
    """The first line that is filled, unless a later one of the first lines is clearly the header.

    Reports put the company, a title and a date above their header.
    """
    head = records[: delimited.HEAD]
    filled = [at for at, record in enumerate(head) if any(map(str.strip, record.cells))]
    if not filled:
        raise InvalidInput("The file is empty.")
    best = max(filled, key=lambda at: _known(head[at]))
    return best if _known(head[best]) > max(1, _known(head[filled[0]])) else filled[0]


def _known(record: Record) -> int:
    """The number of headings that are known; 0 for a line that is broken."""
    if record.broken or len(record.cells) > MAX_COLUMNS:
        return 0
    return len(recognise([cell[:80] for cell in record.cells]).used())


def _headers(record: Record) -> tuple[str, ...]:
    if record.broken:
        raise InvalidInput(
            "The header line has quotation marks that do not match.",
            hint="Export the list again as CSV.",
        )
    if len(record.cells) > MAX_COLUMNS:
        raise InvalidInput(
            f"The file has {len(record.cells):,} columns, more than a list can have."
        )
    return tuple(readable(cell.strip()) for cell in record.cells)


def _row(line: int, record: Record, width: int) -> Row:
    """The row, its trailing empty cells beyond the header left out."""
    cells = record.cells
    if record.broken:
        return Row(line, cells, "The quotation marks in this line do not match.")
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) != width:
        problem = f"This line has {_cells(len(cells))}, but the header has {width}."
        return Row(line, cells, problem)
    return Row(line, cells)


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _guess_warning(encoding: str) -> str:
    return f"The text was read as {encoding}. Check the accented letters, or save it as UTF-8."


def _title_warning(before: Sequence[Record]) -> list[str]:
    """What stood above the header is named, never dropped in silence."""
    titles = [" ".join(filter(str.strip, record.cells)).strip() for record in before]
    shown = ", ".join(f"“{readable(title[:60])}”" for title in titles if title)
    return [f"Above the header stands {shown}. Lines are counted from the header."] if shown else []


def _header_warnings(headers: Sequence[str], rows: Sequence[Row]) -> list[str]:
    counts = Counter(header for header in headers if header)
    warnings = [
        f"Several columns are called “{header[:60]}”; the first that is filled counts."
        for header, count in counts.items()
        if count > 1
    ][:20]
    unnamed = [at for at, header in enumerate(headers) if not header]
    filled = [at for at in unnamed if any(row.cells[at] for row in rows if not row.problem)]
    if filled:
        warnings.append(f"Columns without a heading were not read: {len(filled)}.")
    return warnings
