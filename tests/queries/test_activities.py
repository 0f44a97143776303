from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from clientdesk.queries.activities import of_client, of_field
from tests.queries.records import NOON, Records, fill, number

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def test_activities_of_a_client_are_listed_newest_first(
    database: Database, records: Records
) -> None:
    client, other = records.client(), records.client()
    fill(database, records)
    rows = [
        {
            "id": str(number(100 + place)),
            "change_id": str(number(200)),
            "client_id": str(client if place else other),
            "kind": "updated",
            "actor_kind": "member",
            "actor_name": "Ann",
            "at": NOON + timedelta(hours=place % 2),
            "field": f"field {place}",
            "old": None,
            "new": "x",
        }
        for place in range(4)
    ]
    frame = pl.DataFrame(rows, schema_overrides={"old": pl.String()})
    database.write(lambda tx: tx.insert("activities", frame))

    found = of_client(database, client)

    assert found["field"].to_list() == ["field 3", "field 1", "field 2"]
    assert of_client(database, client, limit=1)["actor_name"].to_list() == ["Ann"]
    assert of_client(database, client, kinds=["archived"]).is_empty()
    assert of_client(database, client, kinds=["archived", "updated"]).height == 3
    assert of_field(database, client, "field 2")["new"].to_list() == ["x"]
