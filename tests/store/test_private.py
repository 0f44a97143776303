from __future__ import annotations

import os
import stat
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from clientdesk.store.aside import copy_aside
from clientdesk.store.backup import backup
from clientdesk.store.database import create_database, open_database
from clientdesk.store.handing import receiving
from clientdesk.store.restore import restore
from tests.store.changing import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 23, 14, 5, 6)


@pytest.fixture(autouse=True)
def _as_most_machines_are() -> Iterator[None]:
    """Whatever is made can be read by everybody, unless somebody sees to it."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_others(folder: Path) -> list[str]:
    """The files and folders below one that somebody else can read."""
    return [found.name for found in folder.rglob("*") if rights(found) & 0o077]


def test_whatever_the_store_makes_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "desk.duckdb"
    database = create_database(path)
    write(database, 1)
    made = backup(database, None, NOW)
    write(database, 2)

    names = {found.name for found in path.parent.rglob("*")}
    assert {path.name, f"{path.name}.wal", f"{path.name}.mark", made.name} <= names
    database.close()
    copy_aside(path, [path])
    restore(made, path, dry_run=False)
    with receiving(tmp_path / "data" / "received.duckdb") as incoming:
        incoming.write(made.read_bytes())

    assert open_to_others(tmp_path) == []
    assert rights(tmp_path / "data") == 0o700


def test_what_is_copied_from_readable_files_is_not_readable(tmp_path: Path) -> None:
    path = tmp_path / "desk.duckdb"
    create_database(path).close()
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(path.read_bytes())
    for file in (path, copy):
        file.chmod(0o644)

    [aside] = copy_aside(path, [path])
    restore(copy, path, dry_run=False)

    assert (rights(aside), rights(path)) == (0o600, 0o600)


def test_the_rights_of_what_is_there_already_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.duckdb"
    create_database(path).close()
    path.chmod(0o640)
    tmp_path.chmod(0o750)

    open_database(path).close()

    assert (rights(path), rights(tmp_path)) == (0o640, 0o750)
