from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from clientdesk.errors import StoreDamaged, StoreError
from clientdesk.store.changes import Change
from clientdesk.store.mark import mark_path, prepare_mark, publish_mark, read_mark, write_mark

if TYPE_CHECKING:
    from pathlib import Path


def test_a_mark_is_read_as_it_was_written(path: Path) -> None:
    write_mark(path, Change(7, "abc"))

    assert read_mark(path) == Change(7, "abc")


def test_where_there_is_none_none_is_read(path: Path) -> None:
    assert read_mark(path) is None


def test_a_prepared_mark_is_not_yet_in_force(path: Path) -> None:
    write_mark(path, Change(1, "one"))

    prepare_mark(path, Change(2, "two"))

    assert read_mark(path) == Change(1, "one")
    publish_mark(path)
    assert read_mark(path) == Change(2, "two")
    assert [file.name for file in path.parent.iterdir()] == [f"{path.name}.mark"]


@pytest.mark.parametrize("text", ["", "{", "[]", "7", '{"sequence": "x", "hash": ""}', "{}"])
def test_an_unreadable_mark_is_an_alarm(path: Path, text: str) -> None:
    mark_path(path).write_text(text)

    with pytest.raises(StoreDamaged, match="unreadable"):
        read_mark(path)


def test_a_mark_that_is_a_folder_is_one_sentence(path: Path) -> None:
    mark_path(path).mkdir()

    with pytest.raises(StoreError, match="cannot be read"):
        read_mark(path)
