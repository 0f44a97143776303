from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.queries.workspace import workspace
from clientdesk.store.backup import backup
from clientdesk.store.database import database
from clientdesk.ui import databases
from tests.pages.conftest import THEN, make_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.store.database import Database

DRAFT = WorkspaceDraft("Harbour", "IE", "EUR", "Europe/Dublin")


def test_a_workspace_is_made_beside_the_demo_and_opened(path: Path) -> None:
    make_workspace(path, is_demo=True)
    assert workspace(database()).is_demo

    databases.start(DRAFT, "Ada", "ada@harbour.example", THEN)

    assert database().path == path.with_name("clientdesk.duckdb")
    assert workspace(database()).name == "Harbour"
    assert databases.demo() == path


def test_a_refused_draft_leaves_nothing_behind_and_the_demo_open(path: Path) -> None:
    make_workspace(path, is_demo=True)

    with pytest.raises(InvalidField):
        databases.start(DRAFT, "", "ada@harbour.example", THEN)

    assert not databases.own().exists()
    assert database().path == path


def test_a_backup_is_put_back_while_the_process_runs(records: Database) -> None:
    kept = backup(records, None, THEN)
    with records.transaction() as tx:
        tx.execute("raise_counter")
    later = records.sequence

    databases.restore(kept)

    assert database() is not records
    assert database().sequence < later
    assert workspace(database()).name == "Northlight"


def test_only_backups_of_the_open_database_are_offered(records: Database) -> None:
    ours = backup(records, None, THEN)
    ours.with_name("another-2026-11-20-093000.duckdb").write_bytes(b"")

    assert [one.path for one in databases.backups()] == [ours]


def test_what_an_earlier_database_left_is_noticed(records: Database) -> None:
    assert databases.left_traces()
    records.path.with_name("other").write_bytes(b"")
    databases.switch(records.path.with_name("other.duckdb"))
    assert not databases.left_traces()
