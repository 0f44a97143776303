"""What was taken away, by whom and how much of it: one activity for each file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import records
from clientdesk.actions.history import Act
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database


def note_list(database: Database, actor: Actor, clients: int, *, kind: str, now: datetime) -> None:
    """Clients were taken away as a list."""
    said = f"{clients:,} {'client' if clients == 1 else 'clients'} as {kind}"
    _note(database, actor, said, {"clients": clients, "kind": kind}, now)


def note_record(
    database: Database, actor: Actor, client_id: UUID, *, kind: str, now: datetime
) -> None:
    """One client's whole record was taken away. Raises NotFound."""
    database.write(
        lambda tx: Act.begin(tx, actor, now).note_client(
            ActivityKind.EXPORTED, records.client(tx, client_id), detail={"kind": kind}
        )
    )


def note_workspace(
    database: Database, actor: Actor, rows: Mapping[str, int], *, kind: str, now: datetime
) -> None:
    """The whole workspace was taken away: so many rows of each table."""
    require(actor, Permission.EXPORT_WORKSPACE)
    said = f"the whole workspace, {sum(rows.values()):,} rows, as {kind}"
    _note(database, actor, said, {"rows": rows, "kind": kind}, now)


def _note(
    database: Database, actor: Actor, said: str, detail: Mapping[str, object], now: datetime
) -> None:
    database.write(
        lambda tx: Act.begin(tx, actor, now).note(
            ActivityKind.EXPORTED, [Edit("export", None, said)], detail=detail
        )
    )
