"""The first filled sheet of an .xlsx workbook as text, cell by cell as a person saw it."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, BinaryIO, Final

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from clientdesk.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet

    from clientdesk.intake.delimited import Record

MAX_UNPACKED: Final = 400 * 2**20
MAX_CELLS: Final = 20_000_000
"""Cells of the rectangle that a sheet spans: the reader holds all of it, empty cells too."""
MAX_TEXT: Final = 400 * 2**20
"""Bytes of text once every shared string stands in its cells."""

_CELL: Final = re.compile(rb'\br="([A-Z]{1,3})?(\d{1,7})"')
_SHARED_CELL: Final = re.compile(rb'\bt="s"[^>]*>\s*<(?:\w+:)?v>(\d{1,9})<')
_SHARED: Final = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)
_ERROR_CELL: Final = b't="e"'
_LEADING_ZEROS: Final = re.compile(rb'formatCode="0{2,}"')
_DAMAGED: Final = "This Excel workbook is damaged and cannot be read."
_ERRORS: Final = "Some cells hold an Excel error such as #REF!; they were read as empty."
_ZEROS: Final = (
    "Some numbers may show leading zeros only by their format; those were read without them. "
    "Format such columns as text to keep them."
)
_HINT: Final = "Save the list as CSV (UTF-8) and import that."


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet, and what was odd about the workbook."""

    name: str
    others: tuple[str, ...]
    """The names of all sheets that hold rows."""
    records: Iterator[Record]
    warnings: tuple[str, ...] = ()


def read_sheet(file: BinaryIO, chosen: str | None = None) -> Sheet:
    """The chosen or the first visible sheet that holds anything; raises InvalidInput."""
    odd = _refuse_unsafe(file)
    try:
        file.seek(0)
        workbook = CalamineWorkbook.from_filelike(file)
        sheets = [workbook.get_sheet_by_name(name) for name in _visible(workbook)]
        filled = [sheet for sheet in sheets if sheet.height > 0]
        if not filled:
            raise InvalidInput("The workbook has no sheet with rows.")
        sheet = next((sheet for sheet in filled if sheet.name == chosen), filled[0])
    except (CalamineError, OSError, ValueError) as error:
        raise InvalidInput(_DAMAGED, hint=_HINT) from error
    only = f"Only the sheet “{sheet.name[:60]}” was read, of {len(filled)} that hold rows."
    names = tuple(sheet.name for sheet in filled)
    warnings = (*([only] if len(filled) > 1 else []), *odd)
    return Sheet(sheet.name, names, _records(sheet), warnings)


def cell_text(value: object) -> str:
    """A cell's value as text: whole numbers without .0, dates in ISO form, truth in words."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return format(Decimal(format(value, ".15g")), "f")
    if isinstance(value, datetime):
        whole_day = value.time() == time()
        return value.date().isoformat() if whole_day else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


def _visible(workbook: CalamineWorkbook) -> list[str]:
    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
    ]


def _records(sheet: CalamineSheet) -> Iterator[Record]:
    # What is above the first filled row is not iterated, but its lines count.
    for row in sheet.to_python(skip_empty_area=False):
        cells = [cell_text(value) for value in row]
        yield cells if any(cells) else []


def _refuse_unsafe(file: BinaryIO) -> list[str]:
    """Unpack every part once, bounded, before the reader that has no bounds sees it."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise InvalidInput(
                    "This file is an archive, not a list of clients.",
                    hint="Unpack it, and import the CSV or .xlsx file in it.",
                )
            return _refuse_bomb(archive, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise InvalidInput(_DAMAGED, hint=_HINT) from error


def _refuse_bomb(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> list[str]:
    """What the reader would lose without a word; refuses what it could not hold."""
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _too_large()
    # A part may be longer than the archive says.
    left = MAX_UNPACKED
    lengths: list[int] = []
    odd = []
    for part in sorted(parts, key=lambda part: "sharedStrings" not in part.filename):
        content = _unpack(archive, part, left)
        left -= len(content)
        if "sharedStrings" in part.filename:
            lengths = [len(text) for text in _SHARED.findall(content)]
        elif "worksheets/" in part.filename:
            _refuse_wide(content)
            _refuse_repeats(content, lengths)
            odd += [_ERRORS] if _ERROR_CELL in content else []
        elif part.filename.endswith("styles.xml") and _LEADING_ZEROS.search(content):
            odd.append(_ZEROS)
    return odd


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> bytes:
    with archive.open(part) as packed:
        content = packed.read(limit + 1)
        if len(content) > limit or packed.read(1):
            raise _too_large()
    return content


def _refuse_wide(sheet: bytes) -> None:
    rows = columns = 0
    for found in _CELL.finditer(sheet):
        rows = max(rows, int(found[2]))
        if found[1]:
            columns = max(columns, _column(found[1]))
    if rows * columns > MAX_CELLS:
        raise _too_large()


def _refuse_repeats(sheet: bytes, lengths: list[int]) -> None:
    if sheet.count(b't="s"') * max(lengths, default=0) <= MAX_TEXT:
        return
    places = (int(found[1]) for found in _SHARED_CELL.finditer(sheet))
    if sum(lengths[place] for place in places if place < len(lengths)) > MAX_TEXT:
        raise _too_large()


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large() -> InvalidInput:
    return InvalidInput(
        "This Excel workbook is too large once it is unpacked.",
        hint="Save the list as CSV (UTF-8), or split it into parts.",
    )
