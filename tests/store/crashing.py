"""Die at each file operation in turn, and look at what is left: python -m tests.store.crashing.

Python announces every opening, renaming and removing of a file before it does it; a forked process
leaves at the n-th of them, for n from nought until the work gets through.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import forks
from clientdesk.errors import StoreDamaged, StoreMissing
from clientdesk.store.backup import backup, list_backups
from clientdesk.store.database import create_database, open_database
from clientdesk.store.restore import restore
from tests.store.changing import write, written

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 11, 23, 14, 5, 6)
WATCHED = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.copyfile"}


def die_at(point: int, folder: Path) -> None:
    """Leave this process without a word at the point-th file operation inside the folder."""
    seen = iter(range(point))

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in WATCHED or not any(str(each).startswith(str(folder)) for each in arguments):
            return
        if next(seen, None) is None:
            os._exit(9)

    sys.addaudithook(watch)


def prepared(folder: Path) -> Path:
    """A database with the changes 0 and 1, and a backup that holds 0 only."""
    path = folder / "clients.duckdb"
    database = create_database(path)
    write(database, 0)
    backup(database, folder / "held.duckdb", NOW)
    write(database, 1)
    database.close()
    return path


def do_create(path: Path, told: int) -> None:
    create_database(path.with_name("new.duckdb")).close()
    os.write(told, b"1")


def do_write(path: Path, told: int) -> None:
    database = open_database(path)
    for number in range(2, 5):
        write(database, number)
        os.write(told, str(number).encode())


def do_backup(path: Path, told: int) -> None:
    backup(open_database(path), None, NOW)
    os.write(told, b"1")


def do_restore(path: Path, told: int) -> None:
    restore(path.with_name("held.duckdb"), path, dry_run=False)
    os.write(told, b"1")


def after_create(path: Path, told: str) -> str:
    new = path.with_name("new.duckdb")
    if not new.exists():
        assert not told
        create_database(new).close()
    return held(new, [set()])


def after_write(path: Path, told: str) -> str:
    accepted = {0, 1, *map(int, told)}
    return held(path, [accepted, accepted | {max(accepted) + 1}])


def after_backup(path: Path, told: str) -> str:
    copies = list_backups(path.parent / "backups")
    assert len(copies) == 1 or not told
    for copy in copies:
        held(copy.path, [{0, 1}])
    database = open_database(path)
    backup(database, None, NOW.replace(year=2027))
    database.close()
    assert [file for file in (path.parent / "backups").iterdir() if file.suffix == ".wal"] == []
    return held(path, [{0, 1}])


def after_restore(path: Path, told: str) -> str:
    try:
        state = held(path, [{0}] if told else [{0}, {0, 1}])
    except (StoreMissing, StoreDamaged) as error:
        assert not told
        state = type(error).__name__
    for old in path.parent.glob("clients.duckdb.replaced/*/clients.duckdb"):
        copied = path.with_name("looked at.duckdb")
        shutil.copy(old, copied)
        held(copied, [{0, 1}])
    restore(path.with_name("held.duckdb"), path, dry_run=False)
    held(path, [{0}])
    return state


def held(path: Path, allowed: list[set[int]]) -> str:
    database = open_database(path)
    found = written(database)
    database.close()
    assert found in allowed, (found, allowed)
    return f"holds {sorted(found)}"


def crash(name: str, folder: Path) -> list[str]:
    """What stands after dying at each point of the work; the last is after getting through."""
    do: Callable[[Path, int], None] = globals()[f"do_{name}"]
    after: Callable[[Path, str], str] = globals()[f"after_{name}"]
    states: list[str] = []
    told = ""
    forks.answer_of(lambda: {"made": str(prepared(folder / "first"))})
    while len(told) < (3 if name == "write" else 1):
        place = folder / str(len(states))
        shutil.copytree(folder / "first", place)
        path = place / "clients.duckdb"
        told = _said(partial(_dying, do, path, len(states)))
        states.append(forks.answer_of(partial(_looked, after, path, told)).get("state", "FAILED"))
    return states


def _dying(do: Callable[[Path, int], None], path: Path, point: int, told: int) -> None:
    die_at(point, path.parent)
    do(path, told)


def _looked(after: Callable[[Path, str], str], path: Path, told: str) -> dict[str, Any]:
    return {"state": after(path, told)}


def _said(work: Callable[[int], None]) -> str:
    child, reading = forks.start(work)
    with os.fdopen(reading, "rb") as file:
        said = file.read().decode()
    os.waitpid(child, 0)
    return said


if __name__ == "__main__":
    forks.prepare()
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(crash(sys.argv[1], Path(folder))))
