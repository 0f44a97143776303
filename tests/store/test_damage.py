from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING

import duckdb
import pytest

from clientdesk.errors import StoreDamaged, StoreError
from clientdesk.store.database import create_database, open_damaged, open_database
from tests.store.changing import CHANGES, contents, mark, opened, wal, write, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


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


def flip(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 0x40
    file.write_bytes(content)


def somewhere_in(file: Path, seed: int) -> int:
    return random.Random(seed).randrange(file.stat().st_size)  # noqa: S311
