"""Which sign-ins were ended before their time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.model.session import email_key
from clientdesk.signin.memory import Memory

if TYPE_CHECKING:
    from clientdesk.model.session import Claims

_ended: Final[Memory[None]] = Memory()


def end(claims: Claims) -> None:
    """Let a sign-in open nothing any more: in other tabs, or from a copied cookie."""
    _ended.put(_name(claims), None)


def is_ended(claims: Claims) -> bool:
    """Whether somebody signed out of this sign-in, since the server started."""
    return _name(claims) in _ended


def _name(claims: Claims) -> str:
    return f"{email_key(claims.email)} {claims.began}"
