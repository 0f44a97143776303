from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import StoreError
from clientdesk.store.aside import copy_aside, move_aside
from clientdesk.store.database import open_database
from tests.store.changing import contents, wal

if TYPE_CHECKING:
    from pathlib import Path


def test_copies_are_equal_and_lie_in_one_folder_beside_the_database(copy: Path) -> None:
    copies = copy_aside(copy, [copy, wal(copy)])

    assert [file.read_bytes() for file in copies] == [copy.read_bytes(), wal(copy).read_bytes()]
    assert {file.parent.parent for file in copies} == {copy.with_name(f"{copy.name}.damaged")}


def test_another_state_of_the_files_gets_another_folder(copy: Path) -> None:
    [first] = copy_aside(copy, [copy])
    copy.write_bytes(copy.read_bytes() + b"more")

    [second] = copy_aside(copy, [copy])

    assert first.parent != second.parent
    assert first.read_bytes() + b"more" == second.read_bytes()


def test_an_interrupted_copy_is_made_anew(copy: Path) -> None:
    [made] = copy_aside(copy, [copy])
    making = made.parent.with_name(f"{made.parent.name}.making")
    made.parent.rename(making)
    (making / copy.name).write_bytes(b"half")

    [again] = copy_aside(copy, [copy])

    assert again.read_bytes() == copy.read_bytes()


def test_a_damaged_database_that_cannot_be_copied_is_not_touched(copy: Path) -> None:
    wal(copy).unlink()
    copy.with_name(f"{copy.name}.damaged").write_text("in the way")
    before = contents(copy)

    with pytest.raises(StoreError, match="cannot be copied"):
        open_database(copy)

    assert contents(copy) == before


def test_moved_files_are_gone_from_where_they_were(copy: Path) -> None:
    before = copy.read_bytes()

    folder = move_aside(copy, [copy, wal(copy)])

    assert (folder / copy.name).read_bytes() == before
    assert not copy.exists()
    assert not wal(copy).exists()
