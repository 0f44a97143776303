"""Numbered SQL files, each applied once, in order, in a transaction of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from clientdesk.errors import NotADatabase, StoreError, StoreNewer
from clientdesk.store import statements
from clientdesk.store.changes import last_change, note_change
from clientdesk.store.failures import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import duckdb


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of sql/schema."""

    number: int
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """The hash by which a database remembers exactly this text."""
        return sha256(self.text.encode()).hexdigest()


@cache
def shipped() -> tuple[Migration, ...]:
    """Every migration that this version of the product knows, in order."""
    folder = files("clientdesk.store").joinpath("sql/schema")
    found = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir())
    return tuple(Migration(int(name[:4]), name.removesuffix(".sql"), text) for name, text in found)


def applied(cursor: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """The SHA-256 of every migration that the database has, by number."""
    tables = {row["name"] for row in statements.rows(cursor, "tables", {"database": None})}
    if "schema_migrations" not in tables:
        raise NotADatabase("The file is a DuckDB database, but not one of ClientDesk.")
    return {row["number"]: row["sha256"] for row in statements.rows(cursor, "migrations", {})}


def refuse_foreign(hashes: Mapping[int, str], known: Sequence[Migration]) -> None:
    """Raise when the database has migrations that this version lacks or has otherwise."""
    ours = {migration.number: migration for migration in known}
    if unknown := sorted(hashes.keys() - ours.keys()):
        raise StoreNewer(
            f"The database was written by a newer version of ClientDesk: it has {unknown[-1]:04}.",
            hint="Update ClientDesk, then open it again.",
        )
    for number, recorded in sorted(hashes.items()):
        if ours[number].sha256 != recorded:
            raise StoreError(
                f"The database was made with another text of {ours[number].name}.sql.",
                hint="Open it with the version of ClientDesk that made it.",
            )


def migrate(
    connection: duckdb.DuckDBPyConnection,
    known: Sequence[Migration],
    *,
    done: Mapping[int, str],
    before: Callable[[Migration], object] | None = None,
) -> None:
    """Apply what the database lacks; before is called once, ahead of the first of them."""
    pending = [migration for migration in known if migration.number not in done]
    if pending and before is not None:
        before(pending[0])
    for migration in pending:
        _apply(connection, migration)


def _apply(connection: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    with translated(migration.name), connection.cursor() as cursor:
        cursor.begin()
        cursor.execute(migration.text)
        statements.execute(
            cursor,
            "insert_migration",
            {"number": migration.number, "name": migration.name, "sha256": migration.sha256},
        )
        note_change(cursor, last_change(cursor))
        cursor.commit()
        # DuckDB's replay of a log that mixes changes of tables and of rows has had faults.
        cursor.execute("checkpoint")
