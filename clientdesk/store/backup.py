"""Backups: whole copies of the database, made while people work, checked, and named last."""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

import duckdb

from clientdesk.errors import StoreError
from clientdesk.store import statements
from clientdesk.store.aside import copy_synced
from clientdesk.store.changes import Change, last_change
from clientdesk.store.failures import refused_by_disk, translated
from clientdesk.store.mark import sync_folder
from clientdesk.store.reading import read_everything

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from clientdesk.store.database import Database
    from clientdesk.store.migrations import Migration

DAILY: Final = 7
WEEKLY: Final = 4

_NAME: Final = re.compile(
    r"(?P<stem>.+)-(?P<day>\d{4}-\d\d-\d\d)(?:-(?P<time>\d{6})|-(?P<daily>daily))\.duckdb"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the folder."""

    path: Path
    made_at: datetime
    size: int
    is_daily: bool


def backup(database: Database, target: Path | None, now: datetime) -> Path:
    """Copy the database as it is now to the target, by default into its backup folder."""
    name = f"{database.path.stem}-{now:%Y-%m-%d-%H%M%S}.duckdb"
    if target is None:
        return copy_whole(database, database.backups / name)
    return copy_whole(database, (target / name if target.is_dir() else target).absolute())


def daily_backup(database: Database, now: datetime) -> Path | None:
    """Make the day's backup unless there is one, and drop those that are too old to keep."""
    target = database.backups / f"{database.path.stem}-{now:%Y-%m-%d}-daily.duckdb"
    if target.exists():
        return None
    made = copy_whole(database, target)
    _prune(database)
    return made


def drop_backups(database: Database) -> int:
    """Delete every backup of the database in its folder; how many."""
    stem = f"{database.path.stem}-"
    found = [
        each.path for each in list_backups(database.backups) if each.path.name.startswith(stem)
    ]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first."""
    found = [_described(path) for path in folder.glob("*.duckdb") if not path.name.startswith(".")]
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def outdated(days: Iterable[date]) -> set[date]:
    """The days whose backup goes: neither one of the newest nor the last of a late week."""
    newest_first = sorted(days, reverse=True)
    older = newest_first[DAILY:]
    last_of_week = {day.isocalendar()[:2]: day for day in reversed(newest_first)}
    weekly = sorted(set(last_of_week.values()).intersection(older), reverse=True)
    return set(older).difference(weekly[:WEEKLY])


def backup_before(
    connection: duckdb.DuckDBPyConnection, folder: Path, stem: str, migration: Migration
) -> Path:
    """Copy the database before a migration changes it; the same state is copied once only."""
    sequence = last_change(connection).sequence
    target = folder / f"{stem}-before-{migration.number:04}-change-{sequence}.duckdb"
    with connection.cursor() as cursor:
        return target if target.exists() else _copy(cursor, folder, target)


def copy_whole(database: Database, target: Path) -> Path:
    """A checked copy of the database at a path where there is nothing."""
    if target.exists():
        raise StoreError(f"There is already a file at {target}.", hint="Choose another name.")
    with database.copying, database.cursor() as cursor:
        return _copy(cursor, database.backups, target)


def _copy(cursor: duckdb.DuckDBPyConnection, folder: Path, target: Path) -> Path:
    """Copy and check inside the folder, which DuckDB may reach; then give it its name."""
    making = folder / f".{target.name}.making"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        _discard(making)
        _copy_rows(cursor, making)
        _name(making, target)
    except OSError as error:
        raise refused_by_disk(f"The backup {target} cannot be written", error) from error
    finally:
        _discard(making)
    return target


def _copy_rows(cursor: duckdb.DuckDBPyConnection, making: Path) -> None:
    with translated("backup"):
        start = last_change(cursor)
        with _attached(cursor, "attach_for_copy", making):
            [(source,)] = cursor.execute("select current_catalog()").fetchall()
            copy = statements.statement("backup/copy").replace('"source"', _identifier(source))
            cursor.execute(copy)
        with _attached(cursor, "attach_for_check", making):
            _check(cursor, start)


def _check(cursor: duckdb.DuckDBPyConnection, start: Change) -> None:
    """Raise unless every block of the copy can be read and nothing from before is missing."""
    if read_everything(cursor, "copy")["changes"] < start.sequence:
        raise StoreError("The backup lacks records and was thrown away.", hint="Try again.")


@contextmanager
def _attached(cursor: duckdb.DuckDBPyConnection, name: str, path: Path) -> Iterator[None]:
    literal = "'" + str(path).replace("'", "''") + "'"
    cursor.execute(statements.statement(f"backup/{name}").replace("'path'", literal))
    try:
        yield
    except BaseException:
        # What failed has aborted the transaction, and inside that nothing can be detached.
        with suppress(duckdb.Error):
            cursor.rollback()
        with suppress(duckdb.Error):
            cursor.execute("detach copy")
        raise
    cursor.execute("detach copy")


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _name(making: Path, target: Path) -> None:
    """Move the copy where it belongs, in one step also when that is another disk."""
    beside = target.with_name(f".{target.name}.making")
    if beside != making:
        copy_synced(making, beside)
    beside.rename(target)
    sync_folder(target.parent)


def _discard(making: Path) -> None:
    for path in (making, making.with_name(f"{making.name}.wal")):
        path.unlink(missing_ok=True)


def _prune(database: Database) -> None:
    daily = {
        found.made_at.date(): found.path
        for found in list_backups(database.backups)
        if found.is_daily and found.path.name.startswith(f"{database.path.stem}-")
    }
    for day in outdated(daily):
        daily[day].unlink(missing_ok=True)


def _described(path: Path) -> Backup:
    known = path.stat()
    found = _NAME.fullmatch(path.name)
    if found is None:
        made_at = datetime.fromtimestamp(known.st_mtime, UTC).replace(tzinfo=None)
    else:
        made_at = datetime.strptime(f"{found['day']}{found['time'] or '000000'}", "%Y-%m-%d%H%M%S")
    return Backup(path, made_at, known.st_size, found is not None and found["daily"] is not None)
