"""A client's portal link as staff see it, and as the door finds it; never the link itself."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.model.portal_token import hash_of
from clientdesk.model.workspace import business_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

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
    timezone: str
    is_archived: bool

    def day(self, now: datetime) -> date:
        """The business date of a time in UTC."""
        return business_date(now, self.timezone)


def standing(database: Database, client_id: UUID) -> Standing | None:
    """The link of a client; None before it has one."""
    row = database.row("portal_standing", client_id=client_id)
    return Standing(**row) if row else None


def opened_by(database: Database, token: str) -> Opened | None:
    """What a token opens; None alike for one never made, one that ended and a portal turned off.

    Each of them costs the same two reads, so that how long it takes says nothing either.
    """
    hashed = hash_of(token)
    link = database.row("portal_link_by_hash", token_hash=hashed) or _NO_LINK
    is_right = hmac.compare_digest(link["token_hash"], hashed)
    client = database.row("portal_client", id=link["client_id"])
    if client is None or not is_right or link["has_ended"] or not client["portal_enabled"]:
        return None
    return Opened(link["id"], link["client_id"], **{name: client[name] for name in _OF_THE_CLIENT})


_OF_THE_CLIENT: Final = ("name", "locale", "timezone", "is_archived")


_NO_LINK: Final[Mapping[str, Any]] = {
    "id": UUID(int=0),
    "client_id": UUID(int=0),
    "token_hash": hash_of(""),
    "has_ended": True,
}
"""What a token that was never made is looked up as."""
