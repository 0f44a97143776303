"""What the invoices of clients come to today, added up while they are made.

The same as store.figures.refresh_figures would store (a test compares them), without reading
millions of invoices again and writing every client twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.book import CURRENCIES
from clientdesk.demo.columns import NONE, Flags, Ints, date_column, money_column, uuid_column
from clientdesk.demo.payments import received
from clientdesk.model.days import FIRST_DAY

if TYPE_CHECKING:
    from clientdesk.demo.book import Book
    from clientdesk.demo.calendar import Calendar
    from clientdesk.demo.columns import Words
    from clientdesk.demo.invoices import Chunk

_MONEY: Final = ("revenue", "outstanding", "overdue", "credit")
_NEVER: Final = np.iinfo(np.int64).max


class Sums:
    """Adds up chunks of invoices, a row a client; every payment lies before today."""

    def __init__(self, rows: slice, book: Book, days: Calendar) -> None:
        count = rows.stop - rows.start
        self._first = rows.start
        self._days = days
        self._billing = book.currency[rows]
        self._other = book.other_currency[rows]
        self._own = {name: np.zeros(count, dtype=np.int64) for name in _MONEY}
        self._foreign = {name: np.zeros(count, dtype=np.int64) for name in _MONEY}
        self._count = np.zeros(count, dtype=np.int64)
        self._last = np.full(count, NONE)
        self._oldest = np.full(count, _NEVER)
        self._since = np.full(count, NONE)
        self._until = np.full(count, _NEVER)

    def add(self, chunk: Chunk) -> None:
        """Take in the invoices of one chunk, all of clients of these rows."""
        billed, ended = chunk.billed, chunk.ended
        who = billed.client - self._first
        gone = np.maximum(ended.canceled, ended.refunded)
        counts = billed.issued & (gone == NONE)
        paid, newest = received(billed, ended)
        due = np.where(billed.due == NONE, _NEVER, billed.due)
        left = np.where(counts, np.maximum(billed.amount - paid, 0), 0)
        late = np.where(due < self._days.today, left, 0)
        surplus = np.where(ended.canceled != NONE, paid, np.maximum(paid - billed.amount, 0))
        credit = np.where(ended.refunded == NONE, surplus, 0)
        revenue = np.where(counts, np.minimum(paid, billed.amount), 0)
        for name, money in zip(_MONEY, (revenue, left, late, credit), strict=True):
            self._add_money(name, who, billed.currency == self._billing[who], money)
        np.add.at(self._count, who, counts)
        np.maximum.at(self._last, who, np.where(counts, billed.day, NONE))
        np.minimum.at(self._oldest, who, np.where(late > 0, due, _NEVER))
        changed = np.maximum.reduce([billed.day, newest, ended.void_day, gone])
        changed = np.where(late > 0, np.maximum(changed, due + 1), changed)
        np.maximum.at(self._since, who, np.where(billed.issued, changed, NONE))
        waits = (left > 0) & (late == 0) & (due != _NEVER)
        np.minimum.at(self._until, who, np.where(waits, due + 1, _NEVER))

    def _add_money(self, name: str, who: Ints, is_own: Flags, money: Ints) -> None:
        np.add.at(self._own[name], who[is_own], money[is_own])
        np.add.at(self._foreign[name], who[~is_own], money[~is_own])

    def own(self) -> dict[str, pl.Series]:
        """The columns of the table clients."""
        first = FIRST_DAY.toordinal() - _EPOCH
        since = np.where(self._since == NONE, first, self._days.dates(self._since))
        return {
            **{name: money_column(money) for name, money in self._own.items()},
            "invoice_count": pl.Series(self._count).cast(pl.Int32),
            "last_invoice": self._dates(self._last),
            "oldest_due": self._dates(self._oldest),
            "figures_from": date_column(since),
            "figures_until": self._dates(self._until),
        }

    def foreign(self, ids: Words) -> pl.DataFrame:
        """The rows of foreign_figures; ids are the clients'."""
        money = self._foreign
        has_money = (money["revenue"] > 0) | (money["outstanding"] > 0) | (money["credit"] > 0)
        rows = np.flatnonzero(has_money)
        return pl.DataFrame(
            {
                "client_id": uuid_column(ids[rows]),
                "currency": pl.Series(CURRENCIES).gather(self._other[rows]),
                **{name: money_column(amounts[rows]) for name, amounts in money.items()},
            }
        )

    def _dates(self, days: Ints) -> pl.Series:
        is_known = (days != NONE) & (days != _NEVER)
        return date_column(np.where(is_known, self._days.dates(np.where(is_known, days, 0)), NONE))


_EPOCH: Final = 719_163
"""The ordinal of 1 January 1970."""
