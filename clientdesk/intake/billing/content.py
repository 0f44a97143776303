"""Columns whose headings say nothing, by what is in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from clientdesk.intake.billing import amounts, days
from clientdesk.intake.billing.states import invoice_status, payment_state
from clientdesk.intake.grid import name_of
from clientdesk.intake.matching import name_key
from clientdesk.model.preferences import currencies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import polars as pl

    from clientdesk.intake.billing.columns import Columns

LOOKED_AT: Final = 2_000
"""Rows that are looked at."""

_MOST: Final = 0.9
_SOME: Final = 0.5
"""Of the cells: names of clients may be new ones."""

_NUMBER: Final = re.compile(r"(?=.*\d)[\w./#-]{1,40}")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def by_content(columns: Columns, rows: pl.DataFrame, names: frozenset[str]) -> Columns:
    """The columns with those found for fields that no heading names and nobody has left out."""
    cells = {at: _filled(rows, at) for at in columns.free()}
    tests = _tests(names, is_invoice="due_date" in columns.kind.headings)
    for field, fits in tests:
        if columns.has(field) or field in columns.said:
            continue
        at = next((at for at in columns.free() if cells[at] and fits(cells[at])), None)
        if at is not None:
            columns = columns.with_(field, at)
    return columns


def _tests(
    names: frozenset[str], *, is_invoice: bool
) -> Iterator[tuple[str, Callable[[list[str]], bool]]]:
    """Fields with what their cells are like, the surest first."""
    word = invoice_status if is_invoice else payment_state
    yield "email", lambda cells: _share(cells, _EMAIL.fullmatch) >= _MOST
    yield "client", lambda cells: _share(cells, lambda cell: name_key(cell) in names) >= _SOME
    yield (
        "currency",
        lambda cells: _share(cells, lambda cell: cell.upper() in currencies()) >= _MOST,
    )
    yield ("status" if is_invoice else "state"), lambda cells: _share(cells, word) >= _MOST
    yield ("issue_date" if is_invoice else "paid_on"), _are_days
    if is_invoice:
        yield "due_date", _are_days
    yield "number", _are_numbers
    yield "amount", _are_amounts


def _filled(rows: pl.DataFrame, at: int) -> list[str]:
    return [text for cell in rows[name_of(at)] if (text := cell.strip())]


def _share(cells: list[str], is_so: Callable[[str], object]) -> float:
    return sum(1 for cell in cells if is_so(cell)) / len(cells)


def _are_days(cells: list[str]) -> bool:
    # Five digits can be a day of a spreadsheet, but also an amount or a number.
    return _share(cells, lambda cell: not cell.isdigit() and days.moment(cell)) >= _MOST


def _are_numbers(cells: list[str]) -> bool:
    is_own = len(set(cells)) >= len(cells) * _SOME
    has_letters = _share(cells, lambda cell: re.search(r"[A-Za-z#/-]", cell)) >= _MOST
    looks_so = _share(cells, _NUMBER.fullmatch) >= _MOST
    return is_own and looks_so and (has_letters or all(map(str.isdigit, cells)))


def _are_amounts(cells: list[str]) -> bool:
    return _share(cells, lambda cell: not isinstance(amounts.written(cell), str)) >= _MOST
