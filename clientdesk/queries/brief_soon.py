"""Who is to be invoiced soon: by drafts, by what is scheduled, and by habit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.brief import LATELY, SOON, Upcoming, Why, usual

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from clientdesk.model.money import Rates
    from clientdesk.queries.as_of import AsOf
    from clientdesk.store.database import Database

CANDIDATES: Final = 400
"""Clients that are looked at more closely, those with the largest invoices."""

_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Soon:
    """An invoice that is coming, and about what it is worth in the base currency."""

    upcoming: Upcoming
    worth: float


def soon(
    database: Database, clients: pl.DataFrame, ahead: Mapping[str, Soon], today: date
) -> dict[str, Soon]:
    """Of these clients, those who are to be invoiced, the largest amounts first.

    Ahead are all with drafts or scheduled invoices.
    """
    is_ahead = pl.col("id").is_in(list(ahead))
    found = {each: ahead[each] for each in clients.filter(is_ahead)["id"]}
    habits = habitual(database, clients.filter(~is_ahead), today)
    usual_worth = clients.filter(pl.col("id").is_in(list(habits))).select("id", "usual")
    found |= {each: Soon(habits[each], worth) for each, worth in usual_worth.iter_rows()}
    first = sorted(found, key=lambda each: (-found[each].worth, each))[:CANDIDATES]
    return {each: found[each] for each in first}


def prepared(database: Database, view: AsOf) -> dict[str, Soon]:
    """Every client with drafts, or with invoices that are scheduled soon."""
    rows = database.rows("brief_upcoming", until=view.day + SOON)
    return {row["id"]: Soon(_upcoming(row), _worth(row["amounts"], view.rates)) for row in rows}


def habitual(database: Database, clients: pl.DataFrame, today: date) -> dict[str, Upcoming]:
    """Of clients with their last invoice and usual amount, those whose next one is near."""
    likely = clients.filter(
        pl.col("invoice_count") >= _FEWEST, pl.col("last_invoice") > today - LATELY
    ).top_k(CANDIDATES, by=["usual", "id_rank"])
    rows = database.rows(
        "brief_habits", ids=likely["id"].to_list(), since=today - LATELY, today=today
    )
    found = {row["id"]: usual(row["days"], row["first_on"], row["last_on"], today) for row in rows}
    return {client_id: upcoming for client_id, upcoming in found.items() if upcoming}


def _upcoming(row: Mapping[str, Any]) -> Upcoming:
    if row["scheduled"]:
        return Upcoming(Why.SCHEDULED, row["scheduled"], row["first_on"])
    return Upcoming(Why.DRAFT, row["drafts"])


def _worth(amounts: list[dict[str, Any]], rates: Rates) -> float:
    """About what the amounts are in the base currency; those without a rate count nothing."""
    return sum(
        float(each["amount"]) * float(rates.worth(each["currency"]) or 0) for each in amounts
    )
