"""From numpy arrays to the columns that the tables take: ids, money, times, texts."""

from __future__ import annotations

import zlib
from typing import Any, Final

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Words = NDArray[np.uint64]
"""Ids, two words each."""

DAY: Final = 86_400_000_000
"""Microseconds of a day."""

NONE: Final = np.iinfo(np.int64).min
"""Stands for null in arrays of days, moments and money."""


def random(seed: int, name: str, part: int = 0) -> np.random.Generator:
    """The random numbers of one purpose and part; the same for ever for the same three."""
    words = [seed & 0xFFFF_FFFF, (seed >> 32) & 0xFFFF_FFFF, zlib.crc32(name.encode()), part]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(words)))


def ids(moments: Ints, table: str, seed: int, first: int) -> Words:
    """UUIDv7 as two words a row: time first, then table, seed and row, so that none repeats."""
    rows = np.arange(first, first + len(moments), dtype=np.uint64)
    salt = np.uint64(zlib.crc32(f"{seed} {table}".encode()))
    high = (moments // 1000).astype(np.uint64) << np.uint64(16)
    high |= np.uint64(0x7000) | (salt & np.uint64(0xFFF))
    # An odd factor shuffles the rows within 2**34 without ever giving one twice.
    mixed = (rows * np.uint64(0x2545F4913)) & np.uint64((1 << 34) - 1)
    low = (np.uint64(2) << np.uint64(62)) | ((salt >> np.uint64(4)) << np.uint64(34)) | mixed
    return np.stack([high, low], axis=1)


def uuid_column(words: Words, present: Flags | None = None) -> pl.Series:
    """Ids as 16 bytes each, which the store reads as UUID."""
    return _column(pa.binary(16), words.astype(">u8"), present)


def money_column(thousandths: Ints, precision: int = 18, scale: int = 3) -> pl.Series:
    """Whole thousandths (or what the scale says) as exact decimals; NONE is null."""
    words = np.empty((len(thousandths), 2), dtype=np.int64)
    words[:, 0] = thousandths
    words[:, 1] = thousandths >> 63
    return _column(pa.decimal128(precision, scale), words, thousandths != NONE)


def date_column(days: Ints) -> pl.Series:
    """Days since 1970 as dates; NONE is null."""
    return _column(pa.date32(), days.astype(np.int32), days != NONE)


def time_column(moments: Ints) -> pl.Series:
    """Microseconds since 1970 as UTC times; NONE is null."""
    return _column(pa.timestamp("us"), moments, moments != NONE)


def text_column(pool: pl.Series, index: Ints) -> pl.Series:
    """The pool's texts at the indexes; a negative index is null."""
    present = index >= 0
    if present.all():
        return pool.gather(index.astype(np.uint32))
    return _only(pool.gather(np.where(present, index, 0).astype(np.uint32)), present)


def bytes_column(matrix: NDArray[np.uint8]) -> pl.Series:
    """Rows of character codes, padded with zeros, as texts."""
    column = _column(pa.binary(matrix.shape[1]), matrix, None)
    return column.cast(pl.String).str.strip_chars_end("\0")


def _column(kind: pa.DataType, values: NDArray[Any], present: Flags | None) -> pl.Series:
    """The values as they lie in memory, read as the kind."""
    bits = None
    if present is not None and not present.all():
        bits = pa.py_buffer(np.packbits(present, bitorder="little"))
    data = pa.py_buffer(np.ascontiguousarray(values))
    column = pl.from_arrow(pa.Array.from_buffers(kind, len(values), [bits, data]))
    assert isinstance(column, pl.Series)  # noqa: S101
    return column


def _only(column: pl.Series, present: Flags) -> pl.Series:
    frame = pl.DataFrame({"value": column, "present": present})
    return frame.select(pl.when("present").then("value")).to_series()
