"""The file written anew: what was deleted stays in its free blocks until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.store.aside import copy_synced
from clientdesk.store.backup import copy_whole
from clientdesk.store.failures import refused_by_disk
from clientdesk.store.opening import wal_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from clientdesk.store.database import Database

_PIECE: Final = 2**20


def rewrite(database: Database) -> None:
    """Put a copy of the rows in the place of the database's file; nobody writes meanwhile.

    Readers wait for the moment of the exchange. Cut short at any point there is the old file or
    the new one, whole, and both end with the same change, so that the mark stands.
    """
    copy = database.backups / f".{database.path.name}.rewriting"
    fresh = database.path.with_name(f".{database.path.name}.rewriting")
    try:
        for left in (copy, fresh):
            left.unlink(missing_ok=True)  # of a process that died while it made one
        with database.alone():
            copy_whole(database, copy)
            copy_synced(copy, fresh)
            database.exchange(fresh)
        copy.unlink()
    except OSError as error:
        message = f"The database {database.path} cannot be written anew"
        raise refused_by_disk(message, error) from error


def bytes_left(path: Path, texts: Iterable[str]) -> dict[str, int]:
    """How often each text stands in the bytes of a database's file and its log, as UTF-8."""
    wanted = {text: text.encode() for text in texts if text}
    found = dict.fromkeys(wanted, 0)
    for file in (path, wal_path(path)):
        if file.exists():
            for text, raw in wanted.items():
                found[text] += _count(file, raw)
    return found


def _count(path: Path, wanted: bytes) -> int:
    count, tail = 0, b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            block = tail + piece
            count += block.count(wanted)
            # One byte less than the text: it cannot be counted twice.
            tail = block[-(len(wanted) - 1) :] if len(wanted) > 1 else b""
    return count
