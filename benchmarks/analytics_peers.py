"""The page of the portfolio in pandas, spared what only ClientDesk does.

Peers hold the invoices that count today in one currency, with what was paid on each: they neither
convert nor know another day, and money is a float in pandas.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd  # type: ignore[import-untyped]

from clientdesk.queries.as_of import rates_on

if TYPE_CHECKING:
    from datetime import date

    import polars as pl

    from clientdesk.queries.portfolio import Question
    from clientdesk.store.database import Database

_KNOWN: Final = "select unnest($codes::varchar[]) as currency, unnest($worths::double[]) as worth"
_INVOICES: Final = """
    select i.rowid as id, c.rowid as client, c.owner_id::varchar as owner, c.industry, i.currency,
        i.status, (i.amount * worth)::decimal(18, 3) as amount,
        (least(i.paid, i.amount) * worth)::decimal(18, 3) as paid, i.issue_date, i.due_date,
        i.settled_on, coalesce(i.sent_at::date, i.issue_date) as sent_on,
        i.counts_from is not null and i.counts_until is null as counts
    from invoices i left join clients c on c.id = i.client_id
    join known on known.currency = i.currency
"""
_PAYMENTS: Final = """
    select i.rowid as invoice, c.rowid as client, p.paid_on,
        (p.amount * worth)::decimal(18, 3) as amount
    from payments p join invoices i on i.id = p.invoice_id join clients c on c.id = p.client_id
    join known on known.currency = p.currency
    where p.state = 'posted' and i.counts_from is not null and i.counts_until is null
"""
_CLIENTS: Final = "select rowid as client, created_at::date as created_on, name from clients"


@dataclass(frozen=True, slots=True)
class PeerRows:
    """What the peers are given."""

    invoices: pl.DataFrame
    payments: pl.DataFrame
    clients: pl.DataFrame


def rows_for_peers(database: Database, today: date) -> PeerRows:
    """The rows as of today, money in the base currency."""
    rates, _ = rates_on(database, today)
    codes = list(rates.known())
    params = {"codes": codes, "worths": [float(rates.worth(code) or 0) for code in codes]}
    known = f"with known as ({_KNOWN})"
    with database.cursor() as cursor:
        return PeerRows(
            invoices=cursor.execute(f"{known} {_INVOICES}", params).pl(),
            payments=cursor.execute(f"{known} {_PAYMENTS}", params).pl(),
            clients=cursor.execute(_CLIENTS).pl(),
        )


class Pandas:
    """Data frames in memory."""

    name = "pandas"

    def __init__(self, rows: PeerRows, today: date) -> None:
        self._today = pd.Timestamp(today)
        self._invoices = _numbers(rows.invoices, "amount", "paid")
        self._payments = _numbers(rows.payments, "amount")
        self._clients = rows.clients.to_pandas()
        for name in ("owner", "industry", "currency", "status"):
            self._invoices[name] = self._invoices[name].astype("category")

    def page(self, asked: Question) -> list[Any]:
        """Everything that the page shows."""
        counted = self._invoices[self._invoices["counts"]]
        first = pd.Timestamp(asked.first or "2000-01-01")
        last = pd.Timestamp(asked.last or asked.as_of)
        issued = counted[counted["issue_date"].between(first, last)]
        received = self._payments[self._payments["paid_on"].between(first, last)]
        settled = counted[counted["settled_on"].between(first, last)]
        opened = counted[counted["paid"] < counted["amount"]]
        left = opened.assign(left=opened["amount"] - opened["paid"])
        late = (self._today - left["due_date"]).dt.days
        step = {"day": "D", "week": "W", "month": "M", "quarter": "Q"}[asked.grain]
        by_client = received.groupby("client")["amount"].sum()
        created = pd.to_datetime(self._clients["created_on"])
        return [
            issued.groupby(issued["issue_date"].dt.to_period(step))["amount"].sum(),
            received.groupby(received["paid_on"].dt.to_period(step))["amount"].sum(),
            self._invoices.groupby("status", observed=True)["amount"].agg(["count", "sum"]),
            left.groupby(pd.cut(late, [-9999, 0, 30, 60, 90, 99999]), observed=True)["left"].sum(),
            (settled["settled_on"] - settled["issue_date"]).dt.days.mean(),
            (settled["settled_on"] - settled["sent_on"]).dt.days.median(),
            issued["paid"].sum() / max(issued["amount"].sum(), 1),
            by_client.nlargest(10),
            by_client.sum(),
            *(
                left.groupby(name, observed=True)["left"].sum()
                for name in ("owner", "industry", "currency")
            ),
            created[created.between(first, last)].dt.to_period(step).value_counts(),
        ]


def _numbers(rows: pl.DataFrame, *money: str) -> pd.DataFrame:
    frame = rows.with_columns(rows[name].cast(float) for name in money).to_pandas()
    for name in frame.columns:
        if name.endswith(("_date", "_on")):
            frame[name] = pd.to_datetime(frame[name])
    return frame
