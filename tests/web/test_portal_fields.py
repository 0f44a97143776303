"""What may stand in each answer of the portal: every other text of the database stays out."""

from __future__ import annotations

import html
import re
from datetime import date, datetime
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

import pytest

from clientdesk.actions import payments
from clientdesk.actions.payments import PaymentDraft
from clientdesk.store.database import database
from tests.documents.sheets import read
from tests.web.portals import LONG_AGO, serving_one, with_portal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import duckdb

    from tests.web.portals import Ask, Desk

_SENDER: Final = {"workspace.name", "workspace.email", "workspace.phone"}
_LETTERHEAD: Final = _SENDER | {"workspace.address", "workspace.tax_id"}

ALLOWED: Final = {
    "page": _SENDER | {"workspace.payment_details", "clients.name", "invoices.number"},
    "invoice": _LETTERHEAD
    | {"workspace.payment_details", "invoice_lines.description"}
    | {f"invoices.client_{part}" for part in ("name", "email", "address", "tax_id")}
    | {f"invoices.{part}" for part in ("number", "reference", "note")},
    "statement.pdf": _LETTERHEAD
    | {f"clients.{part}" for part in ("name", "email", "address", "tax_id")}
    | {"invoices.number"},
    "statement.csv": {"invoices.number", "workspace.name"},
}
"""By table and column, the file's name included. The note is the invoice's own, for its reader."""

# Words that the code reads; the hash is what the link is found by.
_WORDS: Final = {
    *("workspace.country", "workspace.base_currency", "workspace.timezone", "workspace.locale"),
    *("workspace.invoice_pattern", "workspace.rounding", "workspace.tax_by"),
    *("clients.currency", "clients.locale", "portal_links.token_hash"),
    *("invoices.status", "invoices.currency", "invoices.rounding", "invoices.tax_by"),
    *("payments.state", "payments.currency"),
}
_OF_THE_CLIENT: Final = {"workspace", "clients", "invoices", "invoice_lines", "payments"}
_NOT_RECORDS: Final = {"schema_migrations", "changes"}
_VALUES: Final[dict[str, object]] = {
    "BOOLEAN": True,
    "DATE": date(2020, 2, 1),
    "TIMESTAMP": datetime(2020, 2, 1),
    "BLOB": b"",
}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The database of one workspace for all tests of this module."""
    with serving_one(tmp_path_factory.mktemp("fields") / "records.duckdb") as path:
        yield path


@pytest.fixture(autouse=True)
def path(shared: Path) -> Path:
    """Where the server looks for its database."""
    return shared


@pytest.fixture(scope="module")
def filled(shared: Path) -> tuple[Desk, dict[str, str]]:
    """A client with a canary in every text of every table, and the column that each came from."""
    assert shared.exists()
    desk = with_portal(database())
    made = desk.issued()
    paid = PaymentDraft(Decimal(40), LONG_AGO.date(), "transfer", "a note")
    payments.record(desk.records, desk.owner, made.id, paid, version=made.version, now=LONG_AGO)
    with desk.records.cursor() as cursor:
        return desk, dict(_canaries(cursor, desk.client_id, made.id))


def _canaries(
    cursor: duckdb.DuckDBPyConnection, client_id: UUID, invoice_id: UUID
) -> Iterator[tuple[str, str]]:
    numbers = count(1000)
    cursor.execute("select table_name from duckdb_tables() where not internal order by all")
    tables = {name for (name,) in cursor.fetchall()} - _NOT_RECORDS
    for table in sorted(tables):
        cursor.execute(f"from (describe {table}) select column_name, column_type")
        columns = dict(cursor.fetchall())
        texts = [name for name, kind in columns.items() if kind == "VARCHAR"]
        free = [name for name in texts if f"{table}.{name}" not in _WORDS]
        mine = {name: f"zq{next(numbers)}zq" for name in free}
        yield from ((word, f"{table}.{name}") for name, word in mine.items())
        if mine:
            changes = ", ".join(f"{name} = ?" for name in mine)
            cursor.execute(f"update {table} set {changes}", [*mine.values()])  # noqa: S608
        if table not in _OF_THE_CLIENT:
            ids = {"client_id": client_id, "invoice_id": invoice_id}
            row = [ids.get(name, mine.get(name, _value(kind))) for name, kind in columns.items()]
            places = ", ".join("?" * len(row))
            cursor.execute(f"insert into {table} values ({places})", row)  # noqa: S608


def _value(kind: str) -> object:
    return uuid4() if kind == "UUID" else _VALUES.get(kind, 1)


def _text(answer: bytes, door: str) -> str:
    if door in {"invoice", "statement.pdf"}:
        found = read(answer)
        return found.text + found.title
    return html.unescape(answer.decode("utf-8"))


@pytest.mark.parametrize("door", ALLOWED)
def test_nothing_stands_in_an_answer_but_what_the_list_allows(
    ask: Ask, filled: tuple[Desk, dict[str, str]], door: str
) -> None:
    desk, whence = filled
    with desk.records.cursor() as cursor:
        cursor.execute("select id from invoices")
        [(invoice_id,)] = cursor.fetchall()
    below = {"page": "", "invoice": f"/invoices/{invoice_id}.pdf"}.get(door, f"/{door}")

    answer = ask(f"/p/{desk.token}{below}")
    said = _text(answer.content, door) + answer.headers.get("content-disposition", "")
    found = {whence[word] for word in re.findall(r"zq\d{4}zq", said)}

    assert answer.status_code == 200
    assert len(whence) > 80
    assert found == ALLOWED[door]
