"""The open database: a cursor for each read, short transactions under one lock."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import duckdb

from clientdesk.config import current_database, settings
from clientdesk.errors import StoreError
from clientdesk.store import statements
from clientdesk.store.changes import Change, last_change, note_change
from clientdesk.store.opening import connect, create_file, refuse_unusable
from clientdesk.store.statements import LostConflict, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import polars as pl

T = TypeVar("T")

ATTEMPTS: Final = 5
"""Tries of one piece of work; one process writes under one lock, so the second mostly wins."""


class Transaction:
    """Reads and writes that land together or not at all."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self.wrote = False

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
        self.wrote = True
        return statements.execute(self._cursor, name, params)

    def insert(self, table: str, rows: pl.DataFrame) -> int:
        """Append rows to a table by column name, through write/insert_TABLE."""
        self._cursor.register("new_rows", rows)
        try:
            return self.execute(f"insert_{table}")
        finally:
            self._cursor.unregister("new_rows")


class Database:
    """An open database; safe to share between threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._writing = threading.RLock()
        self._inside = False
        self._last = last_change(connection)

    @property
    def sequence(self) -> int:
        """The number of the last committed change; it grows with every write."""
        return self._last.sequence

    def frame(self, name: str, /, **params: object) -> pl.DataFrame:
        """The rows that read/NAME answers, with the parameters it names."""
        with self._cursor() as cursor:
            return statements.frame(cursor, name, params)

    def rows(self, name: str, /, **params: object) -> list[dict[str, Any]]:
        """The rows that read/NAME answers, as Python values by column name."""
        with self._cursor() as cursor:
            return statements.rows(cursor, name, params)

    def row(self, name: str, /, **params: object) -> dict[str, Any] | None:
        """The first row that read/NAME answers."""
        return next(iter(self.rows(name, **params)), None)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run the work in a transaction; again, a few times, when it loses a conflict."""
        for _ in range(ATTEMPTS - 1):
            try:
                return self._once(work)
            except LostConflict:
                continue
        return self._once(work)

    def _once(self, work: Callable[[Transaction], T]) -> T:
        with self.transaction() as transaction:
            return work(transaction)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A short write; everything in it is undone when it raises."""
        with self._alone(), self._cursor() as cursor:
            with translated("begin"):
                cursor.begin()
            try:
                transaction = Transaction(cursor)
                yield transaction
                self._commit(cursor, transaction.wrote)
            except BaseException:
                _undo(cursor)
                raise

    def _commit(self, cursor: duckdb.DuckDBPyConnection, wrote: bool) -> None:
        change: Change = note_change(cursor, self._last) if wrote else self._last
        with translated("commit"):
            cursor.commit()
        self._last = change

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._writing:
            if self._inside:
                raise StoreError("A transaction is already open in this thread.")
            self._inside = True
            try:
                yield
            finally:
                self._inside = False

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with translated("open a cursor"):
            cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def close(self) -> None:
        """Write everything to the file and let it go."""
        with self._writing, translated("close"):
            self._connection.close()


def create_database(path: Path, *, backups: Path | None = None) -> Database:
    """Make an empty database at the path; refuses when something is there already."""
    create_file(path)
    return open_database(path, backups=backups)


def open_database(path: Path, *, backups: Path | None = None) -> Database:
    """Open the database at the path for reading and writing."""
    refuse_unusable(path)
    return Database(connect(path, backups=backups or path.parent / "backups"), path)


_opened: list[Database] = []
_opening: Final = threading.Lock()


def database() -> Database:
    """The process's one database (config.current_database); opened when first asked for."""
    with _opening:
        if not _opened:
            path = Path(current_database())
            _opened.append(open_database(path, backups=settings().backups))
        return _opened[0]


def close_database() -> None:
    """Close the process's one database, if it was opened; the next call opens it again."""
    with _opening:
        while _opened:
            _opened.pop().close()


def _undo(cursor: duckdb.DuckDBPyConnection) -> None:
    """Roll back; a commit that failed has already done so, and then there is nothing to undo."""
    try:
        cursor.rollback()
    except duckdb.Error:
        return
