"""What a server remembers until it ends: so much of it, the oldest forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final, Generic, TypeVar

T = TypeVar("T")

MOST: Final = 10_000


class Memory(Generic[T]):
    """Values by name, for all threads; at most `MOST`."""

    def __init__(self) -> None:
        self._values: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def put(self, name: str, value: T) -> None:
        """Remember a value, in the place of an earlier one of that name."""
        with self._lock:
            self._values[name] = value
            self._values.move_to_end(name)
            while len(self._values) > MOST:
                self._values.popitem(last=False)

    def take(self, name: str) -> T | None:
        """The value, which is forgotten by this."""
        with self._lock:
            return self._values.pop(name, None)
