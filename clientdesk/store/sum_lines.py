"""What invoices and payments add to the sums of the portfolio on a day (schema/0004 and 0007).

Everything is a sum of lines, one or more for each invoice and payment, so the sums of many are kept
by taking out the lines of those that change and putting in their new ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.days import end_of
from clientdesk.model.invoice import OTHER
from clientdesk.model.report import ISSUED, UNISSUED
from clientdesk.model.words import InvoiceStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_AMOUNT: Final = pl.Decimal(38, 3)
_SUMS: Final = {
    "kind": pl.String(),
    "owner_id": pl.String(),
    "client_id": pl.String(),
    "currency": pl.String(),
    "day": pl.Date(),
    "word": pl.String(),
    "number": pl.Int64(),
    "amount": _AMOUNT,
    "other": _AMOUNT,
}
_SETTLED: Final = {
    "owner_id": pl.String(),
    "currency": pl.String(),
    "day": pl.Date(),
    "since_issue": pl.Int32(),
    "since_sent": pl.Int32(),
    "number": pl.Int64(),
}
_MEASURES: Final = ("number", "amount", "other")


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows of portfolio_sums and of settled_sums."""

    sums: pl.DataFrame
    settled: pl.DataFrame

    def __add__(self, other: Lines) -> Lines:
        """Both together, a row for the same words."""
        return together([self, other])

    def __neg__(self) -> Lines:
        """What takes these lines out again."""
        return Lines(_negative(self.sums), _negative(self.settled))


def no_lines() -> Lines:
    """What nothing adds."""
    return Lines(pl.DataFrame(schema=_SUMS), pl.DataFrame(schema=_SETTLED))


def together(found: Sequence[Lines]) -> Lines:
    """All of them, a row for the same words, without those that come to nothing."""
    every = [no_lines(), *found]
    # In the order of kinds, a read of one kind leaves the others' blocks alone.
    return Lines(
        _summed(pl.concat([each.sums for each in every]), _SUMS).sort("kind", "day"),
        _summed(pl.concat([each.settled for each in every]), _SETTLED),
    )


def lines(invoices: pl.DataFrame, payments: pl.DataFrame, day: date, timezone: str) -> Lines:
    """What these invoices, with all their payments, and loose payments add to a day's sums."""
    came = _came(payments, day)
    paid = came.group_by("id").agg(pl.col("came").sum().alias("paid"))
    judged = _judged(invoices, paid, day, timezone)
    parts = _parts(came, judged)
    sums = [*_of_invoices(judged), *_of_payments(parts), *_of_loose(came.filter("is_loose"))]
    return Lines(pl.concat([_as(_SUMS, _few(part)) for part in sums]), _settled(parts))


def _came(payments: pl.DataFrame, day: date) -> pl.DataFrame:
    """What was paid on each day, of the payments that count on the day, and of all posted ones."""
    counts = (pl.col("paid_on") <= day) & (pl.col("counts_until") > day).fill_null(value=True)
    return payments.group_by("id", "paid_on").agg(
        pl.col("is_loose", "client_id", "owner_id", "currency").first(),
        pl.col("amount").filter("is_posted").sum().cast(_AMOUNT).alias("posted"),
        pl.col("amount").filter(counts).sum().cast(_AMOUNT).alias("came"),
    )


def _judged(invoices: pl.DataFrame, paid: pl.DataFrame, day: date, timezone: str) -> pl.DataFrame:
    """Invoices as the day shows them, as model.invoice.Invoice has it."""
    end = end_of(day, timezone)
    can_count = pl.col("status").is_in([*ISSUED]) & (pl.col("counts_from") <= day)
    counts = can_count & (pl.col("counts_until") > day).fill_null(value=True)
    judged = invoices.join(paid, on="id", how="left").with_columns(
        pl.col("amount").cast(_AMOUNT),
        pl.col("paid").fill_null(0),
        can_count.alias("can_count"),
        counts.alias("counts"),
        (pl.col("refunded_at") < end).fill_null(value=False).alias("is_refunded"),
        (pl.col("canceled_at") < end).fill_null(value=False).alias("is_canceled"),
        _business_date(pl.col("sent_at"), timezone).alias("sent_on"),
    )
    is_open = pl.col("counts") & (pl.col("paid") < pl.col("amount"))
    return judged.with_columns(is_open.alias("is_open"))


def _business_date(moment: pl.Expr, timezone: str) -> pl.Expr:
    return moment.dt.replace_time_zone("UTC").dt.convert_time_zone(timezone).dt.date()


def _of_invoices(judged: pl.DataFrame) -> list[pl.DataFrame]:
    one = pl.lit(1, pl.Int64).alias("number")
    is_pending = pl.col("status") == InvoiceStatus.PENDING
    waiting = pl.when(is_pending).then(pl.lit("pending")).otherwise(pl.lit("unpaid"))
    counts, is_open = pl.col("counts"), pl.col("is_open")
    owned = ("owner_id", "currency")
    credit = pl.col("paid") - pl.when("counts").then("amount").otherwise(pl.lit(0, _AMOUNT))
    has_credit = counts | (pl.col("can_count") & pl.col("is_canceled") & ~pl.col("is_refunded"))
    return [
        judged.filter(counts).select(
            *owned, pl.col("issue_date").alias("day"), one, "amount",
            pl.min_horizontal("paid", "amount").alias("other"), kind=pl.lit("issued"),
        ),
        judged.filter(is_open).select(
            *owned, pl.col("due_date").alias("day"), waiting.alias("word"), one,
            (pl.col("amount") - pl.col("paid")).alias("amount"), pl.col("amount").alias("other"),
            kind=pl.lit("open"),
        ),
        judged.filter(is_open).select(
            *owned, "client_id", (pl.col("amount") - pl.col("paid")).alias("amount"),
            kind=pl.lit("owed"),
        ),
        judged.filter(~is_open).select(
            *owned, _status().alias("word"), one, "amount", kind=pl.lit("shown")
        ),
        judged.filter(has_credit & (credit > 0)).select(
            *owned, credit.alias("amount"), kind=pl.lit("credit")
        ),
    ]  # fmt: skip


