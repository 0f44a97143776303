"""Answers of any size, a few rows in memory at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.store.failures import translated
from clientdesk.store.statements import statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.store.database import Database

_BATCH: Final = 5_000


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
