from __future__ import annotations

import shutil
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import StoreBusy, StoreDamaged, StoreError, StoreMissing, StoreNewer
from clientdesk.store.backup import backup
from clientdesk.store.database import Database, create_database, open_database
from clientdesk.store.restore import restore
from tests.store.changing import end, start_writer, write, written

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 23, 14, 5, 6)


@pytest.fixture
def copy(path: Path) -> Path:
    """A backup with change 1, beside a closed database that has change 2 as well."""
    database = create_database(path)
    write(database, 1)
    made = backup(database, None, NOW)
    write(database, 2)
    database.close()
    return made


def held_by(path: Path) -> set[int]:
    database = open_database(path)
    try:
        return written(database)
    finally:
        database.close()


def test_a_dry_run_tells_what_is_in_it_and_changes_nothing(copy: Path, path: Path) -> None:
    before = path.read_bytes()

    report = restore(copy, path, dry_run=True)

    assert (report.restored, report.moved_aside) == (False, None)
    assert report.rows["exchange_rates"] == 2
    assert path.read_bytes() == before


def test_the_database_is_as_it_was_then_and_can_be_written(copy: Path, path: Path) -> None:
    report = restore(copy, path, dry_run=False)

    database = open_database(path)
    assert (written(database), database.sequence) == ({1}, report.sequence)
    write(database, 3)
    database.close()
    assert held_by(path) == {1, 3}


def test_what_was_replaced_is_kept_and_opens(copy: Path, path: Path) -> None:
    report = restore(copy, path, dry_run=False)

    assert report.moved_aside is not None
    assert held_by(report.moved_aside / path.name) == {1, 2}


def test_the_log_of_the_old_database_never_meets_the_new_one(copy: Path, path: Path) -> None:
    end(start_writer(path, 5, wait=False))
    assert path.with_name(f"{path.name}.wal").exists()

    restore(copy, path, dry_run=False)

    assert held_by(path) == {1}


def test_a_damaged_database_is_replaced(copy: Path, path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreDamaged):
        open_database(path)

    restore(copy, path, dry_run=False)

    assert held_by(path) == {1}


def test_a_lost_database_is_brought_back(copy: Path, path: Path) -> None:
    path.unlink()

    restore(copy, path, dry_run=False)

    assert held_by(path) == {1}


def test_a_backup_makes_a_database_where_none_was(copy: Path, tmp_path: Path) -> None:
    report = restore(copy, tmp_path / "new" / "machine.duckdb", dry_run=False)

    assert report.moved_aside is None
    assert held_by(tmp_path / "new" / "machine.duckdb") == {1}


def test_a_copy_with_its_log_is_restored_with_both(path: Path, tmp_path: Path) -> None:
    create_database(path).close()
    end(start_writer(path, 4, wait=False))
    shutil.copytree(path.parent, tmp_path / "copied", ignore=shutil.ignore_patterns("copied"))

    restore(tmp_path / "copied" / path.name, tmp_path / "other.duckdb", dry_run=False)

    assert held_by(tmp_path / "other.duckdb") == {0, 1, 2, 3}


def test_a_database_in_use_is_not_replaced(copy: Path, path: Path) -> None:
    child = start_writer(path, 0, wait=True)
    with pytest.raises(StoreBusy, match=str(child.pid)):
        restore(copy, path, dry_run=False)
    end(child)

    database = open_database(path)
    with pytest.raises(StoreBusy, match="this process"):
        restore(copy, path, dry_run=False)
    assert written(database) == {1, 2}
    database.close()


def test_a_damaged_backup_is_refused_and_nothing_changes(copy: Path, path: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    copy.write_bytes(content)

    with pytest.raises(StoreDamaged, match="nothing was changed"):
        restore(copy, path, dry_run=False)

    assert held_by(path) == {1, 2}


def test_a_backup_of_a_newer_version_is_refused(path: Path, tmp_path: Path) -> None:
    database: Database = create_database(tmp_path / "newer.duckdb")
    database.write(lambda tx: tx.execute("insert_migration", number=99, name="x", sha256="x"))
    database.close()

    with pytest.raises(StoreNewer):
        restore(tmp_path / "newer.duckdb", path, dry_run=False)

    assert not path.exists()


def test_what_is_no_backup_is_one_sentence(path: Path, tmp_path: Path) -> None:
    (tmp_path / "text.duckdb").write_text("no")

    with pytest.raises(StoreMissing, match="no backup at"):
        restore(tmp_path / "none.duckdb", path, dry_run=False)
    with pytest.raises(StoreMissing, match="no backup at"):
        restore(tmp_path, path, dry_run=False)
    with pytest.raises(StoreError, match="not a ClientDesk database"):
        restore(tmp_path / "text.duckdb", path, dry_run=False)
    with pytest.raises(StoreError, match="from itself"):
        restore(path, path, dry_run=False)
    create_database(path).close()
    with pytest.raises(StoreError, match="is a folder"):
        restore(path, tmp_path, dry_run=False)
