"""What time it is."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The moment, as UTC without a zone, which is how records keep times."""
    return datetime.now(UTC).replace(tzinfo=None)
