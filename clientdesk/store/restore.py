"""Bring a backup back: checked first, the present files moved aside, nothing thrown away."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.errors import NotADatabase, StoreBusy, StoreDamaged, StoreError, StoreMissing
from clientdesk.store.aside import copy_synced, move_aside
from clientdesk.store.changes import Change, last_change
from clientdesk.store.failures import refused_by_disk, translated
from clientdesk.store.mark import sync_folder, write_mark
from clientdesk.store.migrations import applied, refuse_foreign, shipped
from clientdesk.store.opening import connect_to_read, wal_path
from clientdesk.store.private import keep_private
from clientdesk.store.reading import read_everything

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

REVIVED: Final = (
    "API tokens, portal links and members that were ended since it was made are open again: end "
    "them once more."
)
"""What whoever restores has to know; docs/safety.md says more."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a backup holds, and what was done with it."""

    backup: Path
    sequence: int
    rows: Mapping[str, int]
    restored: bool
    moved_aside: Path | None
    """The folder that now has the files from before; None when there were none."""


def restore(backup: Path, database: Path, *, dry_run: bool) -> Report:
    """Put a backup in the database's place; a dry run only checks the backup."""
    backup, database = backup.absolute(), database.absolute()
    if backup == database:
        raise StoreError("A database cannot be restored from itself.", hint="Name a backup.")
    last, rows = _verified(backup)
    if dry_run:
        return Report(backup, last.sequence, rows, restored=False, moved_aside=None)
    _refuse_in_use(database)
    try:
        moved = _replace(backup, database, last)
    except OSError as error:
        raise refused_by_disk(f"The backup {backup} cannot be restored", error) from error
    return Report(backup, last.sequence, rows, restored=True, moved_aside=moved)


def _verified(backup: Path) -> tuple[Change, dict[str, int]]:
    """Read every block of the backup; its last change and its rows by table."""
    if not backup.is_file():
        raise StoreMissing(f"There is no backup at {backup}.", hint="Name a file.")
    try:
        with connect_to_read(backup) as connection, translated("check the backup"):
            refuse_foreign(applied(connection), shipped())
            rows = read_everything(connection)
            return last_change(connection), rows
    except StoreDamaged as error:
        raise StoreDamaged(
            f"The backup {backup} is damaged; nothing was changed.", hint="Choose another backup."
        ) from error


def _refuse_in_use(database: Path) -> None:
    """Raise StoreBusy when a process has the database open; any other state may be replaced."""
    if database.is_dir():
        raise NotADatabase(f"The database path {database} is a folder.", hint="Name a file in it.")
    if not database.exists():
        return
    try:
        connect_to_read(database).close()
    except StoreBusy:
        raise
    except StoreError:
        return


def _replace(backup: Path, database: Path, last: Change) -> Path | None:
    """Copy the backup beside the database, move the old files out, then the copy in.

    The database file goes first and comes last, and its mark stays until the end: cut short at any
    point, there is the old database whole, or one that is refused and can be restored again.
    """
    keep_private()
    database.parent.mkdir(parents=True, exist_ok=True)
    making = database.with_name(f".{database.name}.restoring")
    wal_path(making).unlink(missing_ok=True)
    copy_synced(backup, making)
    if wal_path(backup).exists():
        copy_synced(wal_path(backup), wal_path(making))
    old = [file for file in (database, wal_path(database)) if file.exists()]
    moved = move_aside(database, old) if old else None
    with suppress(FileNotFoundError):
        wal_path(making).rename(wal_path(database))
    making.rename(database)
    sync_folder(database.parent)
    write_mark(database, last)
    return moved
