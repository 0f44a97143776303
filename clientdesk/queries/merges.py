"""Old ids of clients that were merged into another, which stands for them since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Snapshot


@dataclass(frozen=True, slots=True)
class Survivor:
    """The client that stands for an absorbed one, and how that came about."""

    id: UUID
    absorbed_name: str
    """Of the client whose id was asked for."""
    merged_at: datetime
    merged_by: str


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A client that another one absorbed, directly or over others."""

    absorbed_id: UUID
    absorbed_name: str
    act_id: UUID
    merged_at: datetime
    merged_by: str


def survivor_of(source: Database | Snapshot, client_id: UUID) -> Survivor | None:
    """The client that an old id leads to, over as many merges as there were; None without one."""
    found = source.rows("survivor", id=client_id)
    return Survivor(**found[0]) if found else None


def absorbed_by(source: Database | Snapshot, client_id: UUID) -> list[Absorbed]:
    """The clients whose ids lead to this one, the first absorbed first."""
    return [Absorbed(**row) for row in source.rows("absorbed_by", id=client_id)]


def current_id(source: Database | Snapshot, client_id: UUID) -> UUID:
    """The id that a client has now: its own, unless a merge left it to another."""
    survivor = survivor_of(source, client_id)
    return client_id if survivor is None else survivor.id
