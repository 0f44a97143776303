"""Sites of invented companies from a folder, all others from the web."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from clientdesk.net.web import Answered, Web


class Sites:
    """A Web in which hosts ending in .example, which nobody can own, are answered by a folder.

    Neither sends to the other: a redirect ends where its host does not exist.
    """

    def __init__(self, folder: Web, beyond: Web) -> None:
        self._folder = folder
        self._beyond = beyond

    def get(self, url: str) -> Answered:
        """What stands at the address, from whoever answers for its host."""
        return (self._folder if _is_example(url) else self._beyond).get(url)


def _is_example(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return host.rstrip(".").endswith(".example")
