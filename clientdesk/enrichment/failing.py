"""Why a website could not be read, from what the net raised or the server answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.errors import (
    InvalidField,
    NetAddress,
    NetBroken,
    NetRedirects,
    NetRefused,
    NetRobots,
    NetRobotsUnavailable,
    NetTimedOut,
    NetTooLarge,
    NetUnknownHost,
    NetUnreachable,
    NetUntrusted,
)
from clientdesk.model.enrichment import Failure, FailureKind
from clientdesk.text.failures import failure_sentence

if TYPE_CHECKING:
    from clientdesk.errors import ClientDeskError
    from clientdesk.net.web import Answered

_KINDS: Final[tuple[tuple[type[ClientDeskError], FailureKind], ...]] = (
    (InvalidField, FailureKind.REFUSED_ADDRESS),
    (NetAddress, FailureKind.REFUSED_ADDRESS),
    (NetRefused, FailureKind.REFUSED_ADDRESS),
    (NetUnknownHost, FailureKind.DNS),
    (NetUntrusted, FailureKind.TLS),
    (NetTimedOut, FailureKind.TIMEOUT),
    (NetUnreachable, FailureKind.RESET),
    (NetBroken, FailureKind.RESET),
    (NetTooLarge, FailureKind.TOO_LARGE),
    (NetRobotsUnavailable, FailureKind.HTTP),
    (NetRobots, FailureKind.ROBOTS),
    (NetRedirects, FailureKind.HTTP),
)


def failure_of(error: ClientDeskError) -> Failure:
    """What an error of the net comes to."""
    wait = error.retry_after_s if isinstance(error, NetRobotsUnavailable) else None
    for raised, kind in _KINDS:
        if isinstance(error, raised):
            return failed(kind, wait)
    return failed(FailureKind.HTTP, wait)


def failure_in(answered: Answered) -> Failure | None:
    """Why an answer is no page that can be read; None for one that is."""
    if not 200 <= answered.status < 300:
        return failed(FailureKind.HTTP, answered.retry_after_s)
    return None if is_page(answered) and _is_text(answered) else failed(FailureKind.NOT_HTML)


def is_page(answered: Answered) -> bool:
    """Whether an answer is a page."""
    return 200 <= answered.status < 300 and answered.content_type in _PAGES


def _is_text(answered: Answered) -> bool:
    """Whether what calls itself a page holds text, and not a picture or an archive."""
    start = answered.text[:_BEGINNING]
    odd = sum((sign < " " and not sign.isspace()) or sign == "\ufffd" for sign in start)
    return odd <= len(start) * _ODD


def failed(kind: FailureKind, wait: float | None = None) -> Failure:
    """The failure in the words of the closed list."""
    return Failure(kind, failure_sentence(kind), wait)


_BEGINNING: Final = 4_000
_ODD: Final = 0.02
"""The share of signs that no text holds, of the first ones."""

_PAGES: Final = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})
