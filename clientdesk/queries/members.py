"""The people of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.model.member import Member
from clientdesk.model.words import MemberStatus, Role

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def members(database: Database) -> list[Member]:
    """Everybody in the workspace by name, removed ones last."""
    return [
        Member(**{**row, "role": Role(row["role"]), "status": MemberStatus(row["status"])})
        for row in database.rows("members")
    ]
