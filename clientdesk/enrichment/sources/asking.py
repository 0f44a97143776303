"""Asking a source over HTTP: at its pace, with patience, and no question twice.

Answers are remembered in this process only and end with it: they are kept to spare the source
within a run, and the records keep what was found. Addresses of sources are ours, so they are asked
through `net.configured`; a redirect to another server is refused, as it would learn who is asked
about.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from clientdesk.enrichment.sources.pace import SYSTEM, Pace
from clientdesk.enrichment.sources.told import Told
from clientdesk.errors import NetBroken, NetStatus
from clientdesk.net import configured
from clientdesk.net.answers import retry_after_s

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clientdesk.enrichment.sources.pace import Clock, Patience
    from clientdesk.enrichment.sources.source import About

MOST_BYTES: Final = 1_000_000
"""Of one answer."""

MOST_REMEMBERED: Final = 8_000_000
"""Characters of all answers that one source is remembered with."""

_SECONDS: Final = 8.0
"""For one answer."""

_PAUSES_S: Final = (0.5, 2.0)
"""Before each further try, where the source does not say how long."""

_LONGEST_REST_S: Final = 3600.0

_PASSING: Final = frozenset({429, 500, 502, 503, 504})
_NONE_SUCH: Final = frozenset({404, 410})


def _no(told: Told) -> bool:
    del told
    return False


class Asking:
    """One source's address with everything that requests to it share."""

    def __init__(
        self,
        about: About,
        base: str,
        *,
        clock: Clock = SYSTEM,
        headers: Mapping[str, str] | None = None,
        is_busy: Callable[[Told], bool] = _no,
    ) -> None:
        self._name = str(about.name)
        self._base = base.rstrip("/")
        self._headers = {"Accept": "application/json", **(headers or {})}
        self._is_busy = is_busy
        self._pace = Pace(about.apart_s, clock)
        self._memory = _Memory(about.remembered_s, clock)

    def ask(self, path: str, query: Mapping[str, str], patience: Patience) -> Told:
        """What the source says; that it has no such thing is an answer too. Raises NetError."""
        url = self._base + quote(path) + ("?" + urlencode(query) if query else "")
        told = self._memory.recall(url)
        if told is None:
            told = self._answered(url, patience)
            self._memory.keep(told)
        return told

    def _answered(self, url: str, patience: Patience) -> Told:
        """The answer, after another try or two where the source says that it is busy."""
        for pause in (*_PAUSES_S, None):
            answer = self._sent(url, patience)
            told = None if answer.status in _PASSING else self._told(url, answer)
            if told is not None and not self._is_busy(told):
                return told
            wait = retry_after_s(answer.headers) or pause
            if wait is None:
                break
            self._pace.rest(min(wait, _LONGEST_REST_S))
            patience.left -= wait
            if patience.left <= 0:
                break
        raise NetStatus(f"{answer.server} is busy.", answer.status)

    def _sent(self, url: str, patience: Patience) -> configured.Answer:
        self._pace.turn(patience)
        with patience.running() as left:
            return configured.get(
                url,
                limit_bytes=MOST_BYTES,
                deadline_s=min(left, _SECONDS),
                headers=self._headers,
                stays=True,
            )

    def _told(self, url: str, answer: configured.Answer) -> Told:
        is_none = answer.status in _NONE_SUCH
        text = (answer if is_none else answer.checked()).body.decode("utf-8", "replace")
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            if not is_none:
                raise NetBroken(f"{answer.server} answered what is no JSON.") from error
            value = None
        return Told(self._name, url, answer.status, text, value)


class _Memory:
    """The newest answers, each for a while."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Told]] = OrderedDict()
        self._size = 0

    def recall(self, url: str) -> Told | None:
        with self._lock:
            until, told = self._kept.get(url, (0.0, None))
            return told if told is not None and self._clock.now() < until else None

    def keep(self, told: Told) -> None:
        with self._lock:
            self._forget(told.url)
            self._kept[told.url] = (self._clock.now() + self._seconds, told)
            self._size += len(told.text)
            while self._size > MOST_REMEMBERED:
                self._forget(next(iter(self._kept)))

    def _forget(self, url: str) -> None:
        _, told = self._kept.pop(url, (0.0, None))
        self._size -= len(told.text) if told is not None else 0
