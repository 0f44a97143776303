"""Asking every source that is switched on about one client, each after the other.

What one of them found is known to the next: a register gives the number by which another is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.enrichment.sources.pace import SECONDS, SYSTEM, Patience

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clientdesk.enrichment.sources.pace import Clock
    from clientdesk.enrichment.sources.source import Asked, Found, Source
    from clientdesk.model.enrichment_settings import Source as Name

    Consulted = dict[Name, Found]


def consulted(
    sources: Sequence[Source], asked: Asked, cancelled: Callable[[], bool], clock: Clock = SYSTEM
) -> Consulted | None:
    """What each source found; None when it was cancelled."""
    patience = Patience(SECONDS, cancelled=cancelled, clock=clock)
    told: Consulted = {}
    for source in sources:
        found = source.look_up(asked, patience)
        if cancelled():
            return None
        told[source.about.name] = found
        asked = asked.knowing(found)
    return told
