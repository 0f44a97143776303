"""Members' sessions: when they signed in, and ending all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clientdesk.actions import records
from clientdesk.actions.history import Act
from clientdesk.model.activity import ActivityKind
from clientdesk.model.permissions import Permission, require

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.member import Member
    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def note_sign_in(database: Database, member: Member, began: datetime) -> None:
    """Keep when a member last signed in; nothing is written for a session that is known."""
    if member.signed_in_at is not None and began <= member.signed_in_at:
        return

    def work(tx: Transaction) -> None:
        tx.execute("sign_in_member", id=member.id, began=began)

    database.write(work)


def sign_out_everywhere(database: Database, actor: Actor, member_id: UUID, now: datetime) -> Member:
    """End every session of a member: one's own, or with the permission somebody else's."""
    if actor.id != member_id:
        require(actor, Permission.MANAGE_MEMBERS)

    def work(tx: Transaction) -> Member:
        member = records.member(tx, member_id)
        tx.execute("sign_out_member", id=member_id, now=now)
        Act.begin(tx, actor, now).note(
            ActivityKind.MEMBER_SIGNED_OUT, detail={"id": member.id, "member": member.name}
        )
        return records.member(tx, member_id)

    return database.write(work)
