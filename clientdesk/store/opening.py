"""From a path to a connection whose configuration is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from clientdesk.errors import StoreError, StoreMissing
from clientdesk.store.migrations import migrate
from clientdesk.store.statements import translated

if TYPE_CHECKING:
    from pathlib import Path


def refuse_unusable(path: Path) -> None:
    """Raise when there is no file at the path that could be a database."""
    if path.is_dir():
        raise StoreError(f"The database path {path} is a folder.", hint="Name a file in it.")
    if not path.exists():
        raise StoreMissing(
            f"There is no database at {path}.", hint="Make one with “clientdesk init”."
        )


def create_file(path: Path) -> None:
    """Make a migrated, empty database file at the path."""
    if path.exists():
        raise StoreError(f"There is already something at {path}.", hint="Choose another path.")
    path.parent.mkdir(parents=True, exist_ok=True)
    with translated("create"), duckdb.connect(str(path)) as connection:
        migrate(connection)


def connect(path: Path, *, backups: Path) -> duckdb.DuckDBPyConnection:
    """Open the file for reading and writing, with nothing else within reach."""
    with translated("open"):
        connection = duckdb.connect(
            str(path),
            config={
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "allow_community_extensions": "false",
            },
        )
        connection.execute("set allowed_directories = $folders", {"folders": [str(backups)]})
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    return connection
