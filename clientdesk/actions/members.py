"""The people of the workspace: who they are, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from clientdesk.actions import conflicts, records, saved_views
from clientdesk.actions.conflicts import Subject
from clientdesk.actions.history import Act
from clientdesk.errors import InvalidField, NotFound, Refused
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.folding import fold
from clientdesk.model.ids import new_id
from clientdesk.model.member import Member, MemberDraft, check_role, clean_member
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.session import email_key
from clientdesk.model.words import MemberStatus, Role
from clientdesk.store.sums import hand_over_sums

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

_LABELS = {"name": "Name", "email": "E-mail"}
_NAMED = 3
"""Names of clients that say whose owner a member is; the rest is counted."""


@dataclass(frozen=True, slots=True)
class RemovalImpact:
    """Whose relationship owner a member is: of how many clients, and the first of them."""

    member: Member
    clients: int
    first_names: tuple[str, ...]


def add(database: Database, actor: Actor, draft: MemberDraft, now: datetime) -> UUID:
    """A new member; one who was removed comes back by e-mail. Raises InvalidField."""
    require(actor, Permission.MANAGE_MEMBERS)

    def work(tx: Transaction) -> UUID:
        kept = clean_member(draft, country=records.workspace(tx).country)
        removed = _refuse_taken(tx, kept.name, kept.email, None)
        if removed:
            back = replace(removed, name=kept.name, email=kept.email, role=kept.role)
            member_id = _update(tx, replace(back, status=MemberStatus.ACTIVE))
        else:
            member_id = new_id()
            values = {"name": kept.name, "email": kept.email, "role": str(kept.role)}
            tx.execute("add_member", id=member_id, **values, now=now)
        Act.begin(tx, actor, now).note(ActivityKind.MEMBER_ADDED, [Edit("member", None, kept.name)])
        return member_id

    return database.write(work)


def edit(
    database: Database,
    actor: Actor,
    member_id: UUID,
    *,
    read: Mapping[str, object],
    changes: Mapping[str, object],
    now: datetime,
) -> Member:
    """Save a member's name or e-mail; read holds what the person saw in them."""
    require(actor, Permission.MANAGE_MEMBERS)

    def work(tx: Transaction) -> Member:
        member = records.member(tx, member_id)
        if actor.id != member.id:  # whoever holds the owner's address signs in as the owner
            _refuse_owner(member)
        wanted = _wanted(tx, member, changes)
        current = {"name": member.name, "email": member.email, "created_at": now}
        subject = Subject(prefix="member_", part_id=member_id)
        edits = conflicts.edits(tx, current, read, wanted, labels=_LABELS, subject=subject)
        if edits:
            _refuse_taken(tx, wanted["name"], wanted["email"], member_id)
            _update(tx, replace(member, name=wanted["name"], email=wanted["email"]))
            Act.begin(tx, actor, now).note(
                ActivityKind.MEMBER_UPDATED, edits, detail=_detail(member)
            )
        return records.member(tx, member_id)

    return database.write(work)


def set_role(
    database: Database, actor: Actor, member_id: UUID, *, role: Role, now: datetime
) -> Member:
    """Give a member another role; the owner's is only handed over."""
    require(actor, Permission.MANAGE_MEMBERS)
    return _change(database, actor, member_id, {"role": check_role(role)}, now)


def disable(
    database: Database,
    actor: Actor,
    member_id: UUID,
    *,
    now: datetime,
    hand_over_to: UUID | None = None,
) -> Member:
    """Let a member act no more, until enabled again; their clients go to another member."""
    require(actor, Permission.MANAGE_MEMBERS)

    def work(tx: Transaction) -> Member:
        return _end(Act.begin(tx, actor, now), member_id, MemberStatus.DISABLED, hand_over_to)

    return database.write(work)


def enable(database: Database, actor: Actor, member_id: UUID, now: datetime) -> Member:
    """Let a disabled member act again."""
    require(actor, Permission.MANAGE_MEMBERS)
    return _change(database, actor, member_id, {"status": MemberStatus.ACTIVE}, now)


def removal_impact(database: Database, member_id: UUID) -> RemovalImpact:
    """Whose owner a member is; raises NotFound."""
    row = database.row("member_to_change", id=member_id)
    if row is None:
        raise NotFound("member", member_id)
    first = database.rows("owned_clients", owner_id=member_id, limit=_NAMED)
    many = first[0]["how_many"] if first else 0
    return RemovalImpact(records.as_member(row), many, tuple(client["name"] for client in first))


def remove(
    database: Database,
    actor: Actor,
    member_id: UUID,
    *,
    hand_over_to: UUID | None,
    now: datetime,
) -> Member:
    """Remove a member; what they did stays in the history under their name.

    Raises Refused while they own clients and nobody was named who takes them over.
    """
    require(actor, Permission.MANAGE_MEMBERS)

    def work(tx: Transaction) -> Member:
        return _end(Act.begin(tx, actor, now), member_id, MemberStatus.REMOVED, hand_over_to)

    return database.write(work)


