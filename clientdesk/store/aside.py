"""Copies and moves of whole database files, safe against a loss of power."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

from clientdesk.store.failures import refused_by_disk
from clientdesk.store.mark import sync_folder
from clientdesk.store.private import OWNER_ONLY, keep_private

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def copy_aside(database: Path, files: Sequence[Path]) -> tuple[Path, ...]:
    """Copy the files into a folder beside the database; the same files are copied once only."""
    keep_private()
    folder = _folder(database, "damaged", files)
    if not folder.exists():
        making = folder.with_name(f"{folder.name}.making")
        try:
            making.mkdir(parents=True, exist_ok=True)
            for file in files:
                copy_synced(file, making / file.name)
            making.rename(folder)
            sync_folder(folder.parent)
        except OSError as error:
            raise refused_by_disk(f"The damaged {database} cannot be copied", error) from error
    return tuple(folder / file.name for file in files)


def move_aside(database: Path, files: Sequence[Path]) -> Path:
    """Move the files into a folder beside the database, in their order; the folder."""
    folder = _folder(database, "replaced", files)
    folder.mkdir(parents=True, exist_ok=True)
    for file in files:
        file.rename(folder / file.name)
        sync_folder(database.parent)
    sync_folder(folder)
    return folder


def drop_aside(database: Path) -> int:
    """Delete the copies that were set aside beside the database; how many folders."""
    folders = [database.with_name(f"{database.name}.{why}") for why in ("damaged", "replaced")]
    found = [folder for each in folders if each.is_dir() for folder in each.iterdir()]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    return len(found)


def copy_synced(source: Path, target: Path) -> None:
    """Copy a file, for its owner alone and with its age, and wait until it is on the disk."""
    known = source.stat()
    target.touch(OWNER_ONLY)
    target.chmod(OWNER_ONLY)
    shutil.copyfile(source, target)
    os.utime(target, ns=(known.st_atime_ns, known.st_mtime_ns))
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _folder(database: Path, why: str, files: Sequence[Path]) -> Path:
    """A folder named after what the files are, so that the same ones meet the same name."""
    known = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    name = sha256(repr(known).encode()).hexdigest()[:12]
    return database.with_name(f"{database.name}.{why}") / name
