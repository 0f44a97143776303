"""Places that no client is in, and those near them in spelling that some are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from clientdesk.model.client_filter import ClientFilter, StatusFilter
from clientdesk.model.folding import fold
from clientdesk.ui import cached, reading

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIKE: Final = 0.7
"""Of the letters of two names, so many are alike at least: Berlim and Berlin, not York and Cork."""


def near(client_filter: ClientFilter) -> Iterator[tuple[str, str]]:
    """Each place of the filter that nobody is in, with the nearest that is known."""
    for place in client_filter.location:
        everybody = ClientFilter(status=StatusFilter.ALL, location=(place,))
        if not cached.directory(everybody, limit=1).total:
            found = extractOne(
                place,
                reading.places(),
                processor=fold,
                scorer=OSA.normalized_similarity,
                score_cutoff=_LIKE,
            )
            if found:
                yield place, found[0]
