"""The one DuckDB file: a cursor per read, short transactions under one lock."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import duckdb

from clientdesk.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polars as pl


@cache
def statement(name: str) -> str:
    """The text of sql/NAME.sql, such as read/member_by_name."""
    return files("clientdesk.store").joinpath(f"sql/{name}.sql").read_text("utf-8")


class Transaction:
    """Reads and writes that land together or not at all."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def frame(self, name: str, **params: object) -> pl.DataFrame:
        """The rows of one read, as the transaction sees them."""
        return _frame(self._cursor, name, params)

    def execute(self, name: str, **params: object) -> int:
        """Run one write; the number of rows it touched."""
        row = self._cursor.execute(statement(f"write/{name}"), params).fetchone()
        return int(row[0]) if row else 0

    def insert(self, table: str, rows: pl.DataFrame) -> int:
        """Append rows to a table by column name, through write/insert_TABLE."""
        self._cursor.register("new_rows", rows)
        try:
            return self.execute(f"insert_{table}")
        finally:
            self._cursor.unregister("new_rows")


class Database:
    """An open database; safe to share between threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._writing = threading.RLock()

    def frame(self, name: str, **params: object) -> pl.DataFrame:
        """The rows that read/NAME answers, with the parameters it names."""
        with self._connection.cursor() as cursor:
            return _frame(cursor, name, params)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A short write; everything in it is undone when it raises."""
        with self._writing, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield Transaction(cursor)
                cursor.commit()
            except BaseException:
                cursor.rollback()
                raise

    def close(self) -> None:
        """Write everything to the file and let it go."""
        self._connection.close()


def open_database(path: Path) -> Database:
    """Open or make the database file at the path."""
    try:
        connection = duckdb.connect(str(path))
        connection.execute(statement("schema/0001_workspace"))
    except duckdb.Error as error:
        raise StoreError(str(error)) from error
    return Database(connection)


def _frame(cursor: duckdb.DuckDBPyConnection, name: str, params: dict[str, Any]) -> pl.DataFrame:
    rows: pl.DataFrame = cursor.sql(statement(f"read/{name}"), params=params).pl()
    return rows
