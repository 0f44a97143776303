"""What lets another program act in a member's name: shown once, kept as its hash."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from clientdesk.errors import InvalidField
from clientdesk.model.words import MemberStatus

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

MAX_NAME: Final = 60
"""Characters of a token's name."""

LONGEST: Final = 3650
"""Days that a token can live, unless it does not expire."""

EVERY: Final = timedelta(minutes=1)
"""How often it is written that a token is in use."""

_PREFIX: Final = "cdk_"
"""By which scanners for secrets, and people, know what it is."""

_BYTES: Final = 32
_SHAPE: Final = re.compile(rf"{_PREFIX}[A-Za-z0-9_-]{{43}}")


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token that was not revoked, as it is listed."""

    id: UUID
    name: str
    made_by: str
    maker_status: MemberStatus
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None

    def refusal(self, now: datetime) -> str:
        """Why it is refused although nobody revoked it; empty while it is not."""
        if self.expires_at is not None and self.expires_at <= now:
            return "Expired"
        return "" if self.maker_status is MemberStatus.ACTIVE else "Maker disabled"


def new_token() -> str:
    """256 random bits, after a prefix that says what they are."""
    return _PREFIX + secrets.token_urlsafe(_BYTES)


def is_token(text: str) -> bool:
    """Whether the text looks like one; what does not need not be looked up."""
    return _SHAPE.fullmatch(text) is not None


def hash_of(token: str) -> str:
    """What a token is found by, as hexadecimal digits."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def clean_name(name: str) -> str:
    """The name as it is kept; raises InvalidField."""
    kept = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if not kept:
        raise InvalidField("name", "Name is empty. Say what the token is for.")
    if len(kept) > MAX_NAME:
        raise InvalidField("name", f"Name can have at most {MAX_NAME} characters. Shorten it.")
    return kept


def expiry(days: int | None, now: datetime) -> datetime | None:
    """When a token ends that lives so many days; None without an end. Raises InvalidField."""
    if days is None:
        return None
    if not 1 <= days <= LONGEST:
        raise InvalidField("days", f"A token lives 1 to {LONGEST:,} days, or does not expire.")
    return now + timedelta(days=days)
