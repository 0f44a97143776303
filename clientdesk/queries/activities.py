"""What happened to clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    import polars as pl

    from clientdesk.store.database import Database


def of_client(database: Database, client_id: UUID, *, limit: int = 50) -> pl.DataFrame:
    """The newest activities of a client, one row for each field that changed."""
    return database.frame("activities_of_client", id=client_id, limit=limit)
