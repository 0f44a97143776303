"""One request at a time for each host, and a pause between two, across threads."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from clientdesk.errors import NetTimedOut

if TYPE_CHECKING:
    from collections.abc import Iterator

_MANY: Final = 1000


class Turns:
    """Who may ask which host when."""

    def __init__(self, pause_s: float, patience_s: float) -> None:
        self._pause_s = pause_s
        self._patience_s = patience_s
        self._changed = threading.Condition()
        self._asked: set[str] = set()
        self._ended: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, pause_s: float) -> Iterator[None]:
        """Hold the host, after a pause since it was asked last; raises NetTimedOut."""
        self._take(host, max(pause_s, self._pause_s))
        try:
            yield
        finally:
            self._give_back(host)

    def _take(self, host: str, pause_s: float) -> None:
        until = time.monotonic() + self._patience_s
        with self._changed:
            while (wait := self._wait(host, pause_s)) > 0:
                left = until - time.monotonic()
                if left <= 0:
                    raise NetTimedOut(
                        f"{host} was being asked by others for too long.", hint="Try again later."
                    )
                self._changed.wait(min(wait, left))
            self._asked.add(host)

    def _wait(self, host: str, pause_s: float) -> float:
        """The seconds until the host may be asked, as far as is known."""
        if host in self._asked:
            return self._patience_s
        return self._ended.get(host, float("-inf")) + pause_s - time.monotonic()

    def _give_back(self, host: str) -> None:
        with self._changed:
            self._asked.discard(host)
            self._ended.pop(host, None)
            self._ended[host] = time.monotonic()
            # They stand in the order in which they ended, so that the first is the oldest.
            while len(self._ended) > _MANY:
                del self._ended[next(iter(self._ended))]
            self._changed.notify_all()
