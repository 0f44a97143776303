"""A statement of account as a table for spreadsheets and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from clientdesk.documents.exports import csv_text
from clientdesk.model.money import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from clientdesk.model.statement import Account, Statement

COLUMNS: Final = (
    "currency",
    "day",
    "entry",
    "number",
    "due_date",
    "debit",
    "credit",
    "balance",
)


def statement_csv(statement: Statement) -> bytes:
    """The accounts below each other, each from its opening balance to its closing one.

    Days in ISO form, amounts with exactly the currency's minor digits, UTF-8 with a mark by which
    spreadsheets know it.
    """
    rows = (row for account in statement.accounts for row in _rows(account, statement))
    return "".join(csv_text(COLUMNS, rows)).encode("utf-8-sig")


def _rows(account: Account, statement: Statement) -> Iterator[dict[str, Any]]:
    currency = account.currency
    if statement.first is not None:
        yield _balance(currency, statement.first, "opening_balance", account.opening)
    for entry in account.entries:
        yield {
            "currency": currency,
            "day": entry.day.isoformat(),
            "entry": str(entry.kind),
            "number": entry.number,
            "due_date": entry.due_date and entry.due_date.isoformat(),
            "debit": _amount(entry.debit, currency),
            "credit": _amount(entry.credit, currency),
            "balance": plain(entry.balance, currency),
        }
    yield _balance(currency, statement.last, "closing_balance", account.closing)


def _balance(currency: str, day: date, entry: str, balance: Decimal) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    return row | {
        "currency": currency,
        "day": day.isoformat(),
        "entry": entry,
        "balance": plain(balance, currency),
    }


def _amount(value: Decimal, currency: str) -> str | None:
    return plain(value, currency) if value else None
