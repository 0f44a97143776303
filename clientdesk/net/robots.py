"""What a site's robots.txt permits ClientDesk, remembered for a while."""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from protego import Protego

if TYPE_CHECKING:
    from clientdesk.net.urls import Url

ROBOT: Final = "ClientDesk"
"""The name by which a robots.txt may address us."""

LONGEST: Final = 500_000
"""Bytes of a robots.txt that are read; the rest is left."""

_LONGEST_PAUSE_S: Final = 5.0
_FRESH_S: Final = 3600.0
_KEPT_SITES: Final = 1000
_KEPT_LETTERS: Final = 2_000_000

_AGENT: Final = re.compile(r"\s*user[- ]?agent(?:\s*:|\s)\s*([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site permits."""

    rules: Protego | None
    """None: everything."""
    size: int = 0

    def permit(self, url: Url) -> bool:
        """Whether the address may be asked for."""
        return self.rules is None or self.rules.can_fetch(str(url), ROBOT)

    @property
    def pause_s(self) -> float:
        """How long the site wants to be left alone between two requests; at most five seconds."""
        delay = self.rules.crawl_delay(ROBOT) if self.rules else None
        return min(_LONGEST_PAUSE_S, delay or 0.0)


EVERYTHING: Final = Rules(None)


def read(body: bytes) -> Rules:
    """The rules of a robots.txt, of which no more than its longest is read."""
    text = body[:LONGEST].decode("utf-8", "replace").removeprefix("\ufeff")
    ours = "\n".join(_for_us(line) for line in text.splitlines())
    return Rules(Protego.parse(ours), len(ours))


def _for_us(line: str) -> str:
    """The line, with one name for every other robot: many names times many rules fill memory."""
    found = _AGENT.match(line)
    if not found:
        return line
    name = found[1].strip().lower().partition("/")[0]
    return f"User-agent: {name if name in {'*', ROBOT.lower()} else 'other'}"


class Remembered:
    """The rules of the sites that were asked last, for an hour and for all threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Rules]] = OrderedDict()

    def of(self, origin: str) -> Rules | None:
        """The rules of a site, if they are known."""
        with self._lock:
            read_at, rules = self._kept.get(origin, (float("-inf"), None))
            return rules if time.monotonic() - read_at < _FRESH_S else None

    def keep(self, origin: str, rules: Rules) -> None:
        """Remember the rules of a site; the oldest ones go when there are too many."""
        with self._lock:
            self._kept.pop(origin, None)
            self._kept[origin] = (time.monotonic(), rules)
            while len(self._kept) > _KEPT_SITES or self._letters() > _KEPT_LETTERS:
                self._kept.popitem(last=False)

    def _letters(self) -> int:
        return sum(rules.size for _, rules in self._kept.values())
