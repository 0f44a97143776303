from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from clientdesk.demo.workspace import fill as fill_demo
from clientdesk.store.database import create_database
from tests.queries.agreement import differences, exported, months_differ, openings_differ, questions
from tests.queries.records import Records, fill
from tests.queries.workspaces import FIRST, workspaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.store.database import Database

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = create_database(tmp_path_factory.mktemp("report") / "demo.duckdb")
    fill_demo(database, clients=60, invoices=900, seed=7, today=TODAY)
    yield database
    database.close()


@pytest.mark.parametrize("back", [0, 37, 400, 5000])
def test_every_figure_of_the_demo_is_what_a_spreadsheet_gives(demo: Database, back: int) -> None:
    book = exported(demo, TODAY)

    for asked in questions(demo, TODAY, [TODAY - timedelta(days=back)], clients=2):
        assert differences(demo, book, asked) == []
        assert months_differ(demo, book, asked) == []


def test_every_figure_of_the_demo_opens_to_its_invoices(demo: Database) -> None:
    for asked in questions(demo, TODAY, [TODAY - timedelta(days=37)], clients=1):
        assert openings_differ(demo, asked) == []


@given(records=workspaces())
@settings(max_examples=8, deadline=None)
def test_every_figure_of_any_workspace_is_what_a_spreadsheet_gives(
    tmp_path_factory: pytest.TempPathFactory, records: Records
) -> None:
    database = create_database(tmp_path_factory.mktemp("report") / "clients.duckdb")
    fill(database, records)
    today = FIRST + timedelta(days=20)

    book = exported(database, today)
    days = [FIRST + timedelta(days=offset) for offset in (6, 20, 40)]
    wrong = [
        sentence
        for asked in questions(database, today, days)
        for sentence in differences(database, book, asked) + months_differ(database, book, asked)
    ]
    database.close()

    assert wrong == []
