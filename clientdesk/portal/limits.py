"""How often links may be opened and guessed; what is over the limit is refused like the rest."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from threading import Lock
from typing import Final

WINDOW: Final = 60.0
"""Seconds over which are counted; then the count begins again."""

OPENINGS: Final = 60
"""Openings of one link within the window, from wherever they come."""

MISSES: Final = 20
"""Refusals to one address within the window; after them nothing opens for it."""

MISSES_ALL: Final = 1_000
"""Refusals to all addresses together within the window, from which on the log says so."""

MAKING: Final = 2
"""Documents that are made at a time."""

WAITING: Final = 16
"""Documents that may wait for that; whoever comes then is asked to come again."""

NOWHERE: Final = "no known address"
"""The place of whatever cannot be read as an address."""

_MOST_KEYS: Final = 20_000


@dataclass(slots=True)
class _Count:
    since: float
    number: int = 0


class Counts:
    """Counts by key, each over a window of its own; the oldest is forgotten when there are many."""

    def __init__(self, limit: int, *, window: float = WINDOW, most_keys: int = _MOST_KEYS) -> None:
        self.limit = limit
        self._window = window
        self._most_keys = most_keys
        self._counts: dict[str, _Count] = {}
        self._lock = Lock()

    def is_full(self, key: str, at: float) -> bool:
        """Whether the key has reached the limit in its window."""
        with self._lock:
            count = self._counts.get(key)
            return (
                count is not None and at - count.since < self._window and count.number >= self.limit
            )

    def add(self, key: str, at: float) -> int:
        """Count one more; how many it makes in the window."""
        with self._lock:
            count = self._counts.get(key)
            if count is None or at - count.since >= self._window:
                self._counts.pop(key, None)
                count = self._counts[key] = _Count(at)
                if len(self._counts) > self._most_keys:
                    del self._counts[next(iter(self._counts))]
            count.number += 1
            return count.number


def place_of(host: str) -> str:
    """What is counted as one address: of IPv6 the network, for a household has more than it.

    What is no address at all, as somebody may write into a header, is one place for all of it.
    """
    try:
        address = ip_address(host)
    except ValueError:
        return NOWHERE
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((int(address), 64), strict=False))
