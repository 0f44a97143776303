"""Sums of the portfolio as its page shows them: by step of time, by words, in one currency."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.model.aging import Bucket, bucket
from clientdesk.model.figures import Sums
from clientdesk.model.invoice import NOTHING
from clientdesk.model.period import start_of_step, steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from clientdesk.queries.portfolio_rows import Question, Rows

_AMOUNT: Final = pl.Decimal(38, 3)
_MILLIONTH: Final = Decimal("0.000001")

_NONE: Final = {
    "amount": NOTHING, "other": NOTHING, "recent": NOTHING,
    "number_inside": 0, "amount_inside": NOTHING, "other_inside": NOTHING,
}  # fmt: skip

MOST_DAYS: Final = 10_000
"""The trend of a longer window has only the steps in which something happened."""


def total(rows: Rows, parts: Iterable[tuple[str, Decimal]]) -> Decimal:
    """Amounts of several currencies in the one of the page, without those that have no rate."""
    return rows.rates.total(parts, rows.currency).amount


def share(part: Decimal, whole: Decimal) -> Decimal | None:
    """A part of a whole, from 0 to 1; None of nothing."""
    return (part / whole).quantize(_MILLIONTH, ROUND_HALF_UP) if whole else None


def sums_by_currency(rows: Rows, asked: Question) -> list[Sums]:
    """What the invoices of each currency come to."""
    found = _measured(rows.sums, asked)
    aging, overdue_days = _aging(rows.of("open"), asked.as_of)
    sums = []
    for code in sorted(set(rows.sums["currency"])):
        issued, received, credit, delay = (
            found.get((kind, code), _NONE) for kind in ("issued", "received", "credit", "delay")
        )
        ages = dict.fromkeys(Bucket, NOTHING) | aging.get(code, {})
        sums.append(
            Sums(
                code,
                ages,
                invoiced=issued["amount_inside"],
                collected=issued["other_inside"],
                invoice_count=issued["number_inside"],
                recent=issued["recent"],
                revenue=received["amount_inside"],
                credit=credit["amount"],
                delayed=delay["amount"] + Sums(code, ages).overdue,
                delay=delay["other"] + overdue_days.get(code, NOTHING),
            )
        )
    return sums


def _measured(sums: pl.DataFrame, asked: Question) -> dict[tuple[str, str], dict[str, Any]]:
    """What each kind comes to in each currency, inside the window and in all."""
    measures = pl.col("number", "amount", "other")
    measured = sums.group_by("kind", "currency").agg(
        measures.sum(),
        measures.filter(_is_inside(asked)).sum().name.suffix("_inside"),
        pl.col("amount").filter(pl.col("day") >= asked.recent).sum().alias("recent"),
    )
    return {(row["kind"], row["currency"]): row for row in measured.iter_rows(named=True)}


def _is_inside(asked: Question) -> pl.Expr:
    is_inside = pl.lit(value=True)
    if asked.first is not None:
        is_inside &= pl.col("day") >= asked.first
    if asked.last is not None:
        is_inside &= pl.col("day") <= asked.last
    return is_inside


def _aging(
    opened: pl.DataFrame, day: date
) -> tuple[dict[str, dict[Bucket, Decimal]], dict[str, Decimal]]:
    """The open amounts of each currency by age, and overdue ones times their days."""
    late = (pl.lit(day) - pl.col("day")).dt.total_days()
    late_days = pl.max_horizontal(late.fill_null(0), pl.lit(0))
    buckets = {due: str(bucket(due, day)) for due in opened["day"].unique()}
    age = pl.col("day").replace_strict(buckets, return_dtype=pl.String())
    by_age = opened.group_by("currency", age.alias("age")).agg(
        pl.col("amount").sum(), (pl.col("amount") * late_days).sum().alias("late")
    )
    aging: dict[str, dict[Bucket, Decimal]] = {}
    overdue_days: dict[str, Decimal] = {}
    for code, word, amount, days in by_age.iter_rows():
        aging.setdefault(code, {})[Bucket(word)] = amount
        overdue_days[code] = overdue_days.get(code, NOTHING) + days
    return aging, overdue_days


def in_order_of_time(rows: Rows, asked: Question) -> pl.DataFrame:
    """What was invoiced and collected in each step of the window."""
    invoiced = _by_step(rows.of("issued").filter(_is_inside(asked)), rows, asked)
    collected = _by_step(rows.of("received"), rows, asked)
    found = [
        (start, invoiced.get(start, NOTHING), collected.get(start, NOTHING))
        for start in _steps(asked, {*invoiced, *collected})
    ]
    schema = {"start": pl.Date(), "invoiced": _AMOUNT, "collected": _AMOUNT}
    return pl.DataFrame(found, schema=schema, orient="row")


def by_day_of_step(new_clients: pl.DataFrame, asked: Question) -> pl.DataFrame:
    """How many clients came in each step of the window."""
    counts: dict[date, int] = {}
    for day, clients in new_clients.select("day", "clients").iter_rows():
        start = start_of_step(day, asked.grain)
        counts[start] = counts.get(start, 0) + clients
    found = [(start, counts.get(start, 0)) for start in _steps(asked, set(counts))]
    return pl.DataFrame(found, schema={"start": pl.Date(), "clients": pl.Int64()}, orient="row")


def _by_step(sums: pl.DataFrame, rows: Rows, asked: Question) -> dict[date, Decimal]:
    by_day = sums.group_by("day", "currency").agg(pl.col("amount").sum())
    starts = {day: start_of_step(day, asked.grain) for day in by_day["day"].unique()}
    start = pl.col("day").replace_strict(starts, return_dtype=pl.Date())
    by_step = by_day.group_by(start.alias("start"), "currency").agg(pl.col("amount").sum())
    parts: dict[date, list[tuple[str, Decimal]]] = {}
    for step, code, amount in by_step.select("start", "currency", "amount").iter_rows():
        parts.setdefault(step, []).append((code, amount))
    return {step: total(rows, amounts) for step, amounts in parts.items()}


def _steps(asked: Question, found: set[date]) -> Sequence[date]:
    """Every step of the window up to the as-of date; an open one begins with what there is."""
    first = asked.first or min(found, default=asked.as_of)
    last = min(asked.last or asked.as_of, asked.as_of)
    if (last - first).days > MOST_DAYS:
        return sorted(found)
    return list(steps(first, last, asked.grain))


def exposure(rows: Rows, opened: pl.DataFrame, words: list[str]) -> pl.DataFrame:
    """What is open, and the late part of it, by words; the largest first."""
    if "late" not in opened.columns:
        opened = opened.with_columns(pl.lit(0, _AMOUNT).alias("late"))
    summed = opened.group_by(*words, "currency").agg(pl.col("amount", "late").sum())
    parts: dict[Any, tuple[list[Any], list[Any]]] = {}
    for word, code, amount, late in summed.select(*words, "currency", "amount", "late").iter_rows():
        both = parts.setdefault(word, ([], []))
        both[0].append((code, amount))
        both[1].append((code, late))
    found = [
        (word, total(rows, amounts), total(rows, late)) for word, (amounts, late) in parts.items()
    ]
    schema = {words[0]: pl.String(), "outstanding": _AMOUNT, "overdue": _AMOUNT}
    return (
        pl.DataFrame(found, schema=schema, orient="row")
        .filter(pl.col("outstanding") != 0)
        .sort("outstanding", words[0], descending=[True, False], nulls_last=True)
    )
