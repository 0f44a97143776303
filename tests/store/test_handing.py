from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import StoreError
from clientdesk.store.database import open_database
from clientdesk.store.handing import open_copy, receiving
from tests.store.changing import write, written

if TYPE_CHECKING:
    from pathlib import Path

    from clientdesk.store.database import Database

NOW = datetime(2026, 11, 23, 14, 5, 6)


def copy_of(database: Database) -> bytes:
    copy = open_copy(database, NOW)
    with copy.file as file:
        content = file.read()
    assert (copy.size, copy.sha256) == (len(content), hashlib.sha256(content).digest())
    return content


def test_a_copy_holds_what_was_written_and_leaves_no_file(database: Database) -> None:
    for number in range(5):
        write(database, number)
    wanted = written(database)

    content = copy_of(database)

    assert list(database.backups.iterdir()) == []
    target = database.path.parent / "other" / "copy.duckdb"
    with receiving(target) as incoming:
        incoming.write(content[:1000])
        incoming.write(content[1000:])
        assert (incoming.size, incoming.sha256) == (len(content), hashlib.sha256(content).digest())
    opened = open_database(target)
    assert written(opened) == wanted
    opened.close()


def test_two_copies_can_be_open_at_once(database: Database) -> None:
    first, second = open_copy(database, NOW), open_copy(database, NOW)

    with first.file, second.file:
        assert len(first.file.read()) == first.size
        assert len(second.file.read()) == second.size


def test_a_file_appears_only_when_it_is_whole(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "kept.duckdb"

    with receiving(target) as incoming:
        incoming.write(copy_of(database))
        assert not target.exists()

    assert target.exists()
    assert not target.with_name("kept.duckdb.part").exists()


@pytest.mark.parametrize("kept", [0, 1_000, -1])
def test_what_is_no_whole_database_is_thrown_away(
    database: Database, tmp_path: Path, kept: int
) -> None:
    target = tmp_path / "folder" / "kept.duckdb"
    content = copy_of(database)

    with pytest.raises(StoreError, match="thrown away"), receiving(target) as incoming:
        incoming.write(content[:kept] if kept >= 0 else b"x" * len(content))

    assert list(target.parent.iterdir()) == []


def test_what_breaks_off_is_thrown_away(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "kept.duckdb"

    with pytest.raises(KeyboardInterrupt), receiving(target):
        raise KeyboardInterrupt

    assert list(target.parent.iterdir()) == []


def test_a_file_that_came_meanwhile_is_kept(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "kept.duckdb"

    with pytest.raises(StoreError, match="already a file"), receiving(target) as incoming:
        incoming.write(copy_of(database))
        target.write_bytes(b"precious")

    assert target.read_bytes() == b"precious"
    assert not target.with_name("kept.duckdb.part").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "kept.duckdb"

    with pytest.raises(StoreError, match="cannot be written"), receiving(target):
        pass
