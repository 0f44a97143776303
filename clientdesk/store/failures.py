"""What DuckDB raises, as sentences for people."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import duckdb

from clientdesk.errors import NotADatabase, StoreBusy, StoreDamaged, StoreError, StoreNewer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SAFE: Final = "What was saved before is safe."
_FULL: Final = ("No space left", "File too large", "Disk quota exceeded")
_DAMAGED: Final = (
    "Corrupt",
    "checksum",
    "replaying WAL",
    "Could not read enough bytes",
    "Failed to deserialize",
)
_STOPPED: Final = ("has been invalidated", "must be restarted")
_HOLDER: Final = re.compile(r"lock is held in (?:(?P<name>.*?) \()?PID (?P<pid>\d+)")


class LostConflict(StoreError):
    """Another transaction changed the same rows first; the same work may be tried again."""


@contextmanager
def translated(doing: str) -> Iterator[None]:
    """Turn what DuckDB raises into a StoreError with a sentence for people."""
    try:
        yield
    except duckdb.Error as error:
        raise sentence(doing, error) from error


def sentence(doing: str, error: duckdb.Error) -> StoreError:
    """The StoreError that says what the database could not do."""
    text = str(error)
    if isinstance(error, duckdb.TransactionException) and "onflict" in text:
        return LostConflict(
            "Someone else was saving the same records at this moment.",
            hint="Nothing was saved. Try again.",
        )
    if any(words in text for words in _FULL):
        return full_disk()
    if isinstance(error, duckdb.FatalException) or any(words in text for words in _STOPPED):
        return StoreError(
            "The database stopped because the disk refused a write.",
            hint=f"Check the disk, then start ClientDesk again. {_SAFE}",
        )
    return _about_the_file(text) or StoreError(
        f"The database could not do “{doing}”: {text.splitlines()[0]}"
    )


def full_disk() -> StoreError:
    """The answer to a write for which there is no room."""
    return StoreError(
        "The disk is full, so nothing was saved.",
        hint=f"Free some space, then try again. {_SAFE}",
    )


def refused_by_disk(what: str, error: OSError) -> StoreError:
    """The answer to a file that the system would not write, read or move."""
    if any(words in str(error) for words in _FULL):
        return full_disk()
    if isinstance(error, PermissionError):
        return _forbidden(str(error))
    return StoreError(f"{what}: {error.strerror or error}.", hint=_SAFE)


def _about_the_file(text: str) -> StoreError | None:
    for signs, answer in _ANSWERS:
        if any(words in text for words in signs):
            return answer(text)
    return None


def _busy(text: str) -> StoreBusy:
    found = _HOLDER.search(text)
    holder = "another process"
    if found:
        program = (found["name"] or "a process").rsplit("/", 1)[-1]
        holder = f"{program} (PID {found['pid']})"
    return StoreBusy(f"The database is in use by {holder}.", hint="Close it there, then try again.")


def _open_here(_: str) -> StoreError:
    return StoreBusy("The database is already open in this process.")


def _forbidden(_: str) -> StoreError:
    return StoreError(
        "ClientDesk may not read and write the database files.",
        hint="Give this user the right to read and write the database’s folder and what is in it.",
    )


def _other_file(_: str) -> StoreError:
    return NotADatabase("The file is not a ClientDesk database.")


def _newer(_: str) -> StoreError:
    return StoreNewer(
        "The database file was written by a newer version of ClientDesk.",
        hint="Update ClientDesk, then open it again.",
    )


def _damaged(_: str) -> StoreError:
    return StoreDamaged("The database file is damaged.", hint="Restore a backup.")


_ANSWERS: Final[tuple[tuple[tuple[str, ...], Callable[[str], StoreError]], ...]] = (
    (("Could not set lock", "Conflicting lock"), _busy),
    (("different configuration",), _open_here),
    (("Permission denied", "Read-only file system"), _forbidden),
    (("not a valid DuckDB database file", "is an existing extension"), _other_file),
    (("version number",), _newer),
    (_DAMAGED, _damaged),
)
