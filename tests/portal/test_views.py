from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from clientdesk.model.portal_token import hash_of
from clientdesk.portal.views import count_view
from clientdesk.queries.portal import standing
from clientdesk.store.database import create_database
from tests.queries.records import NOON, Records, fill, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clientdesk.store.database import Database

LINK, CLIENT = number(900), number(1)
DAY = NOON.date()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = create_database(tmp_path / "clients.duckdb")
    records = Records()
    assert records.client("Acme") == CLIENT
    fill(database, records)
    made = {"id": LINK, "client_id": CLIENT, "token_hash": hash_of("t"), "token_sealed": "x"}
    database.write(lambda tx: tx.execute("add_portal_link", **made, now=NOON, created_by="Ann"))
    yield database
    database.close()


def test_views_are_counted_by_day_with_the_last_moment(database: Database) -> None:
    for hours in (0, 3, 1, 24):
        then = NOON + timedelta(hours=hours)
        count_view(database, LINK, day=then.date(), now=then)

    seen = standing(database, CLIENT)
    assert seen
    assert (seen.views, seen.last_viewed) == (4, NOON + timedelta(hours=24))
    with database.cursor() as cursor:
        cursor.execute("select views from portal_views order by day")
        assert cursor.fetchall() == [(3,), (1,)]


def test_none_is_lost_when_many_look_at_once(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: count_view(database, LINK, day=DAY, now=NOON), range(80)))

    seen = standing(database, CLIENT)
    assert seen
    assert seen.views == 80


def test_a_link_that_is_gone_is_not_counted(database: Database) -> None:
    count_view(database, number(5), day=DAY, now=NOON)

    with database.cursor() as cursor:
        cursor.execute("select count(*) from portal_views")
        assert cursor.fetchall() == [(0,)]
