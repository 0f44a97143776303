from __future__ import annotations

import json
import logging
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from clientdesk.errors import StoreDamaged, StoreError, StoreMissing
from clientdesk.store.database import Database, create_database, open_damaged, open_database
from tests.store.changing import ROOT, end, start_writer, write, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHANGES = 30


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose process died: every change is in the log only, and all were accepted."""
    path = tmp_path_factory.mktemp("crashed") / "clients.duckdb"
    create_database(path).close()
    end(start_writer(path, CHANGES, wait=False))
    return path


@pytest.fixture
def copy(crashed: Path, tmp_path: Path) -> Path:
    shutil.copytree(crashed.parent, tmp_path / "copy")
    return tmp_path / "copy" / crashed.name


def wal(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def mark(path: Path) -> Path:
    return path.with_name(f"{path.name}.mark")


def contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


def opened(path: Path) -> Database:
    database = open_database(path)
    database.close()
    return database


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


def cut(path: Path) -> None:
    os.truncate(wal(path), wal(path).stat().st_size // 2)


def deleted(path: Path) -> None:
    wal(path).unlink()


def emptied(path: Path) -> None:
    os.truncate(wal(path), 0)


def an_older_pair(path: Path) -> None:
    create_database(path.with_name("other.duckdb")).close()
    wal(path).unlink()
    path.with_name("other.duckdb").replace(path)


def header_flipped(path: Path) -> None:
    flip(path, 9)


def database_cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def database_emptied(path: Path) -> None:
    os.truncate(path, 0)


def mark_of_another_history(path: Path) -> None:
    known = json.loads(mark(path).read_text())
    mark(path).write_text(json.dumps({**known, "hash": "0" * 64}))


def mark_ahead(path: Path) -> None:
    known = json.loads(mark(path).read_text())
    mark(path).write_text(json.dumps({**known, "sequence": known["sequence"] + 1}))


def mark_garbled(path: Path) -> None:
    mark(path).write_bytes(b"\x00\xff{")


HARM = [
    cut,
    deleted,
    emptied,
    an_older_pair,
    header_flipped,
    database_cut,
    database_emptied,
    mark_of_another_history,
    mark_ahead,
    mark_garbled,
]


@pytest.mark.parametrize("harm", HARM)
def test_damage_is_told_and_nothing_is_written_over(
    copy: Path, harm: Callable[[Path], None]
) -> None:
    harm(copy)
    before = contents(copy)

    with pytest.raises(StoreDamaged) as raised:
        open_database(copy)

    assert contents(copy) == before
    assert {file.name: file.read_bytes() for file in raised.value.copies} == {
        name: before[name] for name in (file.name for file in raised.value.copies)
    }
    assert copy.name in {file.name for file in raised.value.copies}
    assert str(raised.value.copies[0].parent) in raised.value.hint


def test_the_same_damage_is_copied_aside_once(copy: Path) -> None:
    cut(copy)
    copies = []

    for _ in range(3):
        with pytest.raises(StoreDamaged) as raised:
            open_database(copy)
        copies.append(raised.value.copies)

    assert copies[0] == copies[1] == copies[2]
    assert len(list(copy.with_name(f"{copy.name}.damaged").iterdir())) == 1


def test_how_many_changes_are_missing_is_told(copy: Path) -> None:
    deleted(copy)

    with pytest.raises(StoreDamaged, match=f"{CHANGES} saved changes are missing"):
        open_database(copy)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_log_never_opens_with_changes_missing(copy: Path, seed: int) -> None:
    place = somewhere_in(wal(copy), seed)
    if seed % 3:
        flip(wal(copy), place)
    else:
        os.truncate(wal(copy), place)

    assert alarm_or_all(copy)


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_file_never_opens_with_changes_missing(copy: Path, seed: int) -> None:
    opened(copy)
    flip(copy, somewhere_in(copy, seed))

    assert alarm_or_all(copy)


def alarm_or_all(path: Path) -> bool:
    try:
        database = open_database(path)
    except StoreDamaged:
        return True
    try:
        return written(database) == set(range(CHANGES))
    except duckdb.IOException:
        return True
    finally:
        database.close()


def test_a_damaged_one_can_be_read_but_not_written(copy: Path) -> None:
    cut(copy)
    before = contents(copy)

    database = open_damaged(copy)

    assert 0 < len(written(database)) < CHANGES
    with pytest.raises(StoreError, match="reading only"):
        write(database, 1)
    database.close()
    assert contents(copy) == before


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


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x40
    file.write_bytes(content)


def somewhere_in(file: Path, seed: int) -> int:
    return random.Random(seed).randrange(file.stat().st_size)  # noqa: S311
