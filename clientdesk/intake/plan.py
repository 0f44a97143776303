"""What is written of a review, by what was decided and by what the store holds by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from clientdesk.intake.decisions import Decision
from clientdesk.intake.keys import keys
from clientdesk.intake.verdicts import Verdict, found

if TYPE_CHECKING:
    from clientdesk.intake.decisions import Decisions
    from clientdesk.intake.known import Known
    from clientdesk.intake.review import Review


def plan(review: Review, decisions: Decisions, known: Known) -> pl.DataFrame:
    """The rows that are written: row, line, decision, client (a number of known) and fills.

    A new row that matches a client by now is left out, and so is one whose client is another or,
    where it was to be overwritten, has changed since the review.
    """
    decided = review.judged.with_row_index("row").with_columns(decisions.column(review.judged))
    wanted = decided.filter(pl.col("decision") != Decision.LEAVE)
    parts, start = [], 0
    for at, height in enumerate(review.rows.heights):
        here = wanted.filter(pl.col("row").is_between(start, start + height - 1))
        if here.height:
            texts = review.rows.frame(at)[here["row"] - start]
            _, clients = found(keys(texts), known.frame)
            parts.append(here.with_columns(now=clients))
        start += height
    if not parts:
        return _still_true(wanted.with_columns(now=pl.lit(None, pl.UInt32())), review.known, known)
    return _still_true(pl.concat(parts), review.known, known)


def _still_true(wanted: pl.DataFrame, then: Known, known: Known) -> pl.DataFrame:
    before = then.ids().rename({"id": "id_then", "version": "version_then"})
    after = known.frame.select(now="client", id="id", version="version", theirs="has")
    both = wanted.join(before, on="client", how="left", maintain_order="left").join(
        after, on="now", how="left", maintain_order="left"
    )
    is_same = pl.col("id").is_not_null() & (pl.col("id") == pl.col("id_then"))
    adds = pl.col("decision") == Decision.ADD
    not_entered = (pl.col("verdict") != Verdict.NEW) | pl.col("now").is_null()
    fills = pl.col("fills") & ~pl.col("theirs")
    fillable = (pl.col("decision") == Decision.FILL) & is_same & (fills > 0)
    unchanged = pl.col("version") == pl.col("version_then")
    overwritable = (pl.col("decision") == Decision.OVERWRITE) & is_same & unchanged
    kept = both.filter((adds & not_entered) | fillable | overwritable)
    return kept.select("row", "line", "decision", client="now", fills=fills.fill_null(0))
