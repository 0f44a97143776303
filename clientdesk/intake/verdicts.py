"""What is to become of each row: new, duplicate, update or invalid."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.intake.headers import FIELDS
from clientdesk.intake.keys import KINDS, key_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

FILLED: Final = tuple(name for name in FIELDS if name not in {"name", "currency"})
"""What an update can fill; a client without a currency has one, the workspace's."""


class Verdict(StrEnum):
    """What is to become of a row."""

    NEW = "new"
    DUPLICATE = "duplicate"
    UPDATE = "update"
    INVALID = "invalid"


VERDICTS: Final = pl.Enum(Verdict)


def judge(rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Compare each row with those before it, then with the clients that are known.

    rows: line, valid, has (of each field that can be filled, as bits) and keys, in order of line.
    known: client (a number of ours), has and keys, the oldest client first. Added to rows are
    verdict, kind (of what is shared), other (the earlier line), client and fills (as bits).
    """
    earlier, others = _earlier(rows)
    shared, clients = found(rows, known)
    valid = pl.col("valid")
    judged = rows.select(
        "line",
        "valid",
        "has",
        other=pl.when(valid).then(others),
        client=pl.when(valid & earlier.is_null()).then(clients),
        kind=pl.when(valid).then(earlier.fill_null(shared)),
    )
    judged = judged.with_columns(fills=_fills(judged, known))
    return judged.select(
        "line",
        _verdict().alias("verdict"),
        "kind",
        "other",
        "client",
        "fills",
    )


def found(rows: pl.DataFrame, known: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """The strongest kind of key that a client has too, and the oldest client that has it."""
    clients = []
    for kind in range(len(KINDS)):
        columns = key_columns(kind)
        having = known.select(*columns, "client").drop_nulls()
        oldest = having.unique(columns, keep="first", maintain_order=True)
        matched = rows.select(columns).join(oldest, on=columns, how="left", maintain_order="left")
        clients.append(matched["client"])
    return _strongest(clients)


def _verdict() -> pl.Expr:
    return (
        pl.when(~pl.col("valid"))
        .then(pl.lit(Verdict.INVALID, VERDICTS))
        .when(pl.col("kind").is_null())
        .then(pl.lit(Verdict.NEW, VERDICTS))
        .when(pl.col("fills") > 0)
        .then(pl.lit(Verdict.UPDATE, VERDICTS))
        .otherwise(pl.lit(Verdict.DUPLICATE, VERDICTS))
    )


def _earlier(rows: pl.DataFrame) -> tuple[pl.Series, pl.Series]:
    """The strongest kind of key that an earlier row has too, and the first line that has it."""
    firsts = []
    for kind in range(len(KINDS)):
        columns = key_columns(kind)
        first = pl.col("line").min().over(columns)
        is_later = pl.col(columns[0]).is_not_null() & (first < pl.col("line"))
        firsts.append(rows.select(pl.when(is_later).then(first)).to_series())
    return _strongest(firsts)


def _strongest(found: Sequence[pl.Series]) -> tuple[pl.Series, pl.Series]:
    frame = pl.DataFrame({str(kind): series for kind, series in enumerate(found)})
    kinds = [
        pl.when(pl.col(str(kind)).is_not_null()).then(pl.lit(kind, pl.UInt8()))
        for kind in range(len(found))
    ]
    both = frame.select(kind=pl.coalesce(*kinds), value=pl.coalesce(*frame.columns))
    return both["kind"], both["value"]


def _fills(judged: pl.DataFrame, known: pl.DataFrame) -> pl.Series:
    """The empty fields of its client that each row fills; of several rows the first does."""
    filled = judged.select("line", "client", "has").join(
        known.select("client", theirs="has"), on="client", how="left", maintain_order="left"
    )
    lacking = filled.select("line", "client", bits=pl.col("has") & ~pl.col("theirs"))
    total = pl.lit(0, pl.UInt8())
    for at in range(len(FILLED)):
        bit = 1 << at
        wants = (pl.col("bits") & bit) > 0
        first = pl.when(wants).then(pl.col("line")).min().over("client")
        total = total + pl.when(wants & (pl.col("line") == first)).then(bit).otherwise(0)
    return lacking.select(total.cast(pl.UInt8())).to_series()


def has_bits() -> pl.Expr:
    """Which of the fields that can be filled a record has, a bit for each."""
    bits = (
        pl.when(pl.col(field).is_not_null() & (pl.col(field) != "")).then(1 << at).otherwise(0)
        for at, field in enumerate(FILLED)
    )
    return pl.sum_horizontal(*bits).cast(pl.UInt8())
