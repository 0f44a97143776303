"""Which of many clients are alike, without a comparison of each with each.

Clients that share a value stand together when they are sorted by it; each is compared with the next
few. So a value that thousands have, such as a bookkeeper's phone, costs no more than any other.
"""

from __future__ import annotations

from typing import Final

import polars as pl

from clientdesk.model.alike import BLOCKS, other_country, signs_but_country
from clientdesk.model.likeness import LIKELY, Sign, score

NEXT: Final = 12
"""With how many that follow it a client is compared, for each value that it shares."""

_AT_ONCE: Final = 500_000
"""Pairs that are compared at a time, so that memory stays bounded."""

SCHEMA: Final = {
    "one": pl.UInt32(), "other": pl.UInt32(), "signs": pl.Int64(), "score": pl.Float64(),
}  # fmt: skip


def alike(rows: pl.DataFrame) -> pl.DataFrame:
    """The pairs of marked clients that are LIKELY the same, by their places, one before other."""
    pairs = candidates(rows)
    starts = range(0, max(pairs.height, 1), _AT_ONCE)
    return pl.concat([likely(rows, pairs[start : start + _AT_ONCE]) for start in starts])


def candidates(rows: pl.DataFrame) -> pl.DataFrame:
    """The pairs of marked clients that share a value, as far as they are compared."""
    places = rows.select(*BLOCKS, "name_key", row=pl.int_range(pl.len(), dtype=pl.UInt32))
    found = [_of_block(places.select("row", "name_key", key=name)) for name in BLOCKS]
    return pl.concat(found).unique().sort("one", "other")


def likely(rows: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Those of the pairs whose likeness is LIKELY or more, with their signs and score."""
    if pairs.is_empty():
        return pl.DataFrame(schema=SCHEMA)
    # Countries can only speak against: they are told for those pairs only that are like without.
    left = _enough(pairs.with_columns(signs=signs_but_country(rows, pairs)))
    return _enough(left.with_columns(signs=left["signs"] | other_country(rows, left)))


def _enough(pairs: pl.DataFrame) -> pl.DataFrame:
    kinds = pairs["signs"].unique()
    scores = pl.Series([score(Sign(kind)) for kind in kinds], dtype=pl.Float64())
    found = pairs.with_columns(score=pl.col("signs").replace_strict(kinds, scores))
    return found.filter(pl.col("score") >= LIKELY)


def _of_block(rows: pl.DataFrame) -> pl.DataFrame:
    shared = (
        rows.lazy()
        .filter(pl.col("key").is_not_null())
        .filter(pl.len().over("key") > 1)
        .sort("key", "name_key", "row")
        .collect()
    )
    parts = [_apart(shared, by) for by in range(1, NEXT + 1)]
    return pl.concat(parts)


def _apart(shared: pl.DataFrame, by: int) -> pl.DataFrame:
    """The rows with those that stand so many places after them, where they share the key."""
    later = shared.select("row", "key").slice(by)
    sooner = shared.select("row", "key").head(later.height)
    same = sooner["key"] == later["key"]
    one, other = sooner["row"].filter(same), later["row"].filter(same)
    both = pl.DataFrame({"a": one, "b": other})
    return both.select(one=pl.min_horizontal("a", "b"), other=pl.max_horizontal("a", "b"))
