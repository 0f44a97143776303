from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import StoreDamaged
from clientdesk.store.backup import backup
from clientdesk.store.database import Database, open_database
from clientdesk.store.reading import is_cut_short
from tests.store.changing import mark, write
from tests.store.damaging import BLOCK, create_with_rates, cut_off, turn_over
from tests.store.test_backup import NOW

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return create_with_rates(tmp_path_factory.mktemp("rates") / "clients.duckdb")


@pytest.fixture
def filled(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole.parent, tmp_path / "filled")
    return tmp_path / "filled" / whole.name


def test_everything_is_read_and_the_rows_are_counted(database: Database) -> None:
    write(database, 1)

    rows = database.read_everything()

    assert (rows["exchange_rates"], rows["clients"]) == (2, 0)
    assert set(rows) == {row["name"] for row in database.rows("tables", database=None)}


def test_damage_where_no_one_looks_is_found(filled: Path) -> None:
    database = open_database(turn_over(filled, "exchange_rates"))

    with pytest.raises(StoreDamaged, match="The database file is damaged"):
        database.read_everything()
    database.close()


def test_a_backup_of_a_damaged_database_says_so_and_can_be_tried_again(filled: Path) -> None:
    database = open_database(turn_over(filled, "exchange_rates"))

    for _ in range(2):
        with pytest.raises(StoreDamaged, match="The database file is damaged"):
            backup(database, None, NOW)

    assert list(database.backups.iterdir()) == []
    assert write(database, 1) > 0
    database.close()


@pytest.mark.parametrize("lost", [1, BLOCK - 1, BLOCK])
@pytest.mark.parametrize("marked", [True, False])
def test_a_file_cut_short_is_copied_aside_and_gets_no_mark(
    filled: Path, lost: int, caplog: pytest.LogCaptureFixture, *, marked: bool
) -> None:
    cut_off(filled, "exchange_rates", lost=lost)
    if not marked:
        mark(filled).unlink()
    before = filled.read_bytes()

    with pytest.raises(StoreDamaged) as raised:
        open_database(filled)

    assert raised.value.copies[0].read_bytes() == before == filled.read_bytes()
    assert mark(filled).exists() is marked
    assert caplog.text == ""


def test_without_a_mark_every_block_is_read_before_one_is_made(filled: Path) -> None:
    mark(turn_over(filled, "exchange_rates")).unlink()

    with pytest.raises(StoreDamaged):
        open_database(filled)

    assert not mark(filled).exists()


def test_a_whole_file_is_not_short_and_one_byte_less_is(filled: Path) -> None:
    database = open_database(filled)

    with database.cursor() as cursor:
        assert not is_cut_short(cursor, filled.stat().st_size)
        assert is_cut_short(cursor, filled.stat().st_size - 1)
    database.close()
