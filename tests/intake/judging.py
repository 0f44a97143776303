"""Files judged as a workspace without a database sees them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import polars as pl

from clientdesk.intake.columns import match_columns
from clientdesk.intake.judging import review_table
from clientdesk.intake.tables import open_table

if TYPE_CHECKING:
    from clientdesk.intake.review import Review

TEXTS = ("id", "name", "email", "phone", "address", "website", "tax_id", "notes")
SCHEMA = dict.fromkeys(TEXTS, pl.String()) | {
    "version": pl.Int64(),
    "created_at": pl.Datetime("us"),
}


def reviewed(data: bytes, *clients: Mapping[str, Any], name: str = "list.csv") -> Review:
    """A file in a British workspace that has the clients, the oldest first."""
    rows = [
        {**client, "id": str(client["id"]), "created_at": datetime(2026, 1, 1 + at)}
        for at, client in enumerate(clients)
    ]
    table = open_table(data, name)
    known = pl.DataFrame(rows, SCHEMA)
    return review_table(table, match_columns(table), "GB", lambda _: [known])
