"""Whole records for other programs, with texts as contracts.md section 2 has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl

from clientdesk.model.client_filter import ClientFilter, StatusFilter
from clientdesk.model.money import plain
from clientdesk.queries.as_of import as_of
from clientdesk.queries.directory import COLUMNS, clients_of, everybody
from clientdesk.store.streaming import stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from clientdesk.queries.as_of import AsOf
    from clientdesk.store.database import Database

Row = dict[str, Any]

_BATCH: Final = 25_000
_EVERYBODY: Final = ClientFilter(status=StatusFilter.ALL)


@dataclass(frozen=True, slots=True)
class Export:
    """A kind of record that can be exported."""

    columns: tuple[str, ...]
    rows: Callable[[Database, ClientFilter | None, date], Iterator[Row]]
    """The records of the clients that a filter keeps, by default all; money as of the day."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which clients go out: those that a filter keeps, in its order, or these, in theirs."""

    filter: ClientFilter | None = None
    ids: tuple[str, ...] = ()


def count_of(database: Database, chosen: Chosen, today: date) -> int:
    """How many clients go out."""
    return len(_ids(chosen, as_of(database, today)))


def client_frames(
    database: Database, chosen: Chosen, today: date, columns: Sequence[str]
) -> Iterator[pl.DataFrame]:
    """These columns of the clients with their types, some rows at a time; at least one frame."""
    view = as_of(database, today)
    ids = _ids(chosen, view)
    for first in range(0, max(len(ids), 1), _BATCH):
        yield clients_of(view, ids[first : first + _BATCH]).select(columns)


def _ids(chosen: Chosen, view: AsOf) -> pl.Series:
    if chosen.filter is not None:
        return everybody(chosen.filter, view)
    return pl.Series(chosen.ids, dtype=pl.String)


def client_rows(clients: pl.DataFrame) -> Iterator[Row]:
    """The clients of a directory as texts, numbers and flags."""
    for row in clients.iter_rows(named=True):
        yield _texts({column: row[column] for column in COLUMNS}, row["currency"])


def _clients(database: Database, client_filter: ClientFilter | None, today: date) -> Iterator[Row]:
    view = as_of(database, today)
    ids = everybody(client_filter or _EVERYBODY, view)
    for first in range(0, len(ids), _BATCH):
        yield from client_rows(clients_of(view, ids[first : first + _BATCH]))


def _invoices(database: Database, client_filter: ClientFilter | None, today: date) -> Iterator[Row]:
    kept = _kept(database, client_filter, today)
    for row in stream(database, "export_invoices", clients=kept):
        yield _texts(row, row["currency"])


def _payments(database: Database, client_filter: ClientFilter | None, today: date) -> Iterator[Row]:
    kept = _kept(database, client_filter, today)
    for row in stream(database, "export_payments", clients=kept):
        yield _texts(row, row["currency"])


def _rates(database: Database, _filter: ClientFilter | None, _today: date) -> Iterator[Row]:
    for row in stream(database, "export_rates"):
        yield {**row, "rate": format(row["rate"].normalize(), "f"), "day": _text(row["day"])}


def _kept(database: Database, client_filter: ClientFilter | None, today: date) -> list[UUID] | None:
    if client_filter is None:
        return None
    return [UUID(text) for text in everybody(client_filter, as_of(database, today))]


def _texts(row: Row, currency: str) -> Row:
    """Decimals with exactly the currency's minor digits, days and times in ISO form."""
    return {
        column: plain(value, currency) if isinstance(value, Decimal) else _text(value)
        for column, value in row.items()
    }


def _text(value: object) -> object:
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int) else str(value)


EXPORTS: Final = {
    "clients": Export(COLUMNS, _clients),
    "invoices": Export(
        (
            "id",
            "number",
            "client_id",
            "status",
            "currency",
            "amount",
            "issue_date",
            "due_date",
            "sent_at",
            "canceled_at",
            "refunded_at",
        ),
        _invoices,
    ),
    "payments": Export(
        (
            "id",
            "invoice_id",
            "client_id",
            "currency",
            "amount",
            "paid_on",
            "state",
            "voided_at",
            "assumed",
        ),
        _payments,
    ),
    "rates": Export(("currency", "rate", "day"), _rates),
}
"""What can be exported, by the word of the command."""
