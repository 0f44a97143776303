"""What happened to clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    import polars as pl

    from clientdesk.model.invoice_record import InvoiceRecord
    from clientdesk.store.database import Database


def of_client(
    database: Database, client_id: UUID, *, kinds: Sequence[str] = (), limit: int = 50
) -> pl.DataFrame:
    """The newest activities of a client, one row for each field that changed.

    With kinds, only those of them.
    """
    return database.frame(
        "activities_of_client", id=client_id, kinds=list(kinds) or None, field=None, limit=limit
    )


def of_field(database: Database, client_id: UUID, field: str, *, limit: int = 50) -> pl.DataFrame:
    """How one field of a client changed, newest first."""
    return database.frame(
        "activities_of_client", id=client_id, kinds=None, field=field, limit=limit
    )


def of_invoice(database: Database, record: InvoiceRecord, *, limit: int = 100) -> pl.DataFrame:
    """The newest activities of one invoice and its payments."""
    return database.frame(
        "activities_of_invoice",
        id=str(record.id),
        number=record.number,
        client_id=record.client_id,
        limit=limit,
    )
