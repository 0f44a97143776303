"""A register on loopback, a clock that nobody waits for, and clients to look up."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clientdesk.enrichment.sources.pace import Clock, Patience
from clientdesk.enrichment.sources.source import Asked, Found
from clientdesk.model.enrichment import Evidence, Inputs
from tests.net.answering import Answering, Reply, Request, answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from clientdesk.enrichment.sources.source import Source
    from clientdesk.model.enrichment import FactValue


class Time:
    """Passes only while somebody sleeps, and knows how long each slept."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.slept: list[float] = []
        self._lock = threading.Lock()
        self.clock = Clock(self.now, self.sleep)

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.at += seconds
            self.slept.append(seconds)


@dataclass
class Playing:
    """A source whose register plays its part."""

    source: Source
    server: Answering
    time: Time = field(default_factory=Time)

    def look_up(self, asked: Asked, seconds: float = 10.0) -> Found:
        return self.source.look_up(asked, Patience(seconds, clock=self.time.clock))

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.server.asked]

    @property
    def queries(self) -> list[Mapping[str, str]]:
        return [request.query for request in self.server.asked]


@contextmanager
def playing(
    make: Callable[[str, Clock], Source], answer: Callable[[Request], Reply]
) -> Iterator[Playing]:
    """The source, asking a server that answers so."""
    time = Time()
    with answering(answer) as server:
        yield Playing(make(server.url, time.clock), server, time)


def says(value: object, status: int = 200, **headers: str) -> Callable[[Request], Reply]:
    """Answers everybody with the same JSON."""
    reply = in_json(value, status, **headers)
    return lambda _: reply


def in_json(value: object, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(json.dumps(value, ensure_ascii=False).encode(), status, named)


def in_turn(*replies: Reply) -> Callable[[Request], Reply]:
    """Answers one after the other, the last one for ever."""
    waiting = list(replies)
    return lambda _: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def client(
    name: str = "Nordlys Regnskap AS",
    website: str = "https://nordlys.example",
    *,
    address: str = "",
    tax_id: str = "",
    **told: str,
) -> Asked:
    """A client, with what its website told."""
    return Asked(Inputs(name, website, address=address, tax_id=tax_id), **told)


def values(found: Found) -> dict[str, FactValue]:
    """The facts by name, without what they rest on."""
    return {str(name): fact.value for name, fact in found.facts.items()}


def signals(found: Found) -> list[tuple[str, str]]:
    return [(str(signal.kind), str(signal.severity)) for signal in found.signals]


def evidence(found: Found) -> list[Evidence]:
    """Everything that facts and signals rest on."""
    facts = [each for fact in found.facts.values() for each in fact.evidence]
    return facts + [each for signal in found.signals for each in signal.evidence]


def assert_receipts(found: Found, playing: Playing, *bodies: object) -> None:
    """Every evidence names the source, an address of its server, and words of its answers."""
    texts = [json.dumps(body, ensure_ascii=False) for body in bodies]
    assert evidence(found)
    for each in evidence(found):
        assert each.source == playing.source.about.name
        assert each.url.startswith(playing.server.url)
        assert any(each.quote in text for text in texts), each.quote
