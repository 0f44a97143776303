"""The open database: a cursor for each read, short transactions under one lock."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import duckdb

from clientdesk.config import current_database, settings
from clientdesk.errors import StoreError
from clientdesk.store import opening, statements
from clientdesk.store.backup import backup_before
from clientdesk.store.changes import last_change, note_change
from clientdesk.store.failures import LostConflict, refused_by_disk, translated
from clientdesk.store.mark import prepare_mark, publish_mark, read_mark, write_mark
from clientdesk.store.migrations import migrate, refuse_foreign, shipped
from clientdesk.store.reading import read_everything
from clientdesk.store.sums import keep_sums
from clientdesk.store.transaction import Snapshot, Transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import polars as pl

__all__ = [
    "Database",
    "Transaction",
    "close_database",
    "create_database",
    "database",
    "open_damaged",
    "open_database",
]

T = TypeVar("T")
ATTEMPTS: Final = 5
"""Tries of one piece of work; one process writes under one lock, so the second mostly wins."""
PATIENCE: Final = 10.0
"""Seconds that closing waits for reads under way."""


class Database:
    """An open database; safe to share between threads."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        path: Path,
        *,
        backups: Path,
        read_only: bool = False,
    ) -> None:
        self.path = path
        self.backups = backups
        self.copying = threading.Lock()
        self._connection = connection
        self._writing = threading.RLock()
        self._inside = False
        self._use = threading.Condition()
        self._in_use = 0
        self._closed = False
        self._refusal = StoreError("The database is open for reading only.") if read_only else None
        self._last = last_change(connection)
        self._opened_at = self._last.sequence
        self._written: dict[tuple[str, str], int] = {}
        self._listeners: tuple[Callable[[Database], object], ...] = ()

    @property
    def sequence(self) -> int:
        """The number of the last committed change; it grows with every write."""
        return self._last.sequence

    def last_write(self, *tables: str, verb: str = "") -> int:
        """The number of the last change that wrote one of the tables, or before it was opened.

        With a verb, only that kind of write counts: insert, update or delete.
        """
        verbs = (verb,) if verb else ("insert", "update", "delete")
        written = (self._written.get((verb, table), 0) for verb in verbs for table in tables)
        return max(self._opened_at, *written)

    def after_each_change(self, listener: Callable[[Database], object]) -> None:
        """Call the listener after each commit, in the thread of the writer."""
        if listener not in self._listeners:
            self._listeners = (*self._listeners, listener)

    def frame(self, name: str, /, **params: object) -> pl.DataFrame:
        """The rows that read/NAME answers, with the parameters it names."""
        with self.cursor() as cursor:
            return statements.frame(cursor, name, params)

    def rows(self, name: str, /, **params: object) -> list[dict[str, Any]]:
        """The rows that read/NAME answers, as Python values by column name."""
        with self.cursor() as cursor:
            return statements.rows(cursor, name, params)

    def row(self, name: str, /, **params: object) -> dict[str, Any] | None:
        """The first row that read/NAME answers."""
        return next(iter(self.rows(name, **params)), None)

    def read_everything(self) -> dict[str, int]:
        """Read every block of every table; the rows of each. Raises StoreDamaged at a bad one."""
        with self.cursor() as cursor:
            return read_everything(cursor)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run the work in a transaction; again, a few times, when it loses a conflict."""
        for _ in range(ATTEMPTS - 1):
            with suppress(LostConflict), self.transaction() as transaction:
                return work(transaction)
        with self.transaction() as transaction:
            return work(transaction)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """A short write; everything in it is undone when it raises."""
        with self.alone(), self.cursor() as cursor:
            with translated("begin"):
                cursor.begin()
            try:
                transaction = Transaction(cursor)
                yield transaction
                if transaction.changed:
                    with self.cursor() as committed:
                        keep_sums(Snapshot(committed), transaction)
                if transaction.writes:
                    self._commit(cursor, transaction.writes)
            finally:
                _undo(cursor)
        if transaction.writes:
            self._tell()

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Several reads that all see the same moment."""
        with self.cursor() as cursor:
            with translated("begin"):
                cursor.begin()
            try:
                yield Snapshot(cursor)
            finally:
                _undo(cursor)

    def _tell(self) -> None:
        # The change is kept: nothing that a listener meets may make it look undone.
        with suppress(StoreError):
            for listener in self._listeners:
                listener(self)

    def _commit(self, cursor: duckdb.DuckDBPyConnection, writes: Iterable[str]) -> None:
        """Commit so that the mark is on the disk before, and in force only after."""
        change = note_change(cursor, last_change(cursor, self._last))
        prepare_mark(self.path, change)
        with translated("commit"):
            cursor.commit()
        # First what was written, then the number: who sees the number must see the rest.
        self._written |= dict.fromkeys(map(statements.target, writes), change.sequence)
        self._last = change
        try:
            publish_mark(self.path)
        except StoreError as error:
            # A disk that failed once is not asked again: what it says then cannot be trusted.
            self._refusal = error
            raise

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One writer at a time, and no transaction inside another."""
        with self._writing:
            if self._refusal is not None:
                raise StoreError(self._refusal.message, hint=self._refusal.hint)
            if self._inside:
                raise StoreError("A transaction is already open in this thread.")
            self._inside = True
            try:
                yield
            finally:
                self._inside = False

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of the one connection, for the store's own parts."""
        with self._use, translated("open a cursor"):
            if self._closed:
                raise StoreError("The database was closed meanwhile.", hint="Try again.")
            cursor = self._connection.cursor()
            self._in_use += 1
        try:
            yield cursor
        finally:
            cursor.close()
            with self._use:
                self._in_use -= 1
                self._use.notify_all()

    def exchange(self, fresh: Path) -> None:
        """Let a file with the same rows take this one's place; who calls it is alone."""
        with self._use, translated("exchange"):
            if not self._use.wait_for(lambda: self._in_use == 0, timeout=PATIENCE):
                raise StoreError("Somebody has been reading for too long.", hint="Try again.")
            self._connection.close()
            try:
                opening.exchange(self.path, fresh)
            finally:
                self._connection = opening.connect_to_write(self.path, backups=self.backups)

    def close(self) -> None:
        """Write everything to the file and let it go, once those who read are done."""
        with self._writing, self._use, translated("close"):
            self._closed = True
            # An open cursor keeps the file open, and then nothing may take its place.
            self._use.wait_for(lambda: self._in_use == 0, timeout=PATIENCE)
            self._connection.close()


