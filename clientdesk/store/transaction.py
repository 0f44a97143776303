"""What a piece of work may do inside a transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.store import statements

if TYPE_CHECKING:
    import duckdb
    import polars as pl


class Transaction:
    """Reads and writes that land together or not at all."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.writes: set[str] = set()
        """The names of the writes that were run."""

    def frame(self, name: str, /, **params: object) -> pl.DataFrame:
        """The rows of one read, as the transaction sees them."""
        return statements.frame(self._cursor, name, params)

    def rows(self, name: str, /, **params: object) -> list[dict[str, Any]]:
        """The rows of one read as Python values, as the transaction sees them."""
        return statements.rows(self._cursor, name, params)

    def row(self, name: str, /, **params: object) -> dict[str, Any] | None:
        """The first row of one read, as the transaction sees it."""
        return next(iter(self.rows(name, **params)), None)

    def execute(self, name: str, /, **params: object) -> int:
        """Run one write; the number of rows it touched."""
        self.writes.add(name)
        return statements.execute(self._cursor, name, params)

    def insert(self, table: str, rows: pl.DataFrame) -> int:
        """Append rows to a table by column name, through write/insert_TABLE; ids may be texts."""
        return self.apply(f"insert_{table}", rows)

    def apply(self, name: str, rows: pl.DataFrame, /, **params: object) -> int:
        """Run one write that reads the rows as new_rows; the number of rows it touched."""
        self._cursor.register("new_rows", rows)
        try:
            return self.execute(name, **params)
        finally:
            self._cursor.unregister("new_rows")
