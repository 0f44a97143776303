"""Which currencies the workspace's invoices are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def invoice_currencies(database: Database) -> tuple[str, ...]:
    """The codes, by alphabet."""
    return tuple(row["currency"] for row in database.rows("invoice_currencies"))
