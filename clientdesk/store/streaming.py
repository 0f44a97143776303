"""Answers of any size, a few rows in memory at a time."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import duckdb
import polars as pl

from clientdesk.store.failures import translated
from clientdesk.store.statements import rows, statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.store.database import Database

_BATCH: Final = 5_000
_STRETCH: Final = 65_536
"""Rows of a frame at most."""


def stream(database: Database, name: str, /, **params: object) -> Iterator[dict[str, Any]]:
    """The rows that read/NAME answers, one after the other, as they stood at the first."""
    with database.cursor() as cursor:
        with translated(name):
            cursor.execute(statement(f"read/{name}"), params)
            columns = [column[0] for column in cursor.description or ()]
        while True:
            with translated(name):
                rows = cursor.fetchmany(_BATCH)
            if not rows:
                return
            yield from (dict(zip(columns, row, strict=True)) for row in rows)


class Stretches:
    """Answers as frames, all as of the same moment, some rows in memory at a time."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def frames(self, name: str, /, **params: object) -> Iterator[pl.DataFrame]:
        """The rows that read/NAME answers; at least one frame, which has the columns."""
        with translated(name):
            reader = self._cursor.execute(statement(f"read/{name}"), params).to_arrow_reader(
                _STRETCH
            )
        empty = pl.DataFrame(pl.from_arrow(reader.schema.empty_table()))
        is_first = True
        while True:
            with translated(name):
                batch = next(reader, None)
            if batch is None:
                break
            is_first = False
            yield pl.DataFrame(pl.from_arrow(batch))
        if is_first:
            yield empty

    def value(self, name: str, /, **params: object) -> int:
        """The one number that read/NAME answers."""
        [(found,)] = (row.values() for row in rows(self._cursor, name, params))
        return int(found)


@contextmanager
def stretches(database: Database) -> Iterator[Stretches]:
    """Read many rows while others write; nothing of what they write is seen."""
    with database.cursor() as cursor:
        with translated("begin"):
            cursor.begin()
        try:
            yield Stretches(cursor)
        finally:
            with suppress(duckdb.Error):
                cursor.rollback()
