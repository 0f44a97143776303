"""The high-water mark: the last committed change, in a file of its own beside the database.

DuckDB opens without a word when the end of its log was lost; the mark is what tells.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from clientdesk.errors import StoreDamaged, StoreError
from clientdesk.store.changes import Change
from clientdesk.store.failures import refused_by_disk

if TYPE_CHECKING:
    from pathlib import Path


def mark_path(database: Path) -> Path:
    """Where the mark of a database lies."""
    return database.with_name(f"{database.name}.mark")


def read_mark(database: Path) -> Change | None:
    """The change that the mark names; None when there is no mark."""
    path = mark_path(database)
    try:
        found = json.loads(path.read_bytes())
        return Change(int(found["sequence"]), str(found["hash"]))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise refused_by_disk(f"The mark {path} cannot be read", error) from error
    except (ValueError, TypeError, KeyError) as error:
        raise StoreDamaged(
            f"The mark {path} is unreadable, so nobody can tell whether records are missing."
        ) from error


def prepare_mark(database: Path, change: Change) -> None:
    """Bring the next mark to the disk, not yet in force: before a commit, while one can undo."""
    text = json.dumps({"sequence": change.sequence, "hash": change.hash})
    path = _next(database)
    try:
        with path.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise refused_by_disk(
            "The change could not be noted, so nothing was saved", error
        ) from error


def publish_mark(database: Path) -> None:
    """Put the prepared mark in force, in one step: after the commit."""
    try:
        _next(database).replace(mark_path(database))
        sync_folder(database.parent)
    except OSError as error:
        raise StoreError(
            "The change was saved, but the disk would not note that it was.",
            hint="Check the disk, then start ClientDesk again.",
        ) from error


def write_mark(database: Path, change: Change) -> None:
    """Set the mark to a change that is in the file."""
    prepare_mark(database, change)
    publish_mark(database)


def sync_folder(folder: Path) -> None:
    """Make renames in the folder survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _next(database: Path) -> Path:
    return database.with_name(f"{database.name}.mark.next")
