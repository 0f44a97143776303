from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.demo.columns import (
    NONE,
    bytes_column,
    date_column,
    ids,
    money_column,
    random,
    text_column,
    time_column,
    uuid_column,
)


def _uuids(moments: list[int], table: str, first: int = 0) -> list[UUID]:
    column = uuid_column(ids(np.array(moments), table, 1, first))
    return [UUID(bytes=value) for value in column]


def test_ids_are_version_seven_and_hold_the_time() -> None:
    moment = 1_795_000_000_123_456

    (made,) = _uuids([moment], "clients")

    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == moment // 1000


def test_ids_never_repeat_at_one_moment() -> None:
    made = ids(np.zeros(200_000, dtype=np.int64), "clients", 1, 0)

    assert len(np.unique(made[:, 1])) == 200_000


def test_ids_of_tables_and_later_rows_differ() -> None:
    made = {
        *_uuids([5, 5], "clients"),
        *_uuids([5, 5], "clients", first=2),
        *_uuids([5, 5], "invoices"),
    }

    assert len(made) == 6


@given(st.lists(st.integers(-(10**17), 10**17), min_size=1, max_size=20))
def test_money_keeps_every_thousandth(thousandths: list[int]) -> None:
    column = money_column(np.array(thousandths))

    assert column.to_list() == [Decimal(value).scaleb(-3) for value in thousandths]


def test_none_is_null_in_every_column() -> None:
    values = np.array([0, NONE, 1])

    assert money_column(values).to_list() == [Decimal(0), None, Decimal("0.001")]
    assert date_column(values).to_list() == [date(1970, 1, 1), None, date(1970, 1, 2)]
    assert time_column(values).to_list()[1:] == [None, datetime(1970, 1, 1, 0, 0, 0, 1)]
    assert text_column(pl.Series(["a", "b"]), np.array([0, -1, 1])).to_list() == ["a", None, "b"]


def test_ids_can_be_missing() -> None:
    words = ids(np.zeros(3, dtype=np.int64), "members", 1, 0)

    found = uuid_column(words, np.array([True, False, True]))

    assert found.is_null().to_list() == [False, True, False]


def test_padding_is_cut_from_texts() -> None:
    matrix = np.frombuffer(b"ab\0\0abcd", dtype=np.uint8).reshape(2, 4)

    assert bytes_column(matrix).to_list() == ["ab", "abcd"]


def test_random_numbers_depend_on_seed_purpose_and_part_alone() -> None:
    first = random(1, "names", 2).integers(0, 10**9, 5).tolist()

    assert random(1, "names", 2).integers(0, 10**9, 5).tolist() == first
    for other in (random(2, "names", 2), random(1, "notes", 2), random(1, "names", 3)):
        assert other.integers(0, 10**9, 5).tolist() != first
