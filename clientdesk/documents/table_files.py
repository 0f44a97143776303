"""Frames as files that other programs open: CSV, Excel and Parquet, a stretch of rows at a time."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import polars as pl
import pyarrow.parquet as pq
import xlsxwriter

from clientdesk.errors import Refused
from clientdesk.model.cells import inert
from clientdesk.model.money import minor_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    Progress = Callable[[int], None]
    """Told how many rows are written."""
    Formats = Callable[[str], Format]

MOST_IN_EXCEL: Final = 2**20 - 1
"""Rows below the header that a sheet can have."""

CURRENCY: Final = "currency"
"""The column that names the currency of a row's amounts."""

_OFTEN: Final = 2_000
"""Rows of a sheet after which it is told how far it is: they take a fifth of a second."""

_MARK: Final = "\ufeff"
"""By which spreadsheets know UTF-8."""

_DAY: Final = "yyyy-mm-dd"
_MOMENT: Final = "yyyy-mm-dd hh:mm:ss"


class Kind(StrEnum):
    """What a table can be written as."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


MIMES: Final = {
    Kind.CSV: "text/csv",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.PARQUET: "application/vnd.apache.parquet",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in stretches that all have the same columns; the first may be empty, but is there."""

    name: str
    stretches: Iterable[pl.DataFrame]
    money: frozenset[str] = frozenset()
    """Columns that are amounts in the row's currency."""


def write_table(kind: Kind, table: Table, file: BinaryIO, progress: Progress) -> None:
    """Write the table as a file of that kind. Raises Refused for what the kind cannot hold."""
    _WRITERS[kind](table, file, progress)


def refuse_too_many(rows: int) -> None:
    """Refuse what no sheet can hold."""
    if rows > MOST_IN_EXCEL:
        raise Refused(
            f"An Excel sheet holds {MOST_IN_EXCEL:,} rows below its header, the list has {rows:,}.",
            hint="Choose CSV or Parquet, or filter the list.",
        )


def write_csv(table: Table, file: BinaryIO, progress: Progress, *, mark: bool = True) -> None:
    """RFC 4180 in UTF-8; amounts with the currency's minor digits, days and times in ISO form.

    A cell that a spreadsheet would run gets a ' in front.
    """
    written = 0
    for place, stretch in enumerate(table.stretches):
        if not place and mark:
            file.write(_MARK.encode())
        texts = stretch.select(_csv_column(stretch, name, table.money) for name in stretch.columns)
        texts.write_csv(
            file, include_header=not place, line_terminator="\r\n", quote_style="necessary"
        )
        written += stretch.height
        progress(written)


def write_parquet(table: Table, file: BinaryIO, progress: Progress) -> None:
    """Typed columns: decimals, days, times in UTC."""
    writer: pq.ParquetWriter | None = None
    written = 0
    for stretch in table.stretches:
        rows = stretch.to_arrow()
        writer = writer or pq.ParquetWriter(file, rows.schema, compression="zstd")
        writer.write_table(rows)
        written += stretch.height
        progress(written)
    if writer:
        writer.close()


def write_xlsx(table: Table, file: BinaryIO, progress: Progress) -> None:
    """One sheet: texts as texts, never formulas or links; numbers and days as such."""
    with tempfile.TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": folder})
        book.use_zip64()
        sheet = book.add_worksheet(table.name[:31])
        formats = cache(lambda code: book.add_format({"num_format": code}))
        head = book.add_format({"bold": True})
        written = 0
        for place, stretch in enumerate(table.stretches):
            if not place:
                _head(sheet, stretch, head, formats, table.money)
            for row in stretch.iter_rows(named=True):
                written += 1
                _row(sheet, written, row, formats, table.money)
                if not written % _OFTEN:
                    progress(written)
            progress(written)
        book.close()


def _head(
    sheet: Worksheet,
    stretch: pl.DataFrame,
    head: Format,
    formats: Formats,
    money: frozenset[str],
) -> None:
    sheet.freeze_panes(1, 1)
    for place, name in enumerate(stretch.columns):
        kind = stretch.schema[name]
        style = formats(_DAY) if kind == pl.Date else None
        sheet.set_column(place, place, 14 if name in money or kind.is_temporal() else 22, style)
        sheet.write_string(0, place, name.replace("_", " ").capitalize(), head)


def _row(
    sheet: Worksheet,
    place: int,
    row: Mapping[str, Any],
    formats: Formats,
    money: frozenset[str],
) -> None:
    for column, (name, value) in enumerate(row.items()):
        if isinstance(value, str):
            sheet.write_string(place, column, value)
        elif value is None:
            continue
        elif isinstance(value, bool):
            sheet.write_boolean(place, column, value)
        elif hasattr(value, "year"):
            code = _MOMENT if hasattr(value, "hour") else _DAY
            sheet.write_datetime(place, column, value, formats(code))
        else:
            code = _amount_format(row[CURRENCY]) if name in money else "General"
            sheet.write_number(place, column, float(value), formats(code))


@cache
def _amount_format(currency: str) -> str:
    digits = minor_digits(currency)
    return f"#,##0{'.' if digits else ''}{'0' * digits} [${currency}]"


def _csv_column(stretch: pl.DataFrame, name: str, money: frozenset[str]) -> pl.Series:
    column = stretch[name]
    if column.dtype == pl.String:
        return _inert(column)
    if name in money:
        return _amounts(column, stretch[CURRENCY])
    if column.dtype == pl.Boolean:
        return column.cast(pl.String)
    if isinstance(column.dtype, pl.Datetime):
        return column.dt.strftime("%Y-%m-%dT%H:%M:%SZ")
    return column


def _inert(column: pl.Series) -> pl.Series:
    """The texts made harmless; what begins with a letter or digit is so already, mostly all."""
    odd = column.unique().drop_nulls()
    odd = odd.filter(~odd.str.contains(r"^[\p{L}\p{Nd}]|^$"))
    changed = {text: made for text in odd if (made := inert(text)) != text}
    return column.replace(changed) if changed else column


def _amounts(column: pl.Series, currencies: pl.Series) -> pl.Series:
    """Amounts as texts with exactly as many digits as the currency of each has."""
    digits = {code: minor_digits(code) for code in currencies.unique().drop_nulls()}
    frame = pl.DataFrame({"amount": column, "code": currencies})
    written = pl.col("amount").cast(pl.String)
    for count in set(digits.values()):
        has_as_many = [code for code, many in digits.items() if many == count]
        exact = pl.col("amount").cast(pl.Decimal(38, count)).cast(pl.String)
        written = pl.when(pl.col("code").is_in(has_as_many)).then(exact).otherwise(written)
    return frame.select(written.alias(column.name)).to_series()


_WRITERS: Final[dict[Kind, Callable[[Table, BinaryIO, Progress], None]]] = {
    Kind.CSV: write_csv,
    Kind.XLSX: write_xlsx,
    Kind.PARQUET: write_parquet,
}
