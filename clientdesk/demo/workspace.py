"""A synthetic workspace: an engineering and design firm, its clients and six years of invoices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo import team as firm
from clientdesk.demo.book import Book, book
from clientdesk.demo.calendar import Calendar, calendar
from clientdesk.demo.clients import CHUNK, Clients, clients, table
from clientdesk.demo.columns import time_column
from clientdesk.demo.contacts import contacts
from clientdesk.demo.events import Events
from clientdesk.demo.facts import facts
from clientdesk.demo.invoices import Invoicing, Kept, kept
from clientdesk.demo.schedule import chunks, schedule
from clientdesk.errors import InvalidInput, Refused
from clientdesk.store.rates import load_rates

if TYPE_CHECKING:
    from clientdesk.store.database import Database

MOST_CLIENTS: Final = 1_000_000
MOST_INVOICES: Final = 10_000_000

Progress = Callable[[float, str], None]


def fill(
    database: Database,
    *,
    clients: int = 400,
    invoices: int = 6000,
    seed: int = 1,
    today: date,
    progress: Progress | None = None,
) -> None:
    """Fill an empty database; the same numbers, seed and day give the same rows.

    Raises InvalidInput for a size that is out of bounds, Refused when there is a workspace.
    """
    _refuse(clients, invoices, today)
    if not database.frame("workspace_to_change").is_empty():
        raise Refused("This database already has a workspace.")
    days = calendar(today)
    team = firm.team(seed, days)
    maker = _Maker(database, seed, days, team, Events(seed, days, team), progress or _silent)
    maker.open_workspace()
    entries = book(seed, clients, days, len(team.owners))
    kept = maker.add_clients(entries)
    maker.add_invoices(entries, kept, invoices)
    maker.add_figures(today)


def _refuse(clients: int, invoices: int, today: date) -> None:
    if not 1 <= clients <= MOST_CLIENTS:
        raise InvalidInput(f"A demo has 1 to {MOST_CLIENTS:,} clients, not {clients:,}.")
    if not 0 <= invoices <= MOST_INVOICES:
        raise InvalidInput(f"A demo has 0 to {MOST_INVOICES:,} invoices, not {invoices:,}.")
    if not 2000 <= today.year <= 2200:
        raise InvalidInput(f"A demo ends in a year from 2000 to 2200, not in {today.year}.")


def _silent(part: float, sentence: str) -> None:
    del part, sentence


@dataclass(frozen=True, slots=True)
class _Maker:
    """Writes the workspace part by part; each part is one transaction."""

    database: Database
    seed: int
    days: Calendar
    team: firm.Team
    events: Events
    progress: Progress

    def open_workspace(self) -> None:
        """The workspace, its members and the exchange rates up to today."""
        with self.database.transaction() as tx:
            tx.insert("workspace", firm.workspace(self.seed, self.days))
            tx.insert("members", self.team.frame)
            load_rates(tx, firm.CURRENCY, date(1970, 1, 1) + timedelta(days=self._today))
            tx.insert("activities", self.events.of_start())

    @property
    def _today(self) -> int:
        return self.days.epoch + self.days.today

    def add_clients(self, entries: Book) -> Kept:
        """All clients with their contacts; what their invoices need stays in memory."""
        made = []
        contact = 0
        for low in range(0, len(entries), CHUNK):
            self.progress(0.25 * low / len(entries), "Adding clients")
            part = clients(
                self.seed, slice(low, min(low + CHUNK, len(entries))), entries, self.days
            )
            people = contacts(self.seed, part, contact)
            contact += len(people)
            self._add_clients(part, entries, people)
            made.append(part)
        return kept(made, entries, self.team)

    def _add_clients(self, part: Clients, entries: Book, people: pl.DataFrame) -> None:
        happened = self.events.of_clients(part, entries)
        rows = table(self.seed, part, entries, self.days, self.team).with_columns(
            updated_at=time_column(happened.last),
            version=pl.Series(happened.edits + 1),
            **facts(self.seed, part, entries, self.days),
        )
        with self.database.transaction() as tx:
            tx.insert("clients", rows)
            tx.insert("client_contacts", people)
            tx.insert("activities", happened.frame)

    def add_invoices(self, entries: Book, kept: Kept, invoices: int) -> None:
        """All invoices with their lines, payments and newest activities."""
        plan = schedule(self.seed, invoices, entries, self.days)
        invoicing = Invoicing(self.seed, self.days, entries, plan, kept, {})
        for part, rows in enumerate(chunks(invoices)):
            self.progress(0.25 + 0.65 * rows.start / invoices, "Adding invoices")
            chunk = invoicing.chunk(part, rows)
            newest = plan.newest[rows].astype(np.int64)
            with self.database.transaction() as tx:
                tx.insert("invoices", chunk.invoices)
                tx.insert("invoice_lines", chunk.lines)
                tx.insert("payments", chunk.payments)
                tx.insert("activities", self.events.of_invoices(chunk, kept, newest))

    def add_figures(self, today: date) -> None:
        """What the invoices come to, client by client."""
        self.progress(0.9, "Adding up")
        if find_spec("clientdesk.store.figures"):
            figures = import_module("clientdesk.store.figures")
            with self.database.transaction() as tx:
                figures.refresh_figures(tx, today)
        self.progress(1.0, "Done")
