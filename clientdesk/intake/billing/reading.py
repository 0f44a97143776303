"""The cells of a file as texts, numbers and days by field; what was odd about their columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import polars as pl
from babel.numbers import get_decimal_symbol

from clientdesk.intake.billing import amounts, days
from clientdesk.intake.billing.columns import OURS, is_utc
from clientdesk.intake.billing.words import AMOUNTS, DAYS, LABELS, NUMBERS, TIMES
from clientdesk.intake.grid import IS_FOOTER, LINE, PROBLEM, name_of
from clientdesk.text.amounts import babel_locale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from clientdesk.intake.billing.columns import Columns

_NAMED: Final = 3
"""Cells that a warning shows."""


@dataclass(frozen=True, slots=True)
class Place:
    """How the workspace writes, and whether an amount of its clients can have three decimals."""

    locale: str
    timezone: str
    three_decimals: bool = False


@dataclass(slots=True)
class Texts:
    """A row for each line of the file: its texts by field, then numbers and days for them."""

    frame: pl.DataFrame
    """line, problem, and a text for each field; after reading, values and NAME_problem."""
    warnings: list[str] = field(default_factory=list)


def texts_of(rows: Iterable[pl.DataFrame], columns: Columns) -> Texts:
    """The texts of each field, none of them empty; of several columns the first that is filled."""
    whole = pl.when(pl.col(PROBLEM).is_null()).then(pl.exclude(LINE, PROBLEM, IS_FOOTER))
    every = pl.concat(rows)
    frame = every.select(pl.col(LINE).cast(pl.Int64()), PROBLEM).hstack(every.select(whole))
    filled = {
        name: pl.coalesce(
            pl.col(name_of(at)).str.strip_chars().replace("", None) for at in columns.of(name)
        )
        for name in columns.fields
    }
    return Texts(frame.select("line", "problem", **filled))


def read_numbers(texts: Texts, columns: Columns, place: Place) -> None:
    """Numbers in millionths for texts; one decimal mark for each column, over all its rows."""
    counts = _counts(texts, AMOUNTS | NUMBERS)
    votes = {
        name: amounts.counted(
            found, three_decimals=place.three_decimals or name not in AMOUNTS | {"line_amount"}
        )
        for name, found in counts.items()
    }
    marks = {vote.mark for vote in votes.values()} - {""}
    of_file = marks.pop() if len(marks) == 1 else ""
    usual = "." if columns.product == OURS else get_decimal_symbol(babel_locale(place.locale))
    for name, found in counts.items():
        vote = amounts.Votes() if columns.decimal else votes[name]
        mark = columns.decimal or vote.mark or of_file or usual
        texts.warnings += _amount_warnings(name, vote, mark)
        _currencies(texts, name, found)
        _replace(texts, name, {text: amounts.read(text, mark, vote) for text in found})


def read_days(texts: Texts, columns: Columns, place: Place) -> None:
    """Dates and UTC times for texts; day or month first for each column, over all its rows."""
    counts = _counts(texts, DAYS | TIMES)
    orders = {name: days.counted(found) for name, found in counts.items()}
    firsts = {order.first for order in orders.values()} - {""}
    of_file = firsts.pop() if len(firsts) == 1 else ""
    usual = days.begins_with(place.locale)
    for name, found in counts.items():
        order = days.Order() if columns.dates else orders[name]
        first = columns.dates or order.first or of_file or usual
        if order.both and not (order.first or of_file):
            texts.warnings.append(_order_warning(name, order, first))
        heading = columns.headers[columns.of(name)[0]]
        reading = days.Reading(first, place.timezone, is_utc=is_utc(heading))
        if name in DAYS:
            _replace(texts, name, {text: days.read_date(text, order, reading) for text in found})
        else:
            _replace(texts, name, {text: days.read_time(text, order, reading) for text in found})


def _counts(texts: Texts, names: Iterable[str]) -> dict[str, dict[str, int]]:
    return {
        name: dict(Counter(texts.frame[name].drop_nulls().to_list()))
        for name in texts.frame.columns
        if name in names
    }


def _replace(texts: Texts, name: str, known: Mapping[str, tuple[Any, str]]) -> None:
    """The values in place of the texts, and beside them why one was refused."""
    kind: pl.DataType = pl.Int64()
    if name in DAYS:
        kind = pl.Date()
    elif name in TIMES:
        kind = pl.Datetime("us")
    label = LABELS[name]
    values = pl.Series([value for value, _ in known.values()], dtype=kind)
    said = [f"{label} {why}" if why else None for _, why in known.values()]
    column = texts.frame[name]
    old = pl.Series([*known], dtype=pl.String())
    texts.frame = texts.frame.with_columns(
        column.replace_strict(old, values, default=None, return_dtype=kind).alias(name),
        column.replace_strict(
            old, pl.Series(said, dtype=pl.String()), default=None, return_dtype=pl.String()
        ).alias(f"{name}_problem"),
    )


def _currencies(texts: Texts, name: str, found: Mapping[str, int]) -> None:
    """The currency that the cells of the amount bear."""
    if name != "amount":
        return
    known = {
        text: said.currency for text in found if not isinstance(said := amounts.written(text), str)
    }
    borne = {text: code for text, code in known.items() if code}
    old, new = (
        pl.Series([*borne], dtype=pl.String()),
        pl.Series([*borne.values()], dtype=pl.String()),
    )
    column = texts.frame[name].replace_strict(old, new, default=None, return_dtype=pl.String())
    texts.frame = texts.frame.with_columns(column.alias("borne_currency"))


def _amount_warnings(name: str, vote: amounts.Votes, mark: str) -> list[str]:
    if not vote.either or vote.is_mixed:
        return []
    shown = ", ".join(_as_read(text, mark) for text in vote.either[:_NAMED])
    more = f" and {len(vote.either) - _NAMED:,} more" if len(vote.either) > _NAMED else ""
    return [
        f"{LABELS[name]} can be read in two ways: {shown}{more}. "
        f'If that is wrong, say so: {{"decimal": "{"," if mark == "." else "."}"}}.'
    ]


def _as_read(text: str, mark: str) -> str:
    number, _ = amounts.read(text, mark, amounts.Votes())
    plain = f"{(number or 0) / amounts.MICRO:.6f}".rstrip("0").rstrip(".")
    return f"“{text[:30]}” as {plain}"


def _order_warning(name: str, order: days.Order, first: str) -> str:
    other = "month" if first == "day" else "day"
    return (
        f"{LABELS[name]} such as “{order.both[0][:30]}” was read with the {first} first, as the "
        f'workspace writes dates. If that is wrong, say so: {{"dates": "{other}"}}.'
    )
