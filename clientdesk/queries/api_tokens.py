"""The API tokens: which there are, and who acts with one."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.model.api_token import ApiToken, hash_of
from clientdesk.model.permissions import Actor
from clientdesk.model.words import MemberStatus, Role

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Holder:
    """Who acts with a token: its maker, with the role they have by now."""

    token_id: UUID
    actor: Actor
    last_used_at: datetime | None


def api_tokens(database: Database) -> list[ApiToken]:
    """The tokens that were not revoked, newest first."""
    return [
        ApiToken(**{**row, "maker_status": MemberStatus(row["maker_status"])})
        for row in database.rows("api_tokens")
    ]


def holder_of(database: Database, token: str, now: datetime) -> Holder | None:
    """Who acts with the token; None when it is unknown, revoked or expired, or its maker is out."""
    wanted = hash_of(token)
    row = database.row("api_token_by_hash", token_hash=wanted, now=now)
    if row is None or not hmac.compare_digest(row["token_hash"], wanted):
        return None
    actor = Actor(row["member_id"], row["member_name"], Role(row["role"]), kind="api")
    return Holder(row["id"], actor, row["last_used_at"])
