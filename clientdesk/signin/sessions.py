"""Which browsers a member uses at present, and which sign-ins were ended before their time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.model.session import email_key
from clientdesk.signin.memory import Memory

if TYPE_CHECKING:
    from clientdesk.model.session import Claims

_admitted: Final[Memory[None]] = Memory()
_ended: Final[Memory[None]] = Memory()


def admit(visit: str) -> None:
    """A page was drawn for a member in the browser of that name."""
    if visit:
        _admitted.put(visit, None)


def dismiss(visit: str) -> None:
    """The browser of that name is nobody's."""
    _admitted.take(visit)


def is_admitted(visit: str) -> bool:
    """Whether the browser of that name was a member's when it was last drawn for."""
    return visit in _admitted


def end(claims: Claims) -> None:
    """Let a sign-in open nothing any more: in other tabs, or from a copied cookie."""
    _ended.put(_name(claims), None)


def is_ended(claims: Claims) -> bool:
    """Whether somebody signed out of this sign-in, since the server started."""
    return _name(claims) in _ended


def _name(claims: Claims) -> str:
    return f"{email_key(claims.email)} {claims.began}"
