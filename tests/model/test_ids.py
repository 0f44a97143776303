from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from clientdesk.model.ids import new_id


def test_an_id_is_a_plain_uuid_of_version_7() -> None:
    assert type(new_id()) is UUID
    assert new_id().version == 7


def test_later_ids_sort_after_earlier_ones() -> None:
    ids = [new_id() for _ in range(10_000)]

    assert ids == sorted(ids)
    assert [str(id) for id in ids] == sorted(str(id) for id in ids)


def test_no_id_is_given_twice_to_threads() -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda _: new_id(), range(20_000)))

    assert len(set(ids)) == len(ids)
