"""The SQL files, run on a cursor; what DuckDB raises becomes a sentence."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import duckdb

from clientdesk.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl


class LostConflict(StoreError):
    """Another transaction changed the same rows first; the same work may be tried again."""


@cache
def statement(name: str) -> str:
    """The text of sql/NAME.sql, such as read/member_by_name."""
    return files("clientdesk.store").joinpath(f"sql/{name}.sql").read_text("utf-8")


def frame(
    cursor: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, object]
) -> pl.DataFrame:
    """The rows that read/NAME answers, as a frame."""
    with translated(name):
        answer: pl.DataFrame = cursor.sql(statement(f"read/{name}"), params=dict(params)).pl()
    return answer


def rows(
    cursor: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, object]
) -> list[dict[str, Any]]:
    """The rows that read/NAME answers, as Python values by column name."""
    with translated(name):
        cursor.execute(statement(f"read/{name}"), dict(params))
        columns = [column[0] for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def execute(cursor: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, object]) -> int:
    """Run write/NAME; the number of rows it touched."""
    with translated(name):
        row = cursor.execute(statement(f"write/{name}"), dict(params)).fetchone()
    return int(row[0]) if row else 0


@contextmanager
def translated(doing: str) -> Iterator[None]:
    """Turn what DuckDB raises into a StoreError with a sentence for people."""
    try:
        yield
    except duckdb.Error as error:
        raise _sentence(doing, error) from error


def _sentence(doing: str, error: duckdb.Error) -> StoreError:
    text = str(error)
    if isinstance(error, duckdb.TransactionException) and "onflict" in text:
        return LostConflict(
            "Someone else was saving the same records at this moment.",
            hint="Nothing was saved. Try again.",
        )
    if "No space left" in text or "File too large" in text:
        return StoreError(
            "The disk is full, so nothing was saved.",
            hint="Free some space, then try again. What was saved before is safe.",
        )
    if isinstance(error, duckdb.FatalException) or "has been invalidated" in text:
        return StoreError(
            "The database stopped after the disk refused a write, so nothing was saved.",
            hint="Check the disk, then start ClientDesk again. What was saved before is safe.",
        )
    return StoreError(f"The database could not do “{doing}”: {text.splitlines()[0]}")
