"""The list of committed changes: a number and a hash for each, written with the change."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from clientdesk.model.ids import new_id
from clientdesk.store import statements

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Change:
    """One committed transaction; its hash covers every one before it."""

    sequence: int
    hash: str


NO_CHANGE: Final = Change(0, "")


def last_change(cursor: duckdb.DuckDBPyConnection, known: Change = NO_CHANGE) -> Change:
    """The newest committed change; found faster when a late one is known."""
    found = statements.rows(cursor, "last_change", {"since": known.sequence})
    return Change(**found[0]) if found else NO_CHANGE


def has_change(cursor: duckdb.DuckDBPyConnection, change: Change) -> bool:
    """Whether the list has the change under the same number with the same hash."""
    found = statements.rows(cursor, "change", {"sequence": change.sequence})
    return [Change(**row) for row in found] == [change]


def note_change(cursor: duckdb.DuckDBPyConnection, last: Change) -> Change:
    """Add the change after the last one to the list, inside the running transaction."""
    id = new_id()
    change = Change(last.sequence + 1, sha256(f"{last.hash} {id}".encode()).hexdigest())
    statements.execute(
        cursor,
        "insert_change",
        {"sequence": change.sequence, "id": id, "hash": change.hash},
    )
    return change
