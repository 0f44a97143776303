"""Identities of records, made by the app."""

from __future__ import annotations

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """A UUIDv7: never given twice, and later ones sort after earlier ones."""
    return UUID(bytes=uuid7().bytes)
