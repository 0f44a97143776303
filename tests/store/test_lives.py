"""Whatever happens to a database in whatever order, what was accepted is there or an alarm is."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from clientdesk.errors import StoreDamaged
from clientdesk.store.backup import backup
from clientdesk.store.database import create_database, open_database
from clientdesk.store.restore import restore
from tests.store.changing import insert, write, written


class Lives(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "clients.duckdb"
        self.database = create_database(self.path)
        self.accepted: set[int] = set()
        self.next = 0
        self.now = datetime(2026, 11, 23)
        self.backups: list[tuple[Path, set[int]]] = []

    @rule()
    def write(self) -> None:
        write(self.database, self.next)
        self.accepted.add(self.next)
        self.next += 1

    @rule()
    def fail(self) -> None:
        with pytest.raises(ZeroDivisionError), self.database.transaction() as tx:
            insert(tx, self.next)
            raise ZeroDivisionError
        self.next += 1

    @rule()
    def reopen(self) -> None:
        self.database.close()
        self.database = open_database(self.path)

    @rule()
    def lose_power_between_writes(self) -> None:
        image = self.folder / "image"
        image.mkdir()
        for file in self.folder.glob("clients.duckdb*"):
            if file.is_file():
                shutil.copy(file, image)
        self.database.close()
        for file in image.iterdir():
            file.replace(self.folder / file.name)
        image.rmdir()
        self.database = open_database(self.path)

    @rule()
    def back_up(self) -> None:
        self.now += timedelta(seconds=1)
        self.backups.append((backup(self.database, None, self.now), set(self.accepted)))

    @precondition(lambda self: self.backups)
    @rule()
    def restore(self) -> None:
        path, held = self.backups[0]
        self.database.close()
        restore(path, self.path, dry_run=False)
        self.database = open_database(self.path)
        self.accepted = set(held)

    @precondition(lambda self: self.accepted)
    @rule()
    def put_an_older_file_in_its_place(self) -> None:
        write(self.database, self.next)
        self.accepted.add(self.next)
        self.next += 1
        self.database.close()
        newest = self.path.read_bytes()
        path = self.folder / "empty.duckdb"
        create_database(path).close()
        path.replace(self.path)
        (self.folder / "empty.duckdb.mark").unlink()
        with pytest.raises(StoreDamaged):
            open_database(self.path)
        self.path.write_bytes(newest)
        self.database = open_database(self.path)

    @invariant()
    def what_was_accepted_is_there_and_nothing_else(self) -> None:
        assert written(self.database) == self.accepted

    def teardown(self) -> None:
        self.database.close()
        shutil.rmtree(self.folder)


TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=5, stateful_step_count=10, deadline=None)
