"""Who a session belongs to: what the provider vouched for, judged by our own records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import idna

from clientdesk.model.words import MemberStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.model.member import Member

_YES: Final = (True, 1, "1", "true")
"""Some providers write the claim as a text or a number."""


class Refusal(StrEnum):
    """Why a session opens nothing."""

    NOBODY = "nobody"
    UNVERIFIED = "unverified"
    UNKNOWN = "unknown"
    DISABLED = "disabled"
    SIGNED_OUT = "signed_out"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True)
class Claims:
    """What the provider said of a person when they signed in."""

    email: str
    is_verified: bool
    began: datetime | None
    """When they did, as UTC without a zone."""


def read_claims(claims: Mapping[str, object]) -> Claims:
    """The claims of an ID token that we go by.

    A provider that does not say email_verified may say xms_edov: that the owner of the address's
    domain is known to it.
    """
    vouched = claims.get("email_verified", claims.get("xms_edov"))
    return Claims(
        email=str(claims.get("email") or "").strip(),
        is_verified=vouched in _YES,
        began=_moment(claims.get("iat")),
    )


@lru_cache(maxsize=4096)
def email_key(email: str) -> str:
    """What two spellings of one mailbox share.

    Search folds far more together; here each pair must be the same address for everybody, else
    somebody could sign in as another person.
    """
    name, _, domain = email.strip().rpartition("@")
    try:
        known = idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        known = domain
    return f"{_lower(name)}@{_lower(known)}"


def judge(
    claims: Claims, member: Member | None, now: datetime, longest: timedelta
) -> Refusal | None:
    """Why the session opens nothing, or None when it is the member's."""
    if not claims.is_verified or not claims.email:
        return Refusal.UNVERIFIED
    if member is None or member.status is MemberStatus.REMOVED:
        return Refusal.UNKNOWN
    if member.status is not MemberStatus.ACTIVE:
        return Refusal.DISABLED
    return _judge_age(claims.began, member.signed_out_at, now, longest)


def _judge_age(
    began: datetime | None, signed_out_at: datetime | None, now: datetime, longest: timedelta
) -> Refusal | None:
    if began is None or now - began >= longest:
        return Refusal.TOO_OLD
    # Tokens know whole seconds only; one of the same second may be from before.
    if signed_out_at is not None and began <= signed_out_at:
        return Refusal.SIGNED_OUT
    return None


def _lower(text: str) -> str:
    return "".join(char.lower() if char.isascii() else char for char in text)


def _moment(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    except (OverflowError, OSError, ValueError):
        return None
