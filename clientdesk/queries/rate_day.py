"""How old the exchange rates are that amounts are converted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.store.database import Database


def rate_day(database: Database, day: date) -> date | None:
    """The newest day up to a day of which there are exchange rates."""
    row = database.row("newest_rate_day", day=day)
    found: date | None = row["newest"] if row else None
    return found
