from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import NotFound
from clientdesk.portal.account import account
from clientdesk.portal.listing import Asked, listing
from clientdesk.portal.page import page
from clientdesk.queries.clients import client
from clientdesk.queries.portal import Opened
from clientdesk.queries.report import report
from clientdesk.store.database import create_database
from tests.queries.records import NOON, TIMEZONE, Records, fill, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from clientdesk.store.database import Database

TODAY = NOON.date() + timedelta(days=1)
"""In Auckland it is tomorrow already."""


@pytest.fixture
def records() -> Records:
    """Two clients, the second with canaries in every internal field."""
    records = Records()
    owner = records.member("Oona Ownerly", role="owner")
    internal = {"notes": "canary-notes", "industry": "Legal", "risk_tier": "high"}
    first = records.client("Acme", owner_id=owner, currency="USD", locale="de_DE", **internal)
    other = records.client("Canary Ltd", owner_id=owner)
    paid = records.invoice(first, "100.00", date(2025, 10, 1), currency="USD", status="paid")
    records.payment(paid, "100.00", date(2025, 10, 9))
    records.invoice(first, "40.00", date(2025, 11, 1), currency="USD", due_date=date(2025, 12, 1))
    records.invoice(first, "7.00", date(2025, 12, 30), currency="USD", due_date=date(2026, 2, 1))
    records.invoice(other, "8888.00", date(2025, 11, 1))
    return records


@pytest.fixture
def database(tmp_path: Path, records: Records) -> Iterator[Database]:
    database = create_database(tmp_path / "clients.duckdb")
    fill(database, records)
    yield database
    database.close()


def opened(client_id: UUID, *, is_archived: bool = False) -> Opened:
    return Opened(number(900), client_id, "Acme", "de_DE", TIMEZONE, is_archived)


def test_the_totals_are_those_of_the_profile(database: Database, records: Records) -> None:
    client_id = records.clients[0]["id"]

    seen = account(database, opened(client_id), NOON)
    profile, figures = (
        client(database, client_id, TODAY),
        report(database, TODAY, client_id=client_id),
    )

    assert (seen.day, seen.currency) == (TODAY, "USD")
    assert (seen.outstanding, seen.overdue, seen.paid) == (
        profile.outstanding,
        profile.overdue,
        profile.revenue,
    )
    assert (str(seen.outstanding), str(seen.overdue)) == ("47.00", "40.00")
    assert (seen.invoiced, seen.credit) == (figures.invoiced, figures.credit)
    assert seen.invoiced - seen.paid == seen.outstanding


def test_the_page_holds_nothing_internal_and_no_other_client(
    database: Database, records: Records
) -> None:
    who = opened(records.clients[0]["id"])
    found = listing(database, who, TODAY, "USD", Asked())
    html = page(account(database, who, NOON), found, "t").lower()

    for canary in (
        "canary",
        "oona",
        "legal",
        "high",
        "8888",
        "8.888",
        str(records.clients[0]["id"]),
    ):
        assert canary not in html


def test_a_client_deleted_meanwhile_is_not_found(database: Database) -> None:
    with pytest.raises(NotFound):
        account(database, opened(number(77)), NOON)
