"""The SQL files by name, run on a cursor."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from clientdesk.store.failures import translated

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb
    import polars as pl


_TARGET: Final = re.compile(r"^(insert|update|delete)(?: into| from)? (\w+)", re.MULTILINE)


@cache
def statement(name: str) -> str:
    """The text of sql/NAME.sql, such as read/member_by_name."""
    return files("clientdesk.store").joinpath(f"sql/{name}.sql").read_text("utf-8")


@cache
def target(name: str) -> tuple[str, str]:
    """What write/NAME does to which table: insert, update or delete."""
    [(verb, table), *_] = _TARGET.findall(statement(f"write/{name}"))
    return verb, table


def frame(
    cursor: duckdb.DuckDBPyConnection, name: str, params: Mapping[str, object]
) -> pl.DataFrame:
    """The rows that read/NAME answers, as a frame."""
    with translated(name):
        # With parameters, sql() answers ten times slower than execute(): value by value.
        answer: pl.DataFrame = cursor.execute(statement(f"read/{name}"), dict(params)).pl()
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
