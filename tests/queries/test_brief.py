"""The brief of a demo against plain Python over its rows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import pytest

from clientdesk.demo.workspace import fill
from clientdesk.model.brief import Why
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.readiness import Gap
from clientdesk.queries.brief import brief
from clientdesk.queries.client_enrichment import client_enrichment
from clientdesk.queries.directory import EVERYTHING, directory
from clientdesk.store.database import Database, create_database

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY: Final = date(2026, 11, 23)
NOW: Final = datetime(2026, 11, 23, 10, 0)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = create_database(tmp_path_factory.mktemp("brief") / "demo.duckdb")
    fill(database, clients=400, invoices=6000, today=TODAY)
    yield database
    database.close()


def everything(database: Database, query: str) -> list[dict[str, Any]]:
    with database.cursor() as cursor:
        cursor.execute(query)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def listed(database: Database) -> list[dict[str, Any]]:
    return directory(database, ClientFilter(), TODAY, limit=EVERYTHING).clients.to_dicts()


def drafts(database: Database) -> set[UUID]:
    rows = everything(database, "from invoices where status in ('draft', 'scheduled')")
    soon = TODAY + timedelta(days=7)
    return {
        row["client_id"]
        for row in rows
        if row["client_id"] and (row["status"] == "draft" or row["issue_date"] <= soon)
    }


def test_everybody_who_is_late_is_called_with_what_is_late(demo: Database) -> None:
    found = brief(demo, TODAY, NOW, lines=1000)
    late = {UUID(each["id"]): each for each in listed(demo) if each["days_overdue"]}
    assert found.calls == len(late) > 20
    assert {each.id for each in found.call} == set(late)
    for each in found.call:
        there = late[each.id]
        assert (each.overdue, each.days) == (there["overdue"], there["days_overdue"])
        assert (each.currency, each.last_invoice) == (there["currency"], there["last_invoice"])
    invoices = everything(demo, "from invoices where due_date < date '2026-11-23'")
    for each in found.call:
        mine = [row for row in invoices if row["client_id"] == each.id and row["counts_from"]]
        open_ones = [
            row
            for row in mine
            if row["counts_from"] <= TODAY
            and (row["counts_until"] is None or row["counts_until"] > TODAY)
            and row["paid"] < row["amount"]
        ]
        assert each.invoices == len(open_ones)


def test_amount_times_age_says_who_is_called_first(demo: Database) -> None:
    first = brief(demo, TODAY, NOW).call
    euros = [each.overdue * each.days for each in first if each.currency == "EUR"]
    assert len(euros) > 2
    assert euros == sorted(euros, reverse=True)


def test_who_is_to_be_invoiced_and_lacks_something_is_mended_first(demo: Database) -> None:
    found = brief(demo, TODAY, NOW, lines=1000)
    active = {UUID(each["id"]) for each in listed(demo)}
    lacking = {Gap.TAX_ID, Gap.FINANCE_EMAIL}
    prepared = {
        client_id
        for client_id in drafts(demo) & active
        if lacking.intersection(client_enrichment(demo, client_id, NOW).gaps)
    }
    named = {each.id for each in found.mend if each.upcoming.why is not Why.USUAL}
    assert named == prepared
    assert named
    assert all(lacking.intersection(each.gaps) for each in found.mend)
    assert all(Gap.ORDER_NUMBER_RULE not in each.gaps for each in found.mend)


def test_who_has_nothing_open_and_no_invoice_for_a_year_may_be_archived(demo: Database) -> None:
    found = brief(demo, TODAY, NOW, lines=1000)
    before = TODAY - timedelta(days=365)
    wanted = {
        UUID(each["id"])
        for each in listed(demo)
        if (each["last_invoice"] or before) <= before
        and each["created_on"] < before
        and not each["outstanding"]
        and not each["credit"]
    } - drafts(demo)
    assert {each.id for each in found.archive} == wanted
    assert wanted
    days = [each.since for each in found.archive]
    assert days == sorted(days)


def test_who_is_looked_up_first_owes_or_is_to_be_invoiced(demo: Database) -> None:
    found = brief(demo, TODAY, NOW, lines=1000).check
    assert found
    for each in found:
        standing = client_enrichment(demo, each.id, NOW)
        known = standing.status == "succeeded" and not standing.is_old
        assert not known or standing.inputs_changed
        assert each.upcoming or (each.days or 0) >= 30


def test_a_member_sees_their_own_clients(demo: Database) -> None:
    owners = {each["owner"]: UUID(each["owner_id"]) for each in listed(demo) if each["owner"]}
    every = brief(demo, TODAY, NOW)
    parts = [brief(demo, TODAY, NOW, owner=owner) for owner in owners.values()]
    nobodys = sum(each["owner"] is None and bool(each["days_overdue"]) for each in listed(demo))
    assert sum(part.calls for part in parts) + nobodys == every.calls
    for name, owner in owners.items():
        mine = brief(demo, TODAY, NOW, owner=owner)
        owned = [{each.owner for each in mine.call}, {each.owner for each in mine.mend}]
        owned += [{each.owner for each in mine.check}, {each.owner for each in mine.archive}]
        assert set().union(*owned) <= {name}


def test_an_empty_workspace_has_an_empty_brief(tmp_path_factory: pytest.TempPathFactory) -> None:
    database = create_database(tmp_path_factory.mktemp("empty") / "desk.duckdb")
    fill(database, clients=1, invoices=0, today=TODAY)
    with database.cursor() as cursor:
        cursor.execute("delete from clients")
    found = brief(database, TODAY, NOW)
    assert (found.calls, found.mends, found.checks, found.idle) == (0, 0, 0, 0)
    database.close()
