from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.documents.statement_csv import COLUMNS, statement_csv
from tests.documents.statements import TWO_CURRENCIES, billed, statement

if TYPE_CHECKING:
    from clientdesk.model.statement import Statement


def rows_of(made: Statement) -> list[list[str]]:
    text = statement_csv(made).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_accounts_run_from_opening_to_closing_in_their_own_digits() -> None:
    rows = rows_of(statement(TWO_CURRENCIES, first=date(2026, 1, 1)))

    assert rows == [
        list(COLUMNS),
        ["EUR", "2026-01-01", "opening_balance", "", "", "", "", "500.00"],
        ["EUR", "2026-02-01", "invoice", "HV-2", "2026-02-15", "2610.03", "", "3110.03"],
        ["EUR", "2026-02-20", "payment", "HV-2", "", "", "2610.03", "500.00"],
        ["EUR", "2026-03-01", "invoice", "HV-3", "2026-03-15", "95.50", "", "595.50"],
        ["EUR", "2026-03-31", "closing_balance", "", "", "", "", "595.50"],
        ["JPY", "2026-01-01", "opening_balance", "", "", "", "", "0"],
        ["JPY", "2026-03-02", "invoice", "HV-4", "2026-03-15", "88000", "", "88000"],
        ["JPY", "2026-03-09", "payment", "HV-4", "", "", "90000", "-2000"],
        ["JPY", "2026-03-12", "invoice", "HV-5", "2026-03-15", "12000", "", "10000"],
        ["JPY", "2026-03-31", "closing_balance", "", "", "", "", "10000"],
    ]


def test_an_empty_account_has_its_closing_balance() -> None:
    assert rows_of(statement([]))[1:] == [
        ["EUR", "2026-03-31", "closing_balance", "", "", "", "", "0.00"]
    ]


def test_a_number_is_never_run_by_a_spreadsheet() -> None:
    made = billed("1", "5.00", date(2026, 3, 1))

    [_, row, _] = rows_of(statement([type(made)(made.currency, (), made.invoice, None, "=1+1")]))

    assert row[3] == "'=1+1"
