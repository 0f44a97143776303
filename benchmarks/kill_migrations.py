"""Kill a process while it brings an older database up to date, and look at what it left."""

from __future__ import annotations

import random
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from benchmarks import forks
from clientdesk.errors import StoreError
from clientdesk.store.backup import backup_before
from clientdesk.store.migrations import Migration, applied, migrate, shipped
from clientdesk.store.opening import connect_to_read, connect_to_write, create_file

if TYPE_CHECKING:
    from pathlib import Path

STEPS: Final = 12

TEXT: Final = """
create table grown_{n} (number integer not null);
insert into grown_{n} select * from range(1000);
alter table grown_{n} add column name varchar;
update grown_{n} set name = 'row ' || number;
"""


def later() -> tuple[Migration, ...]:
    """Migrations that a later version could bring: tables, rows, columns and changed rows."""
    first = len(shipped())
    return tuple(
        Migration(first + n, f"{first + n:04}_grown_{n}", TEXT.replace("{n}", str(n)))
        for n in range(STEPS)
    )


def bring_up_to_date(path: Path, _: int = 0) -> None:
    """Do what opening does when a later version finds an older database."""
    connection = connect_to_write(path, backups=path.parent / "backups")
    before = partial(backup_before, connection, path.parent / "backups", path.stem)
    known = (*shipped(), *later())
    migrate(connection, known, done=applied(connection), before=before)
    connection.close()


def make(path: Path) -> dict[str, Any]:
    """Make a database of today's version."""
    create_file(path)
    return {}


def look(path: Path) -> dict[str, Any]:
    """What stands after a kill, what after one more go, and whether backups open."""
    try:
        stands = _state(path)
        bring_up_to_date(path)
        finished = _state(path)
        copies = [_state(copy)["numbers"] for copy in (path.parent / "backups").glob("*.duckdb")]
        for copy in (path.parent / "backups").glob("*"):
            copy.unlink()
    except StoreError as error:
        return {"refused": error.message}
    return {"stands": stands, "finished": finished, "backups": copies}


def _state(path: Path) -> dict[str, Any]:
    with connect_to_read(path) as connection:
        numbers = sorted(applied(connection))
        grown = connection.execute(
            "select table_name, estimated_size, column_count from duckdb_tables()"
            " where table_name like 'grown%'"
        ).fetchall()
    return {"numbers": numbers, "grown": sorted(grown)}


def is_whole(state: dict[str, Any]) -> bool:
    """Whether the migrations applied are the first ones, each with its table complete."""
    numbers = state["numbers"]
    expected = [f"grown_{n}" for n in range(len(numbers) - len(shipped()))]
    return numbers == list(range(len(numbers))) and sorted(
        [f"{name}", 1000, 2] for name in expected
    ) == sorted(list(row) for row in state["grown"])


def main(folder: Path, *, cycles: int, seconds: float, seed: int) -> int:
    """Kill so many migrations, print what was found; 1 when anything was not whole."""
    chance, until, done, faults = random.Random(seed), time.monotonic() + seconds, 0, []  # noqa: S311
    reached: dict[int, int] = {}
    while done < cycles and time.monotonic() < until:
        path = folder / f"{done}.duckdb"
        forks.answer_of(partial(make, path))
        forks.kill_after(partial(bring_up_to_date, path), chance.uniform(0, 0.6), first_word=False)
        answer = forks.answer_of(partial(look, path))
        done += 1
        if "refused" in answer or not answer:
            faults.append(str(answer))
            continue
        steps = len(answer["stands"]["numbers"]) - len(shipped())
        reached[steps] = reached.get(steps, 0) + 1
        if not is_whole(answer["stands"]) or not is_whole(answer["finished"]):
            faults.append(str(answer["stands"]))
        path.unlink()
    print(f"{done:,} kills while migrating, {len(faults)} left anything but whole steps")
    print("steps done when killed: " + ", ".join(f"{k}: {v}" for k, v in sorted(reached.items())))
    print("\n".join(faults[:5]))
    return 1 if faults else 0