def _status() -> pl.Expr:
    """The status of an issued invoice that is not open, as read/report_status.sql has it."""
    return (
        pl.when(~pl.col("status").is_in([*ISSUED, *UNISSUED])).then(pl.lit(OTHER))
        .when("counts").then(pl.lit(str(InvoiceStatus.PAID)))
        .when("is_refunded").then(pl.lit(str(InvoiceStatus.REFUNDED)))
        .when("is_canceled").then(pl.lit(str(InvoiceStatus.CANCELED)))
        .otherwise(pl.lit(str(InvoiceStatus.SCHEDULED)))
    )  # fmt: skip


def _parts(came: pl.DataFrame, judged: pl.DataFrame) -> pl.DataFrame:
    """What of each day's payments was collected: in their order, up to the invoice's amount."""
    known = ("id", "amount", "counts", "issue_date", "due_date", "sent_on")
    before = pl.col("so_far") - pl.col("came")
    part = pl.min_horizontal("so_far", "amount") - pl.min_horizontal(before, pl.col("amount"))
    counts = pl.col("counts").fill_null(value=False)
    return (
        _running(came.filter(~pl.col("is_loose")))
        .join(judged.select(known), on="id", how="left")
        .with_columns(
            pl.when(counts).then(part).otherwise(pl.lit(0, _AMOUNT)).alias("part"),
            (counts & (pl.col("so_far") >= pl.col("amount")) & (before < pl.col("amount")))
            .fill_null(value=False)
            .alias("settles"),
        )
    )


def _running(came: pl.DataFrame) -> pl.DataFrame:
    """Each day's payments with what had come up to it; few invoices are paid on several days."""
    once = came["id"].is_unique()
    several = came.filter(~once).with_columns(
        pl.col("came").cum_sum().over("id", order_by="paid_on").alias("so_far")
    )
    alone = came.filter(once).with_columns(pl.col("came").alias("so_far"))
    return pl.concat([alone, several])


def _of_payments(parts: pl.DataFrame) -> list[pl.DataFrame]:
    day = pl.col("paid_on").alias("day")
    late = (pl.col("paid_on") - pl.col("due_date")).dt.total_days()
    surplus = pl.col("posted") - pl.col("part")
    collected = parts.filter(pl.col("part") != 0)
    return [
        collected.select(
            "owner_id", "currency", day, pl.col("part").alias("amount"), kind=pl.lit("received")
        ),
        collected.filter(pl.col("due_date").is_not_null()).select(
            "owner_id", "currency", pl.col("part").alias("amount"),
            (pl.col("part") * late).alias("other"), kind=pl.lit("delay"),
        ),
        parts.filter(surplus != 0).select(
            "owner_id", "client_id", "currency", day, surplus.alias("amount"),
            kind=pl.lit("surplus"),
        ),
    ]  # fmt: skip


def _of_loose(came: pl.DataFrame) -> list[pl.DataFrame]:
    """Payments without an invoice are credit, and nothing that was collected."""
    return [
        came.select(
            "owner_id", "currency", pl.col("came").alias("amount"), kind=pl.lit("credit")
        ),
        came.select(
            "owner_id", "client_id", "currency", pl.col("paid_on").alias("day"),
            pl.col("posted").alias("amount"), kind=pl.lit("surplus"),
        ),
    ]  # fmt: skip


def _settled(parts: pl.DataFrame) -> pl.DataFrame:
    sent_on = pl.coalesce("sent_on", "issue_date")
    rows = parts.filter("settles").select(
        "owner_id",
        "currency",
        pl.col("paid_on").alias("day"),
        (pl.col("paid_on") - pl.col("issue_date")).dt.total_days().alias("since_issue"),
        (pl.col("paid_on") - sent_on).dt.total_days().alias("since_sent"),
        number=pl.lit(1, pl.Int64),
    )
    return _summed(_as(_SETTLED, rows), _SETTLED)


def _as(schema: dict[str, pl.DataType], rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with every column of the schema: nothing where they have none."""
    empty = [
        pl.lit(0 if name in _MEASURES else None).alias(name)
        for name in schema
        if name not in rows.columns
    ]
    return rows.with_columns(empty).select(pl.col(name).cast(kind) for name, kind in schema.items())


def _summed(rows: pl.DataFrame, schema: dict[str, pl.DataType]) -> pl.DataFrame:
    measures = [name for name in schema if name in _MEASURES]
    words = [name for name in schema if name not in _MEASURES]
    summed = rows.group_by(words, maintain_order=True).agg(pl.col(measures).sum())
    return _as(schema, summed.filter(pl.any_horizontal(pl.col(measures) != 0)))


def _few(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows, a row for the same words; those of single clients are as few as they get."""
    if "client_id" in rows.columns:
        return rows
    words = [name for name in rows.columns if name not in _MEASURES]
    return rows.group_by(words, maintain_order=True).agg(pl.all().sum())


def _negative(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(-pl.col(name) for name in _MEASURES if name in rows.columns)
