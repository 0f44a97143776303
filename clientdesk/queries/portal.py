"""A client's portal link as staff see it, and as the door finds it; never the link itself."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.model.portal_token import hash_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Standing:
    """The link that a client has now, and how often it was opened."""

    link_id: UUID
    created_at: datetime
    created_by: str
    views: int
    last_viewed: datetime | None


@dataclass(frozen=True, slots=True)
class Opened:
    """Whose page a link opens, and no more about the client than that page needs."""

    link_id: UUID
    client_id: UUID
    name: str
    locale: str
    is_archived: bool


def standing(database: Database, client_id: UUID) -> Standing | None:
    """The link of a client; None before it has one."""
    row = database.row("portal_standing", client_id=client_id)
    return Standing(**row) if row else None


def opened_by(database: Database, token: str) -> Opened | None:
    """What a token opens; None alike for one never made, one that ended and a portal turned off."""
    hashed = hash_of(token)
    row = database.row("portal_link_by_hash", token_hash=hashed)
    found = row["token_hash"] if row else hash_of("")
    if not hmac.compare_digest(found, hashed) or row is None:
        return None
    return Opened(
        row["link_id"], row["client_id"], row["name"], row["locale"], row["archived_at"] is not None
    )
