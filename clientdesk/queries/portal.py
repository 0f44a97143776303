"""A client's portal link as staff see it, and as the door finds it; never the link itself."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.model.portal_token import hash_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

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


def standing(database: Database, client_id: UUID) -> Standing | None:
    """The link of a client; None before it has one."""
    row = database.row("portal_standing", client_id=client_id)
    return Standing(**row) if row else None


@dataclass(frozen=True, slots=True)
class Found:
    """What a token was looked up as; without anything opened, what was looked at instead."""

    opened: Opened | None
    client_id: UUID
    timezone: str


def look_up(database: Database, token: str) -> Found:
    """What a token opens, if anything.

    Each costs the same two reads, of another's link where there is none, so that how long it takes
    says nothing either; nothing of the other leaves here but an id to go on reading in vain with.
    """
    hashed = hash_of(token)
    link = database.row("portal_link_or_another", token_hash=hashed) or _NO_LINK
    is_right = hmac.compare_digest(link["token_hash"], hashed)
    client = database.row("portal_client", id=link["client_id"]) or _NO_CLIENT
    is_open = is_right and not link["has_ended"] and client["portal_enabled"]
    known = {name: client[name] for name in _OF_THE_CLIENT}
    opened = Opened(link["id"], link["client_id"], **known) if is_open else None
    return Found(opened, link["client_id"], client["timezone"])


_OF_THE_CLIENT: Final = ("name", "locale", "timezone", "is_archived")
_NOBODY: Final = UUID(int=0)
_NO_LINK: Final[Mapping[str, Any]] = {
    "id": _NOBODY,
    "client_id": _NOBODY,
    "token_hash": hash_of(""),
    "has_ended": True,
}
"""What a token is looked up as before there is any link."""

_NO_CLIENT: Final[Mapping[str, Any]] = {
    "name": "",
    "locale": "",
    "timezone": "UTC",
    "is_archived": False,
    "portal_enabled": False,
}
