"""What each person chooses for the list of clients, and what they saw in a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.errors import NotFound
from clientdesk.queries.saved_views import as_view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def choose_default(database: Database, actor: Actor, view_id: UUID | None) -> None:
    """Let Clients open with a view for the actor, or with all active clients. Raises NotFound."""

    def work(tx: Transaction) -> None:
        if view_id is not None:
            _check_seen(tx, actor, view_id)
        columns = (tx.row("list_choices", member_id=actor.id) or {}).get("columns")
        _choose(tx, actor, view_id, columns)

    database.write(work)


def choose_columns(database: Database, actor: Actor, columns: Sequence[str]) -> None:
    """Show these columns to the actor wherever no saved view says otherwise."""

    def work(tx: Transaction) -> None:
        default = (tx.row("list_choices", member_id=actor.id) or {}).get("default_view_id")
        _choose(tx, actor, default, " ".join(columns))

    database.write(work)


def look(database: Database, actor: Actor, view_id: UUID, known: bytes) -> None:
    """Remember whom the actor has seen in a view; nothing is written when it is the same."""
    before = database.row("saved_view_look", member_id=actor.id, view_id=view_id)
    if before is not None and before["known"] == known:
        return

    def work(tx: Transaction) -> None:
        _check_seen(tx, actor, view_id)
        tx.execute("delete_view_look", member_id=actor.id, view_id=view_id)
        tx.execute("add_view_look", member_id=actor.id, view_id=view_id, known=known)

    database.write(work)


def _choose(tx: Transaction, actor: Actor, view_id: UUID | None, columns: str | None) -> None:
    tx.execute("raise_counter")
    tx.execute("delete_list_choices", member_id=actor.id)
    tx.execute("add_list_choices", member_id=actor.id, default_view_id=view_id, columns=columns)


def _check_seen(tx: Transaction, actor: Actor, view_id: UUID) -> None:
    found = next((row for row in tx.rows("saved_views") if row["id"] == view_id), None)
    if found is None or not as_view(found).is_seen_by(actor.id):
        raise NotFound("view", view_id)
