from __future__ import annotations

import threading
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import StoreError
from clientdesk.store.backup import backup, daily_backup, list_backups, outdated
from clientdesk.store.database import Database, open_database
from tests.store.changing import write, written

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 14, 5, 6)


def held_by(path: Path) -> set[int]:
    database = open_database(path)
    try:
        return written(database)
    finally:
        database.close()


def test_a_backup_is_named_by_its_moment_and_lies_in_the_backup_folder(
    database: Database, path: Path
) -> None:
    made = backup(database, None, NOW)

    assert made == path.parent / "backups" / "clients-2026-11-23-140506.duckdb"


def test_a_backup_holds_every_row_of_every_table(database: Database) -> None:
    for number in range(5):
        write(database, number)

    made = open_database(backup(database, None, NOW))

    for row in database.rows("tables", database=None):
        table = row["name"]
        assert made.rows("rows_of_table", table=table) == database.rows(
            "rows_of_table", table=table
        )
    assert made.sequence == database.sequence
    made.close()


def test_a_backup_keeps_what_may_not_be_empty(database: Database) -> None:
    made = open_database(backup(database, None, NOW))

    with pytest.raises(StoreError, match="NOT NULL"):
        made.write(lambda tx: tx.execute("insert_migration", number=None, name="x", sha256="x"))
    made.close()


def test_work_goes_on_while_a_backup_is_made_and_none_of_it_is_half_in(
    database: Database,
) -> None:
    done = threading.Event()
    numbers = iter(range(100_000))

    def work() -> None:
        while not done.is_set():
            write(database, next(numbers))

    writer = threading.Thread(target=work)
    writer.start()
    made = []
    for turn in range(5):
        before = written(database)
        made.append((before, backup(database, None, NOW + timedelta(seconds=turn))))
    done.set()
    writer.join()

    everything = written(database)
    for before, copy in made:
        opened = open_database(copy)
        held = written(opened)
        assert before <= held <= everything
        assert held == set(range(len(held)))
        # Each of these writes is one change, so tables and changes tell of the same moment.
        assert opened.sequence - len(held) == database.sequence - len(everything)
        opened.close()


def test_a_backup_goes_where_it_is_asked_to(database: Database, tmp_path: Path) -> None:
    write(database, 3)
    (tmp_path / "folder").mkdir()

    assert held_by(backup(database, tmp_path / "new" / "mine.duckdb", NOW)) == {3}
    assert backup(database, tmp_path / "folder", NOW).parent == tmp_path / "folder"
    assert list(database.backups.iterdir()) == []


def test_a_backup_overwrites_nothing(database: Database, tmp_path: Path) -> None:
    (tmp_path / "mine.duckdb").write_text("precious")

    with pytest.raises(StoreError, match="already a file"):
        backup(database, tmp_path / "mine.duckdb", NOW)

    assert (tmp_path / "mine.duckdb").read_text() == "precious"


def test_a_backup_that_cannot_be_written_leaves_no_file_and_the_database_well(
    database: Database, tmp_path: Path
) -> None:
    (tmp_path / "in the way").write_text("")

    with pytest.raises(StoreError, match="cannot be written"):
        backup(database, tmp_path / "in the way" / "mine.duckdb", NOW)
    assert write(database, 1) == 2
    assert backup(database, None, NOW).exists()
    assert [file.name[0] for file in database.backups.iterdir()] == ["c"]


def test_what_an_interrupted_backup_left_is_no_backup_and_is_no_obstacle(
    database: Database,
) -> None:
    database.backups.mkdir()
    (database.backups / ".clients-2026-11-23-140506.duckdb.making").write_text("half")

    assert list_backups(database.backups) == []
    assert held_by(backup(database, None, NOW)) == set()


def test_two_backups_at_once_wait_for_each_other(database: Database) -> None:
    threads = [
        threading.Thread(target=backup, args=(database, None, NOW + timedelta(seconds=second)))
        for second in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(list_backups(database.backups)) == 3


def test_the_daily_backup_is_made_once_a_day(database: Database) -> None:
    first = daily_backup(database, NOW)

    assert first is not None
    assert daily_backup(database, NOW + timedelta(hours=5)) is None
    assert daily_backup(database, NOW + timedelta(hours=15)) not in {None, first}


def test_old_daily_backups_go_and_others_stay(database: Database) -> None:
    database.backups.mkdir()
    for day in range(1, 61):
        made = NOW.date() - timedelta(days=day)
        (database.backups / f"clients-{made}-daily.duckdb").write_text("")
        (database.backups / f"others-{made}-daily.duckdb").write_text("")
    backup(database, None, NOW - timedelta(days=300))

    daily_backup(database, NOW)

    names = [found.path.name for found in list_backups(database.backups)]
    assert {f"clients-2026-{day}-daily.duckdb" for day in ("11-15", "11-08", "11-01", "10-25")} < {
        *names
    }
    assert len([name for name in names if name.startswith("clients-")]) == 7 + 4 + 1
    assert len([name for name in names if name.startswith("others-")]) == 60


def test_backups_are_listed_newest_first_with_moment_and_size(database: Database) -> None:
    backup(database, None, NOW)
    daily_backup(database, NOW + timedelta(days=1))

    daily, single = list_backups(database.backups)

    assert (daily.is_daily, daily.made_at) == (True, datetime(2026, 11, 24))
    assert (single.is_daily, single.made_at) == (False, NOW)
    assert single.size == single.path.stat().st_size


def test_a_folder_that_is_not_there_has_no_backups(tmp_path: Path) -> None:
    assert list_backups(tmp_path / "none") == []


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 6, 30)), max_size=120))
def test_kept_are_the_seven_newest_and_one_for_each_of_four_weeks_before(days: set[date]) -> None:
    kept = sorted(days - outdated(days), reverse=True)

    assert kept[:7] == sorted(days, reverse=True)[:7]
    weeks = [day.isocalendar()[:2] for day in kept[7:]]
    assert len(weeks) == len(set(weeks)) <= 4


@given(st.integers(1, 90))
def test_a_backup_a_day_leaves_four_weeks_of_weekly_ones(length: int) -> None:
    kept: set[date] = set()
    for number in range(length):
        kept.add(date(2026, 1, 1) + timedelta(days=number))
        kept -= outdated(kept)

    newest = date(2026, 1, 1) + timedelta(days=length - 1)
    assert {newest - timedelta(days=back) for back in range(min(7, length))} <= kept
    assert length < 60 or len(kept) == 11
    assert length < 60 or newest - min(kept) >= timedelta(days=21)
