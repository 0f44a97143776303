"""Identities of records, made by the app."""

from __future__ import annotations

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """A UUIDv7: never given twice, and later ones sort after earlier ones."""
    return UUID(bytes=uuid7().bytes)


def new_ids(count: int) -> list[str]:
    """Many ids at once, as texts: each later than the one before it."""
    first = uuid7().int
    # Half of the last twelve digits stays free above the first, so that counting never carries.
    prefix, start = divmod(first & ~(1 << 47), 1 << 48)
    lead = str(UUID(int=prefix << 48))[:24]
    return [f"{lead}{at:012x}" for at in range(start, start + count)]
