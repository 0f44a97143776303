"""How often a portal link is opened, by day in the workspace's time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def count_view(database: Database, link_id: UUID, *, day: date, now: datetime) -> None:
    """Count one view of a link; one that was deleted meanwhile is left alone."""

    def work(tx: Transaction) -> None:
        seen = {"link_id": link_id, "day": day, "now": now}
        if tx.execute("raise_portal_views", **seen) == 0:
            tx.execute("add_portal_views", **seen)

    database.write(work)
