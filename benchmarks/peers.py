"""The same list of clients in SQLite and pandas, spared what only ClientDesk does.

Both hold figures of one day in one currency, so that they neither convert nor know other days.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, Final

import pandas as pd  # type: ignore[import-untyped]

from clientdesk.model.client import ClientDraft, keys
from clientdesk.model.client_filter import ClientFilter, Sort, StatusFilter, search_words
from clientdesk.queries.directory import EVERYTHING, directory

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.store.database import Database

PAGE: Final = 25

_TEXTS: Final = ("name", "email", "phone", "address", "website", "tax_id", "notes")
_SUMS: Final = ("revenue", "outstanding", "overdue", "credit", "invoice_count")
_ORDER: Final = {
    Sort.NAME: "name_key",
    Sort.CREATED: "created_at",
    Sort.REVENUE: "revenue",
    Sort.OUTSTANDING: "outstanding",
    Sort.OVERDUE: "overdue",
    Sort.INVOICE_COUNT: "invoice_count",
    Sort.LAST_INVOICE: "last_invoice",
}


def _clients(database: Database, today: date) -> pd.DataFrame:
    """Every client with its folded texts; amounts as numbers, which is quicker than exact."""
    page = directory(database, ClientFilter(status=StatusFilter.ALL), today, limit=EVERYTHING)
    rows = []
    for number, row in enumerate(page.clients.iter_rows(named=True), start=1):
        texts: dict[str, Any] = {text: row[text] for text in _TEXTS}
        figures = {name: float(row[name]) for name in _SUMS}
        days = {name: str(row[name] or "") for name in ("created_at", "last_invoice")}
        archived = row["status"] == "archived"
        derived = keys(ClientDraft(**texts)) | figures | days
        rows.append({"number": number, **texts, **derived, "archived": archived})
    return pd.DataFrame(rows)


class SQLite:
    """SQLite in memory with an FTS5 trigram index and an index for each order."""

    name = "SQLite FTS5"

    def __init__(self, database: Database, today: date) -> None:
        self._connection = sqlite3.connect(":memory:")
        _clients(database, today).to_sql("clients", self._connection, index=False)
        run = self._connection.execute
        run("create unique index by_number on clients (number)")
        for column in _ORDER.values():
            run(f"create index by_{column} on clients ({column}, number)")
        run(
            "create virtual table searched using fts5(search_key, phone_digits, tokenize='trigram')"
        )
        run(
            "insert into searched (rowid, search_key, phone_digits) "
            "select number, search_key, phone_digits from clients"
        )
        run("analyze")

    def edit(self, number: int) -> None:
        """Change one client's notes, in the index too."""
        with self._connection:
            self._connection.execute(
                "update clients set notes = ? where number = ?", (f"Call {number}", number + 1)
            )
            self._connection.execute(
                "update searched set search_key = ?, phone_digits = '' where rowid = ?",
                (f"call {number}", number + 1),
            )

    def page(self, wanted: ClientFilter) -> tuple[list[Any], list[Any]]:
        """One page and the sums of the whole list."""
        where, values = self._where(wanted)
        direction = "desc" if wanted.descending else "asc"
        order = _ORDER[wanted.sort or Sort.NAME]
        rows = self._connection.execute(
            f"select * from clients where {where} "  # noqa: S608
            f"order by {order} {direction}, number limit {PAGE}",
            values,
        ).fetchall()
        totals = ", ".join(f"sum({name})" for name in _SUMS)
        sums = self._connection.execute(
            f"select count(*), {totals} from clients where {where}",  # noqa: S608
            values,
        ).fetchall()
        return rows, sums

    def _where(self, wanted: ClientFilter) -> tuple[str, list[str]]:
        parts, values = ["1"], []
        if wanted.status is StatusFilter.ACTIVE:
            parts.append("not archived")
        if wanted.missing:
            parts.append("website is null")
        if wanted.outstanding:
            parts.append("outstanding > 1000")
        if wanted.search:
            parts.append("number in (select rowid from searched where searched match ?)")
            values.append(" AND ".join(_matches(wanted.search)))
        return " and ".join(parts), values


def _matches(search: str) -> list[str]:
    words = search_words(search)
    # A trigram index finds words of three letters and more.
    return [f'"{word.digits or word.text}"' for word in words if len(word.text) > 2]


class Pandas:
    """A data frame in memory."""

    name = "pandas"

    def __init__(self, database: Database, today: date) -> None:
        self._clients = _clients(database, today)

    def edit(self, number: int) -> None:
        """Change one client's notes."""
        self._clients.loc[number, "notes"] = f"Call {number}"

    def page(self, wanted: ClientFilter) -> tuple[pd.DataFrame, pd.Series[Any]]:
        """One page and the sums of the whole list."""
        found = self._clients
        if wanted.status is StatusFilter.ACTIVE:
            found = found[~found["archived"]]
        if wanted.missing:
            found = found[found["website"].isna()]
        if wanted.outstanding:
            found = found[found["outstanding"] > 1000]
        for word in search_words(wanted.search or ""):
            holds = found["search_key"].str.contains(word.text, regex=False)
            if word.digits:
                holds |= found["phone_digits"].str.contains(word.digits, regex=False)
            found = found[holds]
        order = [_ORDER[wanted.sort or Sort.NAME], "number"]
        page = found.sort_values(order, ascending=[not wanted.descending, True]).head(PAGE)
        return page, found[list(_SUMS)].sum()