def _undo(cursor: duckdb.DuckDBPyConnection) -> None:
    """Roll back what is still open; after a commit, done or failed, nothing is."""
    with suppress(duckdb.Error):
        cursor.rollback()


def create_database(path: Path, *, backups: Path | None = None) -> Database:
    """Make an empty database at the path; refuses when something is there already."""
    opening.create_file(path)
    return open_database(path, backups=backups)


def open_database(path: Path, *, backups: Path | None = None) -> Database:
    """Open the database at the path: examined first, then brought up to date."""
    path = path.absolute()
    try:
        opening.refuse_missing(path)
        examined = opening.examine(path)
        refuse_foreign(examined.migrations, shipped())
        return _open(path, (backups or path.parent / "backups").absolute(), examined)
    except OSError as error:
        raise refused_by_disk(f"The database {path} cannot be opened", error) from error


def _open(path: Path, folder: Path, examined: opening.Examined) -> Database:
    connection = opening.connect_to_write(path, backups=folder)
    try:
        before = partial(backup_before, connection, folder, path.stem)
        migrate(connection, shipped(), done=examined.migrations, before=before)
        database = Database(connection, path, backups=folder)
        _catch_up(path, connection)
    except BaseException:
        connection.close()
        raise
    return database


def _catch_up(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """Let the mark name the last change, when a commit came before its mark."""
    last = last_change(connection)
    if read_mark(path) != last:
        write_mark(path, last)


def open_damaged(path: Path) -> Database:
    """Open a database that was refused as damaged, to show what is still there; writes nothing."""
    path = path.absolute()
    opening.refuse_missing(path)
    connection = opening.connect_to_read(path)
    return Database(connection, path, backups=path.parent / "backups", read_only=True)


_opened: Final[list[Database]] = []
_opening: Final = threading.Lock()


def database() -> Database:
    """The process's one database, by config.current_database; opened when first asked for."""
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


@contextmanager
def closed_database() -> Iterator[None]:
    """Keep the process's one database closed meanwhile; who asks for it waits."""
    with _opening:
        while _opened:
            _opened.pop().close()
        yield
