from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.demo.batches import Maker
from clientdesk.demo.calendar import calendar

if TYPE_CHECKING:
    import polars as pl


def _batches(clients: int, invoices: int) -> list[dict[str, pl.DataFrame]]:
    maker = Maker(1, calendar(date(2026, 11, 23)), clients, invoices)
    return [batch.tables for batch in maker.batches()]


def test_the_workspace_comes_first_and_clients_after_their_invoices() -> None:
    names = [list(tables) for tables in _batches(20, 200)]

    assert names == [
        ["workspace", "members", "activities"],
        ["invoices", "invoice_lines", "payments", "activities"],
        ["clients", "foreign_figures", "client_contacts", "activities"],
    ]


def test_large_batches_come_in_pieces_of_a_row_group() -> None:
    invoices = _batches(500, 130_000)[1]["invoices"]

    assert invoices.n_chunks() == 2
    assert len(invoices) == 130_000
