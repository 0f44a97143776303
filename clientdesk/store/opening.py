"""From a path to a connection: examined read-only first, then opened with nothing else in reach."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import duckdb

from clientdesk.errors import NotADatabase, StoreDamaged, StoreError, StoreMissing
from clientdesk.store.aside import copy_aside
from clientdesk.store.changes import NO_CHANGE, Change, has_change, last_change
from clientdesk.store.failures import refused_by_disk, translated
from clientdesk.store.mark import mark_path, read_mark, sync_folder, write_mark
from clientdesk.store.migrations import applied, migrate, shipped
from clientdesk.store.private import keep_private
from clientdesk.store.reading import is_cut_short, read_everything

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_log: Final = logging.getLogger(__name__)

_CONFIGURATION: Final = {
    # What does not fit is sorted and joined on the disk, beside the database.
    "memory_limit": "1GB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What a database says of itself before anything opens it for writing."""

    last: Change
    has_mark: bool
    migrations: Mapping[int, str]


def wal_path(database: Path) -> Path:
    """Where DuckDB keeps the log of a database."""
    return database.with_name(f"{database.name}.wal")


def refuse_missing(path: Path) -> None:
    """Raise when there is no file at the path."""
    if path.is_dir():
        raise NotADatabase(
            f"The database path {path} is a folder.", hint="Name a file, such as one inside it."
        )
    if path.exists():
        return
    if remains(path):
        raise StoreMissing(
            f"The database {path} is gone, but its companion files are still there.",
            hint="Restore a backup with “clientdesk restore”.",
        )
    raise StoreMissing(f"There is no database at {path}.", hint="Make one with “clientdesk init”.")


def create_file(path: Path) -> None:
    """Make a migrated, empty database at the path, all of it or nothing."""
    path = path.absolute()
    refuse_taken(path)
    keep_private()
    making = path.with_name(f"{path.name}.making")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        making.unlink(missing_ok=True)
        wal_path(making).unlink(missing_ok=True)
        with (
            translated("create"),
            duckdb.connect(str(making), config=dict(_CONFIGURATION)) as connection,
        ):
            _keep_texts_plain(connection)
            migrate(connection, shipped(), done={})
            last = last_change(connection)
        making.rename(path)
        sync_folder(path.parent)
        write_mark(path, last)
    except OSError as error:
        raise refused_by_disk(f"The database {path} cannot be made", error) from error


def refuse_taken(path: Path) -> None:
    """Raise when something lies at the path, or what an earlier database left."""
    if path.exists():
        if path.is_dir():
            raise NotADatabase(f"There is already a folder at {path}.", hint="Name a file in it.")
        raise StoreError(f"There is already a file at {path}.", hint="Choose another path.")
    if left := remains(path):
        names = " and ".join(file.name for file in left)
        raise StoreError(
            f"An earlier database at {path} left {names} behind.",
            hint="Restore a backup, or move these files away first.",
        )


def exchange(path: Path, fresh: Path) -> None:
    """Move a fresh file over a closed database; refuses while the old one has a log."""
    if wal_path(path).exists():
        raise StoreError("The database could not be closed whole.", hint="Try again.")
    fresh.replace(path)
    sync_folder(path.parent)


def remains(path: Path) -> list[Path]:
    """The companion files of a database that lie at the path."""
    return [file for file in (wal_path(path), mark_path(path)) if file.exists()]


def examine(path: Path) -> Examined:
    """Read what the file says of itself; raises StoreDamaged, after copying it aside."""
    try:
        mark = read_mark(path)
        found = _examine(path, mark)
        if mark is not None and not (found.has_mark and found.last.sequence >= mark.sequence):
            raise StoreDamaged(_missing(found.last, mark))
    except NotADatabase:
        if not mark_path(path).exists():
            raise
        raise damaged(path, "The database file is damaged: it is no longer a database.") from None
    except StoreDamaged as error:
        raise damaged(path, error.message) from error
    if mark is None:
        _log.warning(
            "%s has no mark beside it; all of it can be read, so it is taken as healthy "
            "and gets one.",
            path,
        )
    return found


def _examine(path: Path, mark: Change | None) -> Examined:
    with connect_to_read(path) as connection, translated("examine"):
        migrations = applied(connection)
        # Without a mark only the rows themselves can tell; a file cut short may lack free blocks.
        if mark is None or is_cut_short(connection, path.stat().st_size):
            read_everything(connection)
        return Examined(
            last=last_change(connection),
            has_mark=mark is None or mark == NO_CHANGE or has_change(connection, mark),
            migrations=migrations,
        )


def _missing(last: Change, mark: Change) -> str:
    lost = mark.sequence - last.sequence
    if lost > 0:
        changes = "one saved change is" if lost == 1 else f"{lost:,} saved changes are"
        return f"The database is damaged: {changes} missing from it."
    return "The database is not the one that was last written here: its history differs."


def damaged(path: Path, message: str) -> StoreDamaged:
    """The refusal of a damaged database, whose files are copied aside first."""
    copies = copy_aside(path, [path, *remains(path)])
    return StoreDamaged(
        message,
        hint=f"Nothing was changed, and copies of the files lie in {copies[0].parent}. "
        "Restore a backup.",
        copies=copies,
    )


def connect_to_read(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the file without writing to it or to anything else."""
    with translated("open"):
        connection = duckdb.connect(str(path), read_only=True, config=dict(_CONFIGURATION))
        _lock(connection, [])
    return connection


def connect_to_write(path: Path, *, backups: Path) -> duckdb.DuckDBPyConnection:
    """Open the file for reading and writing, with only the backup folder else in reach."""
    keep_private()
    with translated("open"):
        connection = duckdb.connect(str(path), config=dict(_CONFIGURATION))
        _keep_texts_plain(connection)
        _lock(connection, [backups])
    return connection


def _keep_texts_plain(connection: duckdb.DuckDBPyConnection) -> None:
    """Search reads every client's texts: packed ones take three times as long, and save little."""
    connection.execute("set disabled_compression_methods = 'fsst,dict_fsst,zstd'")


def _lock(connection: duckdb.DuckDBPyConnection, folders: list[Path]) -> None:
    """Close the configuration: the folders first, since nothing can be set afterwards."""
    connection.execute(
        "set allowed_directories = $folders", {"folders": [str(folder) for folder in folders]}
    )
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
