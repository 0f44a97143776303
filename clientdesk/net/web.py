"""What a fetch of an address on the web gives, whoever answers: a server, or a folder of sites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from clientdesk.net.charsets import decoded


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered, whatever the status."""

    url: str
    """The address that answered in the end, without what follows a #."""
    status: int
    content_type: str
    """Lower case, without parameters; empty when there was none."""
    body: bytes
    """Empty unless the content type is one of text."""
    charset: str
    """As the header names it, lower case; empty when it names none."""
    asked: str
    """The address that was asked for."""
    retry_after_s: float | None
    """How long the server wants to be left alone, at most a day."""

    @property
    def text(self) -> str:
        """The body decoded; what cannot be is replaced, so that there is always a text."""
        return decoded(self.body, self.charset)


class Web(Protocol):
    """Whoever can be asked for an address that a record or a page names."""

    def get(self, url: str) -> Answered:
        """What stands at the address, redirects followed and robots.txt heeded.

        Every status is an answer. Raises NetError where there is none, above all: NetRefused,
        NetUnknownHost, NetUntrusted, NetUnreachable, NetTimedOut, NetBroken, NetTooLarge,
        NetRedirects, NetRobots.
        """
        ...
