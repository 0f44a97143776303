"""The rows of a file as clients would keep them: their texts, what is wrong, and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.intake.cleaning import cleaned
from clientdesk.intake.encoding import readable
from clientdesk.intake.entries import HINTS, entries
from clientdesk.intake.grid import IS_FOOTER, LINE, PROBLEM
from clientdesk.intake.headers import FIELDS
from clientdesk.intake.keys import keys
from clientdesk.intake.letters import by_value
from clientdesk.intake.verdicts import has_bits

if TYPE_CHECKING:
    from clientdesk.intake.headers import Columns

KEPT: Final = (LINE, *FIELDS, "problems", "hints")
"""The columns that a person may look at."""

_FOOTER: Final = "This looks like the end of a report, not like a client."
_HALVES: Final = r"[\x{10F000}-\x{10F7FF}]"


def read_rows(frame: pl.DataFrame, columns: Columns, country: str) -> pl.DataFrame:
    """The rows of a frame of a grid: KEPT, whether each is valid, what it has, and its keys."""
    read = entries(frame, columns)
    made = read.hstack(cleaned(read, country).rename({field: f"{field}_value" for field in FIELDS}))
    made = made.with_columns(problems=_problems(), hints=_hints(made))
    valid = pl.col("problems").list.len() == 0
    texts = [
        pl.when(valid).then(value).otherwise(pl.coalesce(value, field)).alias(field)
        for field, value in ((field, f"{field}_value") for field in FIELDS)
    ]
    rows = made.select(LINE, *texts, "problems", "hints", valid.alias("valid"))
    rows = rows.with_columns(_shown(rows, field) for field in FIELDS)
    compared = rows.select(pl.when("valid").then(pl.col(FIELDS)))
    compared = compared.with_columns(pl.col("name").fill_null(""))
    found = keys(compared)
    has_keys = found.select(pl.when(rows["valid"]).then(pl.all()))
    return rows.hstack(rows.select(has_bits().alias("has"))).hstack(has_keys)


def _problems() -> pl.Expr:
    """Why the line cannot be read; or why its fields are refused; or that it is no client."""
    refusals = pl.concat_list(f"{field}_refusal" for field in FIELDS).list.drop_nulls()
    others = pl.all_horizontal(pl.col(f"{field}_value").is_null() for field in FIELDS[1:])
    footer = pl.when(pl.col(IS_FOOTER) & others).then(pl.lit(_FOOTER))
    return (
        pl.when(pl.col(PROBLEM).is_not_null())
        .then(pl.concat_list(PROBLEM))
        .when(refusals.list.len() > 0)
        .then(refusals)
        .otherwise(pl.concat_list(footer).list.drop_nulls())
    )


def _hints(made: pl.DataFrame) -> pl.Series:
    names = [*HINTS, *(f"{field}_kept" for field in FIELDS)]
    filled = [name for name in names if made[name].null_count() < made.height]
    shown = made.select(by_value(made[name], readable) for name in filled)
    if not filled:
        return pl.Series("hints", [[]], pl.List(pl.String())).new_from_index(0, made.height)
    return shown.select(pl.concat_list(filled).list.drop_nulls().alias("hints")).to_series()


def _shown(rows: pl.DataFrame, field: str) -> pl.Series:
    """The texts, a question mark for each piece that could not be decoded: of invalid rows only."""
    texts = rows[field]
    odd = texts.str.contains(_HALVES).fill_null(value=False)
    return by_value(texts, readable, unless=~odd) if odd.any() else texts
