"""Numbered SQL files, each applied once, in order, in a transaction of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from clientdesk.store import statements
from clientdesk.store.changes import last_change, note_change

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Migration:
    """One file of sql/schema."""

    number: int
    name: str
    sha256: str
    text: str


@cache
def migrations() -> tuple[Migration, ...]:
    """Every migration that this version of the product knows, in order."""
    folder = files("clientdesk.store").joinpath("sql/schema")
    texts = sorted((file.name, file.read_text("utf-8")) for file in folder.iterdir())
    return tuple(
        Migration(int(name[:4]), name.removesuffix(".sql"), _hash(text), text)
        for name, text in texts
    )


def applied(cursor: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """The SHA-256 of every migration that the database has, by number."""
    tables = {row["name"] for row in statements.rows(cursor, "tables", {})}
    if "schema_migrations" not in tables:
        return {}
    return {row["number"]: row["sha256"] for row in statements.rows(cursor, "migrations", {})}


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Apply what is missing."""
    known = applied(connection)
    for migration in migrations():
        if migration.number not in known:
            _apply(connection, migration)
    connection.execute("checkpoint")


def _apply(connection: duckdb.DuckDBPyConnection, migration: Migration) -> None:
    connection.begin()
    connection.execute(migration.text)
    statements.execute(
        connection,
        "insert_migration",
        {"number": migration.number, "name": migration.name, "sha256": migration.sha256},
    )
    note_change(connection, last_change(connection))
    connection.commit()


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
