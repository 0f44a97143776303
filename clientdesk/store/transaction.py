"""What a piece of work may do inside a transaction."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from clientdesk.store import statements

if TYPE_CHECKING:
    from uuid import UUID

    import duckdb
    import polars as pl

_PIECE: Final = 20_480


@dataclass(slots=True)
class Changed:
    """Whose sums a transaction changes; they are brought up to date before it is committed."""

    clients: set[UUID] = field(default_factory=set)
    invoices: set[UUID] = field(default_factory=set)
    """Those without a client; also payments without an invoice."""
    everything: bool = False

    def __bool__(self) -> bool:
        """Whether any sum may change."""
        return bool(self.clients or self.invoices or self.everything)


class Snapshot:
    """Reads that all see the database as it was at one moment."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def frame(self, name: str, /, **params: object) -> pl.DataFrame:
        """The rows of one read, as the transaction sees them."""
        return statements.frame(self._cursor, name, params)

    def frame_beside(
        self, name: str, rows: pl.DataFrame | Mapping[str, pl.DataFrame], /, **params: object
    ) -> pl.DataFrame:
        """The rows of one read that reads the given rows as new_rows, or frames by their names."""
        frames = rows if isinstance(rows, Mapping) else {"new_rows": rows}
        try:
            for table, frame in frames.items():
                self._cursor.register(table, frame)
            return self.frame(name, **params)
        finally:
            for table in frames:
                self._cursor.unregister(table)

    def rows(self, name: str, /, **params: object) -> list[dict[str, Any]]:
        """The rows of one read as Python values, as the transaction sees them."""
        return statements.rows(self._cursor, name, params)

    def row(self, name: str, /, **params: object) -> dict[str, Any] | None:
        """The first row of one read, as the transaction sees it."""
        return next(iter(self.rows(name, **params)), None)


class Transaction(Snapshot):
    """Reads and writes that land together or not at all."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        super().__init__(cursor)
        self.writes: set[str] = set()
        """The names of the writes that were run."""
        self.changed = Changed()

    def execute(self, name: str, /, **params: object) -> int:
        """Run one write; the number of rows it touched."""
        self.writes.add(name)
        return statements.execute(self._cursor, name, params)

    def insert(self, table: str, rows: pl.DataFrame) -> int:
        """Append rows to a table by column name, through write/insert_TABLE; ids may be texts."""
        return self._apply(f"insert_{table}", _read_once(rows))

    def apply(self, name: str, rows: pl.DataFrame, /, **params: object) -> int:
        """Run one write that reads the rows as new_rows; the number of rows it touched."""
        return self._apply(name, rows, **params)

    def _apply(self, name: str, rows: object, **params: object) -> int:
        self._cursor.register("new_rows", rows)
        try:
            return self.execute(name, **params)
        finally:
            self._cursor.unregister("new_rows")


def _read_once(rows: pl.DataFrame) -> pa.RecordBatchReader:
    """The rows piece by piece, each let go once it is read.

    What is registered in a transaction is held until it ends, and many rows are many bytes.
    """
    table = rows.to_arrow()
    pieces = deque(table.to_batches(max_chunksize=_PIECE))
    return pa.RecordBatchReader.from_batches(table.schema, iter(partial(_next, pieces), None))


def _next(pieces: deque[pa.RecordBatch]) -> pa.RecordBatch | None:
    return pieces.popleft() if pieces else None