def transfer_ownership(database: Database, actor: Actor, member_id: UUID, now: datetime) -> Member:
    """Hand the workspace over to an active member; the owner until now becomes an admin."""
    require(actor, Permission.TRANSFER_OWNERSHIP)

    def work(tx: Transaction) -> Member:
        old = records.member(tx, actor.id)
        new = _active(tx, member_id)
        if old.role is not Role.OWNER or old.id == new.id:
            raise Refused("The workspace can only be handed over by its owner, to another member.")
        _update(tx, replace(old, role=Role.ADMIN))
        _update(tx, replace(new, role=Role.OWNER))
        tx.execute("raise_counter")
        Act.begin(tx, actor, now).note(
            ActivityKind.OWNERSHIP_TRANSFERRED, [Edit("owner", old.name, new.name)]
        )
        return records.member(tx, member_id)

    return database.write(work)


def _wanted(tx: Transaction, member: Member, changes: Mapping[str, object]) -> dict[str, str]:
    unknown = next((name for name in changes if name not in _LABELS), None)
    if unknown is not None:
        raise InvalidField(unknown, f"A member has no text field “{unknown}”.")
    values = {"name": member.name, "email": member.email} | {
        name: str(value or "") for name, value in changes.items()
    }
    draft = MemberDraft(values["name"], values["email"])
    kept = clean_member(draft, country=records.workspace(tx).country)
    return {"name": kept.name, "email": kept.email}


def _refuse_taken(tx: Transaction, name: str, email: str, member_id: UUID | None) -> Member | None:
    """Raise InvalidField for a name or e-mail of another member; a removed one with the e-mail."""
    tx.execute("raise_counter")
    removed = None
    for other in map(records.as_member, tx.rows("members_to_change")):
        if other.id == member_id:
            continue
        has_email = email_key(other.email) == email_key(email)
        if other.status is MemberStatus.REMOVED:
            removed = other if has_email else removed
        elif has_email:
            raise InvalidField("email", f"E-mail is already {other.name}'s. Enter another one.")
        elif fold(other.name) == fold(name):
            raise InvalidField("name", f"Name is already taken by {other.email}. Add an initial.")
    return removed


def _update(tx: Transaction, member: Member) -> UUID:
    records.update(
        tx,
        "update_member",
        id=member.id,
        name=member.name,
        email=member.email,
        role=str(member.role),
        status=str(member.status),
        version=member.version,
    )
    return member.id


def _detail(member: Member) -> dict[str, object]:
    return {"id": member.id, "member": member.name}


def _active(tx: Transaction, member_id: UUID) -> Member:
    member = records.member(tx, member_id)
    if member.status is not MemberStatus.ACTIVE:
        raise InvalidField("member", f"{member.name} is not active. Choose an active member.")
    return member


def _refuse_owner(member: Member) -> None:
    if member.role is Role.OWNER:
        raise Refused(
            f"{member.name} owns the workspace.",
            hint="Hand the workspace over to another member first.",
        )


def _change(
    database: Database,
    actor: Actor,
    member_id: UUID,
    values: dict[str, Any],
    now: datetime,
) -> Member:
    """Give a member, never the owner, another role or status."""

    def work(tx: Transaction) -> Member:
        member = records.member(tx, member_id)
        _refuse_owner(member)
        ((name, value),) = values.items()
        old = getattr(member, name)
        if old != value:
            _update(tx, replace(member, **values))
            kind = ActivityKind.MEMBER_UPDATED if name == "role" else ActivityKind.MEMBER_ENABLED
            Act.begin(tx, actor, now).note(
                kind, [Edit(f"member_{name}", str(old), str(value))], detail=_detail(member)
            )
        return records.member(tx, member_id)

    return database.write(work)


def _end(act: Act, member_id: UUID, status: MemberStatus, hand_over_to: UUID | None) -> Member:
    """Disable or remove a member whose clients another one takes over."""
    member = records.member(act.tx, member_id)
    _refuse_owner(member)
    if member.status is not status:
        _hand_over(act, member, hand_over_to)
        _update(act.tx, replace(member, status=status))
        if status is MemberStatus.REMOVED:
            act.tx.execute("revoke_api_tokens_of", member_id=member.id, now=act.now)
            saved_views.end_membership(act.tx, member.id)
        act.tx.execute("sign_out_member", id=member_id, now=act.now)  # also if they come back
        kinds = {
            MemberStatus.DISABLED: ActivityKind.MEMBER_DISABLED,
            MemberStatus.REMOVED: ActivityKind.MEMBER_REMOVED,
        }
        act.note(
            kinds[status],
            [Edit("member_status", str(member.status), str(status))],
            detail=_detail(member),
        )
    return replace(member, status=status)


def _hand_over(act: Act, member: Member, to: UUID | None) -> None:
    clients = act.tx.rows("clients_of_owner", owner_id=member.id)
    if not clients:
        return
    if to is None or to == member.id:
        count = "1 client" if len(clients) == 1 else f"{len(clients):,} clients"
        raise Refused(
            f"{member.name} is relationship owner of {count}.",
            hint="Choose who takes them over.",
        )
    new = _active(act.tx, to)
    act.tx.execute("hand_over_clients", owner_id=member.id, new_owner_id=new.id, now=act.now)
    hand_over_sums(act.tx, member.id, new.id)
    edit = Edit("owner", member.name, new.name)
    act.note_clients(ActivityKind.OWNER_CHANGED, clients, edit)
