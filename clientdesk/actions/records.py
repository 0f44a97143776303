"""The records that actions change, as a transaction sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.errors import NotFound
from clientdesk.model.member import Member
from clientdesk.model.words import MemberStatus, Role
from clientdesk.model.workspace import Workspace
from clientdesk.store.failures import LostConflict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from clientdesk.store.transaction import Transaction


def workspace(tx: Transaction) -> Workspace:
    """The workspace; raises NotFound when the database has none yet."""
    row = tx.row("workspace_to_change")
    if row is None:
        raise NotFound("workspace", "in this database")
    return Workspace(**row)


def client(tx: Transaction, client_id: UUID) -> dict[str, Any]:
    """A client's row; raises NotFound."""
    row = tx.row("client_to_change", id=client_id)
    if row is None:
        raise NotFound("client", client_id)
    return row


def member(tx: Transaction, member_id: UUID) -> Member:
    """A member who was not removed; raises NotFound."""
    row = tx.row("member_to_change", id=member_id)
    if row is None or row["status"] == MemberStatus.REMOVED:
        raise NotFound("member", member_id)
    return as_member(row)


def as_member(row: Mapping[str, Any]) -> Member:
    """A member from its row."""
    words = {"role": Role(row["role"]), "status": MemberStatus(row["status"])}
    return Member(**{**row, **words})


def update(tx: Transaction, name: str, /, **params: object) -> None:
    """Run a write that names the version it read; the work is tried again when it lost."""
    if tx.execute(name, **params) == 0:
        raise LostConflict(
            "Someone else was saving the same record at this moment.",
            hint="Nothing was saved. Try again.",
        )
