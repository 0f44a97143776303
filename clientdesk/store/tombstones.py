"""The ids of erased records, in a file beside the database: a restored backup has them again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from uuid import UUID

from clientdesk.store.failures import refused_by_disk
from clientdesk.store.mark import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def tombstones_path(database: Path) -> Path:
    """Where the ids are listed, one a line."""
    return database.with_name(f"{database.name}.erased")


def read_tombstones(database: Path) -> list[UUID]:
    """The ids of all that was ever erased here; a line that is none is passed over."""
    path = tombstones_path(database)
    try:
        lines = path.read_text("utf-8").split() if path.exists() else []
    except (OSError, ValueError) as error:
        raise refused_by_disk(f"The list {path} cannot be read", OSError(str(error))) from error
    return [UUID(line) for line in lines if _is_id(line)]


def add_tombstones(database: Path, ids: Iterable[UUID]) -> None:
    """Note ids, safe against a loss of power, before their records go."""
    path = tombstones_path(database)
    try:
        with path.open("a", encoding="utf-8") as file:
            file.writelines(f"{each}\n" for each in ids)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        raise refused_by_disk(f"The list {path} cannot be written", error) from error


def _is_id(line: str) -> bool:
    try:
        UUID(line)
    except ValueError:
        return False
    return True
