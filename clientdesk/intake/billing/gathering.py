"""Rows to records: several rows of one number, one below the other, are lines of one invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.intake.billing.words import LABELS, LINE_FIELDS
from clientdesk.intake.headers import header_key

if TYPE_CHECKING:
    from clientdesk.intake.billing.columns import Columns

OF_LINES: Final = ("description", "quantity", "unit_price", "line_amount", "line_tax", "tax_rate",
                   "line_discount")  # fmt: skip
"""What a line of an invoice has; everything else is the invoice's."""

_BARE: Final = frozenset({"amount", "betrag", "montant", "tax", "vat", "gst", "mwst", "tva", "ust"})
_NAMES: Final = {
    **LABELS,
    "id": "ID", "client_id": "Client ID", "client": "Client", "email": "E-mail",
    "tax_id": "Tax ID", "status": "Status", "currency": "Currency",
}  # fmt: skip
_MAY_VARY: Final = frozenset({"note", "reference", "type", "is_paid", "number", "borne_currency"})
"""Fields whose first value counts, whatever the other lines of the invoice say."""


def gathered(rows: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """A row for each invoice: line, problems, its fields, and lists of what its lines have."""
    has_lines = columns.has(*LINE_FIELDS[1:4])
    runs = _runs(rows) if has_lines else rows.with_row_index("run")
    if has_lines:
        runs = _of_lines(runs, columns)
    names = [name for name in columns.fields if name in runs.columns and name not in OF_LINES]
    names += ["borne_currency"] if "borne_currency" in runs.columns else []
    lists = [name for name in OF_LINES if name in runs.columns] if has_lines else []
    conflicts = [_conflict(name) for name in names if name not in _MAY_VARY] if has_lines else []
    runs = runs.with_columns(_problems(runs, several=pl.len().over("run") > 1))
    return runs.group_by("run", maintain_order=True).agg(
        pl.col("line").first(),
        pl.col("problems").list.explode(keep_nulls=False, empty_as_null=False).drop_nulls(),
        *(pl.col(name).drop_nulls().first() for name in names),
        *(pl.col(name).alias(f"{name}s") for name in lists),
        pl.col("line").alias("line_numbers"),
        *conflicts,
    )


def conflicts_of(name: str) -> str:
    """What a record is told whose lines do not agree."""
    return f"Its lines differ in {_NAMES.get(name, name).lower()}; they must all say the same."


def _runs(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with the run that they are in: the number of the row above, or no head of their own."""
    head = [
        name for name in ("number", "client", "client_id", "issue_date", "email") if name in rows
    ]
    some_line = pl.any_horizontal(pl.col(name).is_not_null() for name in OF_LINES if name in rows)
    goes_on = pl.all_horizontal(pl.col(name).is_null() for name in head) & some_line
    number = pl.col("number") if "number" in rows else pl.lit(None, pl.String())
    carried = rows.with_columns(goes_on.alias("goes_on")).with_columns(
        pl.when("goes_on")
        .then(None)
        .otherwise(number.fill_null(""))
        .forward_fill()
        .alias("carried")
    )
    starts = ~pl.col("goes_on") & (
        (pl.col("carried") == "") | (pl.col("carried") != pl.col("carried").shift()).fill_null(True)
    )
    return carried.with_columns(starts.cum_sum().alias("run")).drop("goes_on", "carried")


def _of_lines(rows: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """Amount and tax of a bare heading are those of the lines when they vary within an invoice."""
    for name, part in (("amount", "line_amount"), ("tax", "line_tax")):
        if name not in rows or part in rows or not _is_bare(columns, name):
            continue
        varies = rows.group_by("run").agg(pl.col(name).drop_nulls().n_unique() > 1)[name].any()
        if varies or (name == "amount" and _are_products(rows)):
            problem = {f"{name}_problem": f"{part}_problem"}
            rows = rows.rename({name: part, **{k: v for k, v in problem.items() if k in rows}})
    return rows


def _is_bare(columns: Columns, name: str) -> bool:
    return header_key(columns.headers[columns.of(name)[0]]) in _BARE


def _are_products(rows: pl.DataFrame) -> bool:
    """Whether each amount is what its row's quantity and price make, in more rows than invoices."""
    if not {"quantity", "unit_price"} <= set(rows.columns):
        return False
    both = rows.drop_nulls(["quantity", "unit_price", "amount"])
    exact = pl.col("quantity").cast(pl.Int128) * pl.col("unit_price").cast(pl.Int128)
    off = (exact // 1_000_000 - pl.col("amount")).abs() > 10_000
    return both.height > both["run"].n_unique() and not both.select(off.any()).item()


def _problems(rows: pl.DataFrame, *, several: pl.Expr) -> pl.Expr:
    told = ["problem", *(name for name in rows.columns if name.endswith("_problem"))]
    where = pl.format("Line {}: ", "line")
    said = [
        pl.when(several).then(pl.concat_str(where, pl.col(name))).otherwise(pl.col(name))
        for name in told
    ]
    return pl.concat_list(said).alias("problems")


def _conflict(name: str) -> pl.Expr:
    return (pl.col(name).drop_nulls().n_unique() > 1).alias(f"{name}_differs")
