"""Clients that look like one and are not: said by a person, remembered, and taken back."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.actions import records
from clientdesk.errors import InvalidInput
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Actor, Permission, require

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


_SCHEMA: Final = {
    **dict.fromkeys(("id", "one_id", "other_id"), pl.String()),
    "said_at": pl.Datetime("us"),
    "said_by": pl.String(),
    "act_id": pl.String(),
}


def say(database: Database, actor: Actor, client_ids: Sequence[UUID], now: datetime) -> list[UUID]:
    """Each two of the clients are two; the ids by which that is taken back. Raises NotFound."""
    require(actor, Permission.MERGE_CLIENTS)
    if len(set(client_ids)) < 2:
        raise InvalidInput("Choose at least two different clients.")

    def work(tx: Transaction) -> list[UUID]:
        for each in client_ids:
            records.client(tx, each)
        said = {
            (row["one_id"], row["other_id"])
            for each in client_ids
            for row in tx.rows("not_duplicates", id=each)
        }
        pairs = [pair for pair in combinations(sorted(set(client_ids)), 2) if pair not in said]
        ids = [new_id() for _ in pairs]
        rows = {
            "id": [str(each) for each in ids],
            "one_id": [str(one) for one, _ in pairs],
            "other_id": [str(other) for _, other in pairs],
            "said_at": [now] * len(pairs),
            "said_by": [actor.name] * len(pairs),
            "act_id": [None] * len(pairs),
        }
        tx.insert("not_duplicates", pl.DataFrame(rows, _SCHEMA))
        return ids

    return database.write(work)


def take_back(database: Database, actor: Actor, ids: Sequence[UUID]) -> int:
    """Let pairs be found again; how many of them were still said."""
    require(actor, Permission.MERGE_CLIENTS)
    return database.write(lambda tx: tx.execute("delete_not_duplicates", ids=list(ids)))
