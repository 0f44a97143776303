from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from clientdesk.store.changes import NO_CHANGE, Change, has_change, last_change, note_change

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def test_an_empty_list_has_no_last_change() -> None:
    with duckdb.connect() as connection:
        connection.execute("create table changes (sequence bigint, id uuid, hash varchar)")

        assert last_change(connection) == NO_CHANGE


def test_a_change_is_known_by_number_and_hash(database: Database) -> None:
    with database.cursor() as cursor:
        last = last_change(cursor)

        assert has_change(cursor, last)
        assert not has_change(cursor, Change(last.sequence, "another"))
        assert not has_change(cursor, Change(last.sequence + 1, last.hash))


def test_the_last_change_is_found_from_any_known_one(database: Database) -> None:
    with database.cursor() as cursor:
        last = last_change(cursor)

        assert last_change(cursor, last) == last
        assert last_change(cursor, Change(1, "")) == last


def test_each_hash_covers_the_ones_before(database: Database) -> None:
    with database.cursor() as cursor:
        cursor.begin()
        first = note_change(cursor, Change(7, "one history"))
        second = note_change(cursor, Change(7, "another history"))

    assert first.sequence == second.sequence == 8
    assert first.hash != second.hash
