"""Whose session this is: read from the sign-in and our own records, anew each time it matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar
from weakref import WeakKeyDictionary

import streamlit as st

from clientdesk.config import settings
from clientdesk.errors import NotSignedIn
from clientdesk.model.permissions import require
from clientdesk.model.session import Claims, Refusal, email_key, judge, read_claims
from clientdesk.model.words import MemberStatus
from clientdesk.queries.members import members
from clientdesk.signin.sessions import is_ended
from clientdesk.store import database as store

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.model.member import Member
    from clientdesk.model.permissions import Permission
    from clientdesk.store.database import Database

T = TypeVar("T")

_by_email: Final[WeakKeyDictionary[Database, tuple[int, dict[str, Member]]]] = WeakKeyDictionary()
"""The members of each database at one of its sequences; the same for every session."""


def is_asked() -> bool:
    """Whether people sign in here; else whoever opens the app acts as its owner."""
    return settings().auth != "local"


def claims() -> Claims | None:
    """What the provider said of the person when this session began; None for a stranger."""
    said = st.user.to_dict()
    return read_claims(said) if said.get("is_logged_in") else None


def standing(opened: Database) -> Member | Refusal:
    """Whose session this is as the records stand now, or why it is nobody's."""
    return standing_of(opened, claims())


def member(opened: Database) -> Member:
    """The member whose session this is; never returns to the page of somebody else."""
    found = standing(opened)
    if isinstance(found, Refusal):
        _leave()
        raise NotSignedIn("You are not signed in any more.", hint="Reload the page.")
    return found


def check(opened: Database) -> None:
    """Stop a run, a fragment or a callback whose session is nobody's any more."""
    if is_asked():
        member(opened)


def require_role(permission: Permission) -> None:
    """Refuse whoever has not the role; for what is done to a database that cannot be read.

    With local sign-in whoever sits at the machine may.
    """
    if is_asked():
        require(member(store.database()).actor(), permission)


def while_admitted(make: Callable[[], T], permission: Permission | None = None) -> Callable[[], T]:
    """What a download holds, made only while whoever it was drawn for may still have it.

    It is made outside the run, where the session cannot be asked, so that is asked here.
    """
    return partial(_made, make, permission, claims()) if is_asked() else make


def _made(make: Callable[[], T], permission: Permission | None, said: Claims | None) -> T:
    found = standing_of(store.database(), said)
    if isinstance(found, Refusal):
        raise NotSignedIn("You are not signed in any more.", hint="Reload the page.")
    if permission:
        require(found.actor(), permission)
    return make()


def standing_of(opened: Database, said: Claims | None) -> Member | Refusal:
    """The same for what a sign-in said, wherever it was read."""
    if said is None:
        return Refusal.NOBODY
    if is_ended(said):
        return Refusal.SIGNED_OUT
    found = _members(opened).get(email_key(said.email))
    now = datetime.now(UTC).replace(tzinfo=None)
    refusal = judge(said, found, now, timedelta(hours=settings().session_hours))
    return refusal or found or Refusal.UNKNOWN


def _members(opened: Database) -> dict[str, Member]:
    sequence = opened.sequence
    known = _by_email.get(opened)
    if known is None or known[0] != sequence:
        everybody = members(opened)
        present = [one for one in everybody if one.status is not MemberStatus.REMOVED]
        known = (sequence, {email_key(one.email): one for one in present})
        _by_email[opened] = known
    return known[1]


def _leave() -> None:
    """Run the whole page again, which then says why there is none; a callback goes on to it."""
    st.rerun(scope="app")
