from __future__ import annotations

import json
import logging
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from clientdesk.errors import StoreError, StoreMissing
from clientdesk.store.database import Database, create_database, open_database
from tests.store.changing import CHANGES, ROOT, contents, mark, opened, write, written

if TYPE_CHECKING:
    from pathlib import Path


def test_after_a_crash_every_accepted_change_is_there(copy: Path) -> None:
    database = open_database(copy)

    assert written(database) == set(range(CHANGES))
    database.close()


def test_the_mark_names_the_last_change(database: Database, path: Path) -> None:
    write(database, 1)
    write(database, 2)

    known = database.row("change", sequence=database.sequence)
    assert json.loads(mark(path).read_text()) == known


def test_without_a_mark_it_opens_says_so_and_makes_one(
    copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    mark(copy).unlink()

    with caplog.at_level(logging.WARNING):
        opened(copy)

    assert "no mark" in caplog.text
    assert mark(copy).exists()


def test_a_healthy_database_opens_without_a_word(
    copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    opened(copy)

    assert caplog.text == ""


def test_a_mark_that_is_behind_catches_up(path: Path) -> None:
    database = create_database(path)
    write(database, 1)
    behind = mark(path).read_bytes()
    write(database, 2)
    database.close()
    newest = mark(path).read_bytes()
    mark(path).write_bytes(behind)

    opened(path)

    assert mark(path).read_bytes() == newest


def test_a_mark_that_was_never_put_in_force_is_left_alone(copy: Path) -> None:
    copy.with_name(f"{copy.name}.mark.next").write_text('{"sequence": 999')

    assert opened(copy).sequence >= CHANGES


def test_a_lost_file_is_not_replaced_by_an_empty_one(copy: Path) -> None:
    copy.unlink()

    with pytest.raises(StoreMissing, match="is gone"):
        open_database(copy)
    with pytest.raises(StoreError, match=r"left .*wal and .*mark behind"):
        create_database(copy)


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_database(tmp_path)
    with pytest.raises(StoreError, match="already a folder"):
        create_database(tmp_path)


@pytest.mark.parametrize("content", [b"", b"name,email\nAcme,\n" * 900, b"\x89PNG\r\n\x1a\n\x00"])
def test_another_kind_of_file_is_refused_and_kept(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(StoreError, match="not a ClientDesk database"):
        open_database(path)

    assert contents(path) == {path.name: content}


def test_a_database_of_another_program_is_refused(path: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "lite.db") as lite:
        lite.execute("create table clients (name text)")
    lite.close()
    with duckdb.connect(str(path)) as other:
        other.execute("create table clients (name varchar)")

    with pytest.raises(StoreError, match="not one of ClientDesk"):
        open_database(path)
    with pytest.raises(StoreError, match="not a ClientDesk database"):
        open_database(tmp_path / "lite.db")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StoreError, match="cannot be made"):
        create_database(tmp_path / "file" / "clients.duckdb")


def test_a_file_that_this_user_may_not_read_is_one_sentence(copy: Path) -> None:
    code = """
import os, sys
from pathlib import Path
import pandas, pyarrow
from clientdesk.errors import StoreError
from clientdesk.store.database import open_database
path = Path(sys.argv[1])
os.chmod(path, 0)
if os.geteuid() == 0:
    os.setuid(65534)
try:
    open_database(path)
except StoreError as error:
    print(type(error).__name__, error.message)
"""
    found = subprocess.run(
        [sys.executable, "-c", code, str(copy)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert found.stdout.startswith("StoreError"), found.stderr
    assert "may not read and write" in found.stdout
