"""Saved views: which a member sees, what they chose, and who is new in a view since their look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from clientdesk.model.saved_view import SavedView, in_order
from clientdesk.queries.as_of import as_of
from clientdesk.queries.directory import whoever

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from numpy.typing import NDArray

    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class ListChoices:
    """What a member chose for the list of clients; None: as it usually is."""

    default_view_id: UUID | None = None
    columns: tuple[str, ...] | None = None


def as_view(row: Mapping[str, Any]) -> SavedView:
    """A view from its row."""
    return SavedView(**{**row, "columns": tuple(row["columns"].split())})


def views_of(database: Database, member_id: UUID) -> list[SavedView]:
    """The views that a member sees, by name."""
    every = map(as_view, database.rows("saved_views"))
    return in_order([view for view in every if view.is_seen_by(member_id)])


def choices_of(database: Database, member_id: UUID) -> ListChoices:
    """What a member chose."""
    row = database.row("list_choices", member_id=member_id)
    if row is None:
        return ListChoices()
    columns = None if row["columns"] is None else tuple(row["columns"].split())
    return ListChoices(row["default_view_id"], columns)


def matching(database: Database, client_filter: ClientFilter, today: date) -> bytes:
    """Who is in the list now: 8 bytes a client, in order, which cost less to keep than ids."""
    return _keys(whoever(client_filter, as_of(database, today))).tobytes()


def news(database: Database, member_id: UUID, view: SavedView, today: date) -> int | None:
    """How many are in a view that were not when the member last looked; None without a look.

    Who left and came back counts when they had left by the look. Raises InvalidFilter.
    """
    look = database.row("saved_view_look", member_id=member_id, view_id=view.id)
    if look is None:
        return None
    now = _keys(whoever(view.shown().filter, as_of(database, today)))
    known = np.frombuffer(look["known"], np.dtype("<u8"))
    return int(np.setdiff1d(now, known, assume_unique=True).size)


def size(database: Database, today: date) -> int:
    """How many clients a count looks through."""
    return sum(part.clients.height for part in as_of(database, today).parts)


def _keys(ids: pl.Series) -> NDArray[np.uint64]:
    """The random half of each id: that two clients share one does not happen."""
    digits = ids.str.replace_all("-", "", literal=True).str.slice(16)
    keys = digits.str.to_integer(base=16, dtype=pl.UInt64).to_numpy()
    return np.sort(keys.astype("<u8"))
