"""Backups on their way to another machine: handed out by the app, received by a command."""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from clientdesk.errors import NotADatabase, StoreDamaged, StoreError
from clientdesk.store.backup import backup
from clientdesk.store.failures import refused_by_disk
from clientdesk.store.mark import sync_folder
from clientdesk.store.private import keep_private
from clientdesk.store.restore import restore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from clientdesk.store.database import Database

_one_at_a_time: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Copy:
    """A checked copy of the database, open at its start."""

    file: BinaryIO
    size: int
    sha256: bytes


def open_copy(database: Database, now: datetime) -> Copy:
    """Copy the database to a file without a name, which is gone as soon as it is closed."""
    path = database.backups / f".{database.path.stem}.asked"
    try:
        with _one_at_a_time:
            path.unlink(missing_ok=True)  # of a process that died while it made one
            file = backup(database, path, now).open("rb")
            path.unlink()
        digest = hashlib.file_digest(file, "sha256").digest()
        size = file.tell()
        file.seek(0)
    except OSError as error:
        raise refused_by_disk("The backup cannot be read", error) from error
    return Copy(file, size, digest)


class Incoming:
    """A backup that is being received beside the place where it will lie."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def write(self, piece: bytes) -> None:
        """Add the next piece."""
        self._digest.update(piece)
        self._file.write(piece)

    @property
    def sha256(self) -> bytes:
        """The hash of what was received so far."""
        return self._digest.digest()

    @property
    def size(self) -> int:
        """The bytes that were received so far."""
        return self._file.tell()


@contextmanager
def receiving(target: Path) -> Iterator[Incoming]:
    """Receive a backup into TARGET.part; at the end it is verified and gets its name.

    Whatever goes wrong, the part is thrown away; a file that is there already is never touched.
    """
    _refuse_existing(target)
    keep_private()
    part = target.with_name(f"{target.name}.part")
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield Incoming(file)
            file.flush()
            os.fsync(file.fileno())
        _verify(part)
        _refuse_existing(target)
        part.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise refused_by_disk(f"The backup {target} cannot be written", error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _verify(part: Path) -> None:
    try:
        restore(part, part.with_suffix(""), dry_run=True)
    except (NotADatabase, StoreDamaged) as error:
        raise StoreError(
            "What arrived is not a whole ClientDesk database and was thrown away.",
            hint="Try again.",
        ) from error


def _refuse_existing(target: Path) -> None:
    try:
        is_taken = target.exists()
    except OSError as error:
        raise refused_by_disk(f"The backup {target} cannot be written", error) from error
    if is_taken:
        raise StoreError(f"There is already a file at {target}.", hint="Choose another name.")
