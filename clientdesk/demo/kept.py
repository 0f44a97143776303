"""What stays in memory of all clients while their invoices are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from clientdesk.demo.book import Book
    from clientdesk.demo.clients import Clients
    from clientdesk.demo.columns import Flags, Ints
    from clientdesk.demo.team import Team


@dataclass(frozen=True, slots=True)
class Kept:
    """One row a client, in the order of the book."""

    ids: NDArray[np.uint64]
    texts: pl.DataFrame
    """name, email, address and tax_id."""
    has_tax_id: Flags
    owner: Ints
    """The members' rows of those who send invoices."""


def keep(made: Clients, book: Book, team: Team) -> Kept:
    """What invoices need of some clients."""
    texts = made.texts.select("name", "email", "address", "tax_id")
    has_tax_id = texts["tax_id"].is_not_null().to_numpy()
    return Kept(made.ids, texts, has_tax_id, team.owners[np.maximum(book.owner[made.rows], 0)])


def together(parts: Sequence[Kept]) -> Kept:
    """All clients from their parts."""
    return Kept(
        ids=np.concatenate([part.ids for part in parts]),
        texts=pl.concat([part.texts for part in parts]).rechunk(),
        has_tax_id=np.concatenate([part.has_tax_id for part in parts]),
        owner=np.concatenate([part.owner for part in parts]),
    )
