"""Reading a database from end to end, which is how damage in the middle of it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.store import statements

if TYPE_CHECKING:
    import duckdb


def read_everything(
    cursor: duckdb.DuckDBPyConnection, attached: str | None = None
) -> dict[str, int]:
    """Read every block of every table; the rows of each. Raises StoreDamaged at the first bad one.

    What is read is the open database, or another one that is attached under the name.
    """
    names = [row["name"] for row in statements.rows(cursor, "tables", {"database": attached})]
    prefix = f"{attached}." if attached else ""
    return {name: _row_count(cursor, prefix + name) for name in names}


def is_cut_short(cursor: duckdb.DuckDBPyConnection, size: int) -> bool:
    """Whether a file of so many bytes is smaller than the blocks that it says it has."""
    [blocks] = statements.rows(cursor, "blocks", {})
    return bool(size < blocks["bytes"])


def _row_count(cursor: duckdb.DuckDBPyConnection, table: str) -> int:
    [found] = statements.rows(cursor, "rows_of_table", {"table": table})
    return int(found["row_count"])
