"""The day's brief: whom to call, what to mend and to look up before, what to archive, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import polars as pl

from clientdesk.model.brief import Upcoming, Whom, whom_to_ask
from clientdesk.model.readiness import Gap
from clientdesk.queries.as_of import as_of
from clientdesk.queries.brief_facts import (
    Facts,
    active_clients,
    by_worth,
    escalating,
    idle,
    late,
)
from clientdesk.queries.brief_soon import CANDIDATES, Soon, prepared, soon
from clientdesk.queries.client_enrichment import client_enrichment
from clientdesk.queries.directory import clients_of
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from decimal import Decimal

    from clientdesk.queries.as_of import AsOf
    from clientdesk.store.database import Database

LINES: Final = 7
"""Of each list; it is a brief."""


@dataclass(frozen=True, slots=True)
class Call:
    """A client whose invoices are overdue."""

    id: UUID
    name: str
    owner: str | None
    currency: str
    overdue: Decimal
    invoices: int
    days: int
    whom: Whom
    tone: str
    last_invoice: date | None
    last_activity: datetime | None
    on_hold: bool
    over_limit: bool


@dataclass(frozen=True, slots=True)
class Mend:
    """A client that is not ready for the invoice that is coming."""

    id: UUID
    name: str
    owner: str | None
    upcoming: Upcoming
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A client of whom too little is known for the decision that is coming."""

    id: UUID
    name: str
    owner: str | None
    currency: str
    outstanding: Decimal
    days: int | None
    """Overdue by so many."""
    upcoming: Upcoming | None
    status: str
    enriched_at: datetime | None
    website: str | None


@dataclass(frozen=True, slots=True)
class Idle:
    """A client with whom nothing happens any more."""

    id: UUID
    name: str
    owner: str | None
    since: date
    was_invoiced: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """The lists of a day, and how many stand in each as a whole."""

    call: Sequence[Call]
    calls: int
    mend: Sequence[Mend]
    mends: int
    check: Sequence[Check]
    checks: int
    archive: Sequence[Idle]
    idle: int


def brief(
    database: Database, today: date, now: datetime, *, owner: UUID | None = None, lines: int = LINES
) -> Brief:
    """The brief of a member's clients, or of everybody's; so many lines of each list."""
    view = as_of(database, today)
    clients = active_clients(view, owner)
    overdue = late(clients)
    ahead = prepared(database, view)
    coming = soon(database, clients, ahead, today)
    hard = escalating(overdue).head(CANDIDATES)
    facts = Facts.of(database, [*coming, *hard["id"], *overdue["id"].head(lines)], now)
    unready = [each for each in coming if facts.is_unready(each)]
    unknown = _unknown(database, facts, coming, (clients, hard))
    resting = idle(view, clients, ahead)
    first = [*overdue["id"].head(lines), *unready[:lines], *unknown[:lines]]
    shown = {row["id"]: row for row in clients_of(view, pl.Series(first)).to_dicts()}
    return Brief(
        _calls(database, view, facts, [shown[each] for each in overdue["id"].head(lines)]),
        overdue.height,
        [_mend(database, shown[each], coming[each].upcoming, now) for each in unready[:lines]],
        len(unready),
        [_check(facts, shown[each], coming.get(each)) for each in unknown[:lines]],
        len(unknown),
        _archive(view, resting.head(lines)),
        resting.height,
    )


def _unknown(
    database: Database,
    facts: Facts,
    coming: Mapping[str, Soon],
    clients: tuple[pl.DataFrame, pl.DataFrame],
) -> list[str]:
    """Who of all, and of those that escalate, is to be looked up; nobody while that is off."""
    if not workspace(database).enrichment_enabled:
        return []
    every, hard = clients
    worths = dict.fromkeys(hard["id"], 0.0) | {each: coming[each].worth for each in coming}
    return [each for each in by_worth(every, worths) if facts.is_unknown(each)]


def _calls(
    database: Database, view: AsOf, facts: Facts, shown: Sequence[Mapping[str, Any]]
) -> list[Call]:
    ids = [each["id"] for each in shown]
    counted = database.rows("brief_overdue", ids=ids, today=view.day)
    invoices = {row["id"]: row["invoices"] for row in counted}
    acted = {row["id"]: row["last_at"] for row in database.rows("brief_activities", ids=ids)}
    usual = workspace(database).reminder_tone
    found = []
    for each in shown:
        client_id = each["id"]
        record = facts.records[client_id]
        limit = record["credit_limit"]
        found.append(
            Call(
                *_subject(each),
                currency=each["currency"],
                overdue=each["overdue"],
                invoices=invoices.get(client_id, 0),
                days=each["days_overdue"],
                whom=whom_to_ask(record, facts.contacts[client_id]),
                tone=record["reminder_tone"] or usual,
                last_invoice=each["last_invoice"],
                last_activity=acted.get(client_id),
                on_hold=record["on_hold"],
                over_limit=limit is not None and each["outstanding"] > limit,
            )
        )
    return found


def _mend(database: Database, each: Mapping[str, Any], upcoming: Upcoming, now: datetime) -> Mend:
    standing = client_enrichment(database, UUID(each["id"]), now)
    found = tuple(gap for gap in standing.gaps if gap is not Gap.ORDER_NUMBER_RULE)
    return Mend(*_subject(each), upcoming, found)


def _check(facts: Facts, each: Mapping[str, Any], coming: Soon | None) -> Check:
    record = facts.records[each["id"]]
    return Check(
        *_subject(each),
        currency=each["currency"],
        outstanding=each["outstanding"],
        days=each["days_overdue"],
        upcoming=coming.upcoming if coming else None,
        status=record["enrichment_status"],
        enriched_at=record["enriched_at"],
        website=record["website"],
    )


def _archive(view: AsOf, resting: pl.DataFrame) -> list[Idle]:
    shown = {row["id"]: row for row in clients_of(view, resting["id"]).to_dicts()}
    return [
        Idle(*_subject(shown[row["id"]]), row["since"], row["last_invoice"] is not None)
        for row in resting.iter_rows(named=True)
    ]


def _subject(each: Mapping[str, Any]) -> tuple[UUID, str, str | None]:
    return UUID(each["id"]), each["name"], each["owner"]
