"""Harm to the blocks of one table, which nothing that opens the database reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import duckdb
import polars as pl

from clientdesk.store.database import create_database

if TYPE_CHECKING:
    from pathlib import Path

BLOCK: Final = 262_144
HEADERS: Final = 3 * 4096

_BLOCKS: Final = "select distinct block_id from pragma_storage_info($table) where block_id >= 0"


def create_with_rates(path: Path) -> Path:
    """A closed database whose rates fill blocks of their own."""
    database = create_database(path)
    numbers = pl.int_range(300_000, eager=True)
    rows = pl.DataFrame(
        {
            "currency": (numbers % 26_000).cast(pl.String),
            "day": pl.Series(["2020-01-01"]).repeat_by(len(numbers)).explode(),
            "rate": (numbers * 7_919 % 1_000_003).cast(pl.String),
        }
    )
    database.write(lambda tx: tx.insert("exchange_rates", rows))
    database.close()
    return path


def last_block_of(path: Path, table: str) -> int:
    """Where the last block that belongs to the table alone begins."""
    with duckdb.connect(str(path), read_only=True) as connection:
        names = connection.execute("select table_name from duckdb_tables()").fetchall()
        blocks = {
            name: {block for (block,) in connection.execute(_BLOCKS, {"table": name}).fetchall()}
            for (name,) in names
        }
    own = blocks.pop(table)
    return HEADERS + BLOCK * int(max(own.difference(*blocks.values())))


def turn_over(path: Path, table: str) -> Path:
    """Turn a bit over in the middle of a block of the table."""
    with path.open("rb+") as file:
        file.seek(last_block_of(path, table) + BLOCK // 2)
        [byte] = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 0x40]))
    return path


def cut_off(path: Path, table: str, *, lost: int) -> Path:
    """Lose the end of the file from within, or from before, a block of the table."""
    os.truncate(path, last_block_of(path, table) + BLOCK - lost)
    return path
