"""How fast sources are asked, and how long one client may wait for them."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clientdesk.errors import NetTimedOut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS: Final = 10.0
"""What the answers of all sources may take for one client."""

LONGEST_WAIT_S: Final = 60.0
"""For one's turn at a source that others are asking, or that wants to be left alone."""

_NAP_S: Final = 0.5


@dataclass(frozen=True, slots=True)
class Clock:
    """The time that runs on, and how to let it."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


SYSTEM: Final = Clock()


def _never() -> bool:
    return False


class Patience:
    """The seconds that sources may still take for one client.

    Waiting for one's turn is not counted: it says nothing of the source.
    """

    def __init__(
        self,
        seconds: float = SECONDS,
        *,
        cancelled: Callable[[], bool] = _never,
        clock: Clock = SYSTEM,
    ) -> None:
        self.left = seconds
        self._cancelled = cancelled
        self._clock = clock

    @contextmanager
    def running(self) -> Iterator[float]:
        """The seconds that are left; those spent inside are gone. Raises NetTimedOut for none."""
        if self.left <= 0:
            raise NetTimedOut("The sources took too long.", hint="Try again later.")
        began = self._clock.now()
        try:
            yield self.left
        finally:
            self.left -= self._clock.now() - began

    def sleep(self, seconds: float) -> None:
        """Wait so long; raises NetTimedOut as soon as the client's lookup is cancelled."""
        until = self._clock.now() + seconds
        while (left := until - self._clock.now()) > 0:
            if self._cancelled():
                raise NetTimedOut("The lookup was cancelled.")
            self._clock.sleep(min(left, _NAP_S))


class Pace:
    """Keeps requests to one source apart, whichever thread sends them."""

    def __init__(self, apart_s: float, clock: Clock = SYSTEM) -> None:
        self._apart_s = apart_s
        self._clock = clock
        self._lock = threading.Lock()
        self._next = float("-inf")

    def turn(self, patience: Patience) -> None:
        """Wait for one's turn; raises NetTimedOut at once when it is too far away."""
        with self._lock:
            now = self._clock.now()
            at = max(now, self._next)
            if at - now > LONGEST_WAIT_S:
                raise NetTimedOut("The source is not to be asked yet.", hint="Try again later.")
            self._next = at + self._apart_s
        patience.sleep(at - now)

    def rest(self, seconds: float) -> None:
        """Let nobody ask for so long."""
        with self._lock:
            self._next = max(self._next, self._clock.now() + seconds)
