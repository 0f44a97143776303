"""Names and places in the records, for reading what people type.

They are looked for among the clients in memory (docs/adr/0008), so that a key that is typed costs
no query.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final

import polars as pl

from clientdesk.model.folding import SEPARATOR, fold
from clientdesk.queries.as_of import as_of
from clientdesk.queries.image import TEXTS
from clientdesk.text.places import places_in

if TYPE_CHECKING:
    from datetime import date

    from clientdesk.store.database import Database

_SAMPLE: Final = 1_000
"""Addresses that are looked at; the rest hardly name a common place that these do not."""

_MOST: Final = 300
_ADDRESS: Final = TEXTS.index("address")


def begins_a_name(database: Database, today: date, text: str) -> bool:
    """Whether a client's name begins with this text, accents or not."""
    start = fold(" ".join(text.split()))
    begins = pl.col("search_key").str.starts_with(start) & ~pl.col("is_aside")
    view = as_of(database, today)
    loaded, *others = (part.clients for part in view.parts)
    if any(part.select(begins.any()).item() for part in others):
        return True
    # Only where a loaded name begins so are all looked at, as its client may be gone.
    return _has_start(view.names, start) and bool(loaded.select(begins.any()).item())


def _has_start(names: pl.Series, start: str) -> bool:
    place = bisect_left(names, start)
    return place < len(names) and names[place].startswith(start)


def places(database: Database, today: date) -> tuple[str, ...]:
    """The places that the clients' addresses name most, in alphabetical order."""
    found: Counter[str] = Counter()
    for part in as_of(database, today).parts:
        step = max(1, part.clients.height // _SAMPLE)
        texts = part.clients["texts"].gather_every(step)
        for address in texts.str.split(SEPARATOR).list.get(_ADDRESS):
            found.update(places_in(address))
    return tuple(sorted(place for place, _ in found.most_common(_MOST)))
