from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.demo.workspace import fill as fill_demo
from clientdesk.model.period import Grain
from clientdesk.queries.as_of import as_of, at_hand
from clientdesk.queries.portfolio import UNASSIGNED, Question, portfolio
from clientdesk.queries.portfolio_clients import same_moment
from clientdesk.store.database import Database, create_database
from clientdesk.store.figures import refresh_figures
from tests.queries.records import fill
from tests.queries.test_portfolio import assert_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.queries.records import Records

TODAY = date(2026, 11, 23)
QUESTIONS = {
    # The first of all time are not those of its beginning, so those must be sought again.
    "first days": Question(TODAY, None, TODAY - timedelta(days=2140), Grain.QUARTER),
    "all time": Question(TODAY, grain=Grain.QUARTER),
    "one year": Question(TODAY, TODAY - timedelta(days=364), TODAY),
    "one week": Question(TODAY, TODAY - timedelta(days=6), TODAY, Grain.DAY),
    "nobody's": Question(TODAY, owner=UNASSIGNED, grain=Grain.QUARTER),
    "in dollars": Question(TODAY, currency="USD", grain=Grain.QUARTER),
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = create_database(tmp_path_factory.mktemp("large") / "demo.duckdb")
    fill_demo(database, clients=3000, invoices=9000, today=TODAY)
    yield database
    database.close()


def test_clients_in_memory_change_no_answer(large: Database) -> None:
    owners = [row["id"] for row in large.rows("members")]
    asked = [
        *QUESTIONS.values(),
        *(replace(QUESTIONS["all time"], owner=owner) for owner in owners),
    ]
    assert at_hand(large, TODAY) is None
    before = [portfolio(large, each) for each in asked]

    as_of(large, TODAY)

    assert at_hand(large, TODAY) is not None
    for each, found in zip(asked, before, strict=True):
        assert_same(portfolio(large, each), found)


def test_clients_in_memory_say_nothing_of_a_day_that_is_not_theirs(large: Database) -> None:
    as_of(large, TODAY)
    assert at_hand(large, TODAY - timedelta(days=400)) is None


def test_clients_in_memory_say_nothing_after_a_change(database: Database, records: Records) -> None:
    records.client()
    fill(database, records)
    database.write(lambda tx: refresh_figures(tx, TODAY))
    as_of(database, TODAY)
    view = at_hand(database, TODAY)
    with database.snapshot() as snapshot:
        assert same_moment(view, snapshot) is view is not None

    database.write(lambda tx: refresh_figures(tx, TODAY))

    with database.snapshot() as snapshot:
        assert same_moment(view, snapshot) is None
