"""Whole records for other programs, with texts as contracts.md section 2 has them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.model.client_filter import ClientFilter, StatusFilter
from clientdesk.model.money import plain
from clientdesk.queries.as_of import as_of
from clientdesk.queries.directory import COLUMNS, clients_of, everybody
from clientdesk.store.streaming import stream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import polars as pl

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
