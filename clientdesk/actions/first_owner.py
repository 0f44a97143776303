"""The first person who may sign in: named once from the server's own shell, then never again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.actions import records
from clientdesk.actions.history import Act
from clientdesk.errors import InvalidField, Refused
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.ids import new_id
from clientdesk.model.member import Member, MemberDraft, clean_member
from clientdesk.model.permissions import SYSTEM
from clientdesk.model.session import email_key
from clientdesk.model.words import MemberStatus, Role

if TYPE_CHECKING:
    from datetime import datetime

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def name_owner(database: Database, email: str, name: str | None, now: datetime) -> Member:
    """Give the owner the address that they sign in with; the same address again changes nothing.

    Raises Refused once an owner was named or has signed in, unless there is no owner any more.
    """

    def work(tx: Transaction) -> Member:
        row = tx.row("local_owner")
        owner = records.as_member(row) if row else None
        if owner and _is_closed(tx, owner):
            if email_key(owner.email) == email_key(email):
                return owner
            raise Refused(
                "The workspace has an owner who signs in; this is done once only.",
                hint="The owner adds members in Settings, and can hand the workspace over there.",
            )
        country = records.workspace(tx).country
        kept = clean_member(
            MemberDraft(name or (owner.name if owner else "Workspace owner"), email),
            country=country,
        )
        named = _renamed(tx, owner, kept, now) if owner else _appointed(tx, kept, now)
        tx.execute("raise_counter")
        tx.execute("name_owner", now=now)
        return named

    return database.write(work)


def _is_closed(tx: Transaction, owner: Member) -> bool:
    named = tx.row("owner_named")
    return owner.signed_in_at is not None or bool(named and named["owner_named_at"])


def _renamed(tx: Transaction, owner: Member, kept: MemberDraft, now: datetime) -> Member:
    other = _holder(tx, kept.email)
    if other and other.id != owner.id:
        raise InvalidField(
            "email", f"E-mail is already {other.name}'s. Enter the owner's own address."
        )
    named = replace(owner, name=kept.name, email=kept.email)
    _save(tx, owner, named, now)
    return named


def _appointed(tx: Transaction, kept: MemberDraft, now: datetime) -> Member:
    """Without an owner whoever holds the address becomes it, else somebody new."""
    holder = _holder(tx, kept.email)
    if holder is None:
        values = {"name": kept.name, "email": kept.email, "role": str(Role.OWNER)}
        owner_id = new_id()
        tx.execute("add_member", id=owner_id, **values, now=now)
        Act.begin(tx, SYSTEM, now).note(
            ActivityKind.MEMBER_ADDED, [Edit("member", None, kept.name)]
        )
        return Member(owner_id, kept.name, kept.email, Role.OWNER, MemberStatus.ACTIVE, 1)
    named = replace(holder, role=Role.OWNER, status=MemberStatus.ACTIVE)
    _save(tx, holder, named, now)
    return named


def _save(tx: Transaction, before: Member, after: Member, now: datetime) -> None:
    fields = ("name", "email", "role", "status")
    records.update(
        tx,
        "update_member",
        id=after.id,
        version=before.version,
        **{field: str(getattr(after, field)) for field in fields},
    )
    edits = [
        Edit(f"member_{field}", str(getattr(before, field)), str(getattr(after, field)))
        for field in fields
        if getattr(before, field) != getattr(after, field)
    ]
    Act.begin(tx, SYSTEM, now).note(
        ActivityKind.MEMBER_UPDATED, edits, detail={"id": after.id, "member": after.name}
    )


def _holder(tx: Transaction, email: str) -> Member | None:
    everybody = map(records.as_member, tx.rows("members_to_change"))
    return next((one for one in everybody if email_key(one.email) == email_key(email)), None)
