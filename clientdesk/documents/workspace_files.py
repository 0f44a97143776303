"""The whole workspace as one archive: a CSV or Parquet file for each table."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from clientdesk.documents.table_files import Kind, Table, write_csv, write_parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import polars as pl

KINDS: Final = (Kind.CSV, Kind.PARQUET)


def write_workspace(
    kind: Kind,
    tables: Mapping[str, Iterator[pl.DataFrame]],
    file: BinaryIO,
    progress: Callable[[int], None],
) -> dict[str, int]:
    """Write the archive, table by table; the rows of each.

    Amounts stand as the records keep them, in thousandths, as they are of many currencies.
    """
    written: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, frames in tables.items():
            before = sum(written.values())

            def told(rows: int, name: str = name, before: int = before) -> None:
                written[name] = rows
                progress(before + rows)

            with archive.open(f"{name}.{kind}", "w", force_zip64=True) as entry:
                _write(kind, Table(name, frames), cast("BinaryIO", entry), told)
    return written


def _write(kind: Kind, table: Table, entry: BinaryIO, told: Callable[[int], None]) -> None:
    if kind is Kind.CSV:
        write_csv(table, entry, told)
        return
    with tempfile.TemporaryFile() as whole:  # what writes Parquet must be able to go back
        write_parquet(table, cast("BinaryIO", whole), told)
        whole.seek(0)
        shutil.copyfileobj(whole, entry, 1_048_576)
