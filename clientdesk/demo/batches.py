"""The rows of the demo in the order in which they are written, some hundred thousand at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.demo import team as firm
from clientdesk.demo.book import book
from clientdesk.demo.clients import CHUNK, Clients, clients, table
from clientdesk.demo.columns import time_column
from clientdesk.demo.contacts import contacts
from clientdesk.demo.events import Events
from clientdesk.demo.facts import facts
from clientdesk.demo.figures import Sums
from clientdesk.demo.invoices import PREFIX, Invoicing, width
from clientdesk.demo.past import Left, Past
from clientdesk.demo.schedule import schedule

if TYPE_CHECKING:
    from clientdesk.demo.calendar import Calendar
    from clientdesk.model.enrichment import Result

_ROW_GROUP: Final = 122_880
"""Rows that the store writes together; a frame in pieces of as many is written by all cores."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows by table that are written in one transaction, and how far along they are."""

    done: float
    sentence: str
    tables: dict[str, pl.DataFrame]


class Maker:
    """Makes the batches of one demo; always the same for the same seed, day and sizes."""

    def __init__(self, seed: int, days: Calendar, clients: int, invoices: int) -> None:
        self._seed = seed
        self._days = days
        self._invoices = invoices
        self._contacts = 0
        self._team = firm.team(seed, days)
        self._events = Events(seed, days, self._team)
        self.book = book(seed, clients, days, len(self._team.owners))
        self.first = self._clients(slice(0, min(CHUNK, clients)))
        """The first clients, among them those with websites."""
        self._left: Left | None = None

    @property
    def rows(self) -> int:
        """Clients and invoices to make."""
        return len(self.book) + self._invoices

    def past(self) -> Past:
        """The lookups of the first clients."""
        return Past(self._seed, self.first, self.book, self._days, self._events)

    def keep(self, past: Past, found: Sequence[Result]) -> None:
        """Let the clients be as the results of their lookups left them."""
        self._left = past.left(found, self._team, self._events)

    def batches(self) -> Iterator[Batch]:
        """Every batch, in an order that never changes."""
        pattern = f"{PREFIX}{{number:{width(self._invoices)}}}"
        start = {
            "workspace": firm.workspace(self._seed, self._days, pattern),
            "members": self._team.frame,
            "activities": self._events.of_start(),
        }
        yield Batch(0.0, "Opening the workspace", start)
        plan = schedule(self._seed, self._invoices, self.book, self._days)
        invoicing = Invoicing(self._seed, self._days, self.book, plan)
        for low in range(0, len(self.book), CHUNK):
            rows = slice(low, min(low + CHUNK, len(self.book)))
            yield from self._of_clients(rows, invoicing)

    def _of_clients(self, rows: slice, invoicing: Invoicing) -> Iterator[Batch]:
        """The invoices of some clients, then the clients with what the invoices come to."""
        made = self._clients(rows) if rows.start else self.first
        sums = Sums(rows, self.book, self._days)
        for invoices in invoicing.plan.of_clients(rows):
            chunk = invoicing.chunk(invoices, made)
            sums.add(chunk)
            tables = {
                "invoices": chunk.invoices,
                "invoice_lines": chunk.lines,
                "payments": chunk.payments,
                "activities": self._events.of_invoices(chunk, made, self.book),
            }
            yield _batch(invoices.start / self._invoices, "Adding invoices", tables)
        done = int(invoicing.plan.starts[rows.stop]) / max(self._invoices, 1)
        yield _batch(done, "Adding clients", self._records(made, sums))

    def _clients(self, rows: slice) -> Clients:
        return clients(self._seed, rows, self.book, self._days)

    def _records(self, made: Clients, sums: Sums) -> dict[str, pl.DataFrame]:
        """The rows of the clients and of what belongs to them alone."""
        people = contacts(self._seed, made, self._contacts)
        self._contacts += len(people)
        happened = self._events.of_clients(made, self.book)
        rows = table(self._seed, made, self.book, self._team).with_columns(
            updated_at=time_column(happened.last),
            version=pl.Series(happened.edits + 1),
            **facts(self._seed, made, self.book, self._days),
            **sums.own(),
        )
        tables = {
            "clients": rows,
            "foreign_figures": sums.foreign(made.ids),
            "client_contacts": people,
            "activities": happened.frame,
        }
        left = self._left if made is self.first else None
        return _after(left, tables) if left else tables


def _after(left: Left, tables: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The rows as lookups left them."""
    rows, activities = tables["clients"], tables["activities"]
    ahead = {**left.columns, "version": rows["version"].head(len(left.moves)) + left.moves}
    touched = pl.max_horizontal("updated_at", time_column(left.last_edits))
    ahead["updated_at"] = rows.head(len(left.moves)).select(touched).to_series()
    changed = rows.with_columns(_over(rows, name, column) for name, column in ahead.items())
    happened = pl.concat([activities, left.tables["activities"]], how="diagonal")
    return {**tables, **left.tables, "clients": changed, "activities": happened}


def _over(rows: pl.DataFrame, name: str, ahead: pl.Series) -> pl.Series:
    """A column with other values in its first rows."""
    rest = len(rows) - len(ahead)
    after = rows[name].tail(rest) if name in rows.columns else ahead.clear(rest)
    return pl.concat([ahead, after.cast(ahead.dtype)]).alias(name)


def _batch(done: float, sentence: str, tables: dict[str, pl.DataFrame]) -> Batch:
    return Batch(done, sentence, {name: _in_pieces(rows) for name, rows in tables.items()})


def _in_pieces(rows: pl.DataFrame) -> pl.DataFrame:
    if len(rows) <= _ROW_GROUP:
        return rows
    starts = range(0, len(rows), _ROW_GROUP)
    return pl.concat([rows.slice(low, _ROW_GROUP) for low in starts], rechunk=False)
