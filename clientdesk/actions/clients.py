"""What people do to a client's record."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from clientdesk.actions import conflicts, records
from clientdesk.actions.client_edits import cleaned, save
from clientdesk.actions.client_removal import Impact, refuse_removal, remove
from clientdesk.actions.conflicts import Subject
from clientdesk.actions.enrichment_queue import (
    queue_new,
    standing_of_new,
    withdraw,
)
from clientdesk.actions.history import Act
from clientdesk.errors import InvalidField, NotFound
from clientdesk.model.activity import ActivityKind, Edit, as_text
from clientdesk.model.client import EDITABLE, ClientDraft, clean_draft, keys
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.words import MemberStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Saved:
    """A client that was saved, and a hint for each field that could not be checked."""

    id: UUID
    hints: Mapping[str, str] = field(default_factory=dict)


def create(
    database: Database, actor: Actor, draft: ClientDraft, now: datetime, today: date
) -> Saved:
    """A new client from what people entered; raises InvalidField."""
    require(actor, Permission.WORK_CLIENTS)

    def work(tx: Transaction) -> Saved:
        workspace = records.workspace(tx)
        kept, hints = clean_draft(draft, country=workspace.country)
        client = {"id": new_id(), **_texts(kept)}
        standing = standing_of_new(kept, entitled=workspace.enrichment_enabled)
        tx.execute("add_client", **client, **keys(kept), **standing, now=now, today=today)
        act = Act.begin(tx, actor, now)
        act.note_client(ActivityKind.CREATED, client)
        queue_new(act, client, standing)
        return Saved(client["id"], hints)

    return database.write(work)


def edit(
    database: Database,
    actor: Actor,
    client_id: UUID,
    *,
    read: Mapping[str, object],
    changes: Mapping[str, object],
    now: datetime,
) -> Saved:
    """Save the changed fields; read holds what the person saw in them.

    What others saved in other fields is kept; in the same fields it raises Conflict.
    """
    require(actor, Permission.WORK_CLIENTS)

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        wanted, hints = cleaned(tx, client, changes)
        edits = conflicts.edits(
            tx, client, read, wanted, labels=EDITABLE, subject=Subject(client_id)
        )
        if edits:
            save(Act.begin(tx, actor, now), {**client, **wanted}, edits)
        return Saved(client_id, hints)

    return database.write(work)


def archive(database: Database, actor: Actor, client_id: UUID, now: datetime) -> Saved:
    """Take a client out of the active list; everything of it stays."""
    require(actor, Permission.WORK_CLIENTS)
    return _set_state(database, actor, client_id, {"archived_at": now}, now)


def unarchive(database: Database, actor: Actor, client_id: UUID, now: datetime) -> Saved:
    """Bring an archived client back into the active list."""
    require(actor, Permission.WORK_CLIENTS)
    return _set_state(database, actor, client_id, {"archived_at": None}, now)


def set_portal(
    database: Database, actor: Actor, client_id: UUID, *, enabled: bool, now: datetime
) -> Saved:
    """Turn a client's portal on or off."""
    require(actor, Permission.TOGGLE_PORTAL)
    return _set_state(database, actor, client_id, {"portal_enabled": enabled}, now)


def assign_owner(
    database: Database, actor: Actor, client_id: UUID, *, member_id: UUID | None, now: datetime
) -> Saved:
    """Give a client to an active member, or to nobody."""
    require(actor, Permission.ASSIGN_OWNER)
    return _set_state(database, actor, client_id, {"owner_id": member_id}, now)


def take_over(database: Database, actor: Actor, client_id: UUID, now: datetime) -> Saved:
    """Make the actor the relationship owner of a client."""
    require(actor, Permission.TAKE_OWNERSHIP)
    return _set_state(database, actor, client_id, {"owner_id": actor.id}, now)


def deletion_impact(database: Database, client_id: UUID) -> Impact:
    """What a deletion would touch; raises NotFound."""
    row = database.row("client_impact", id=client_id)
    if row is None:
        raise NotFound("client", client_id)
    return Impact(**row)


def delete(
    database: Database,
    actor: Actor,
    client_id: UUID,
    *,
    typed_name: str,
    keep_invoices: bool,
    now: datetime,
) -> Impact:
    """Delete a client for good; its invoices stay, with the name as they were issued.

    Raises InvalidField unless its name was typed, Refused while invoices were issued to it
    and keep_invoices does not confirm that they stay.
    """
    require(actor, Permission.DELETE_CLIENTS)

    def work(tx: Transaction) -> Impact:
        client = records.client(tx, client_id)
        impact = Impact(**(tx.row("client_impact", id=client_id) or {}))
        refuse_removal(impact, typed_name, keep_invoices)
        remove(Act.begin(tx, actor, now), client, impact)
        return impact

    return database.write(work)


def _texts(draft: ClientDraft) -> dict[str, Any]:
    return {part.name: getattr(draft, part.name) for part in fields(draft)}


def _set_state(
    database: Database,
    actor: Actor,
    client_id: UUID,
    state: dict[str, Any],
    now: datetime,
) -> Saved:
    """Set one of owner, portal and archived state; what already is so is left alone."""

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        noted = _state_edit(tx, client, state)
        if noted:
            names = ("id", "owner_id", "portal_enabled", "archived_at", "version")
            values = {name: client[name] for name in names} | state
            records.update(tx, "update_client_state", **values, now=now)
            if "owner_id" in state:
                tx.changed.clients.add(client_id)
            kind, edit = noted
            act = Act.begin(tx, actor, now)
            act.note_client(kind, client, [edit])
            if kind is ActivityKind.ARCHIVED:
                withdraw(act, [client_id], running=False)
        return Saved(client_id)

    return database.write(work)


def _state_edit(
    tx: Transaction, client: Mapping[str, Any], state: Mapping[str, Any]
) -> tuple[ActivityKind, Edit] | None:
    """The activity that a new state makes; None when nothing changes."""
    ((name, value),) = state.items()
    old = client[name]
    if name == "owner_id":
        if value == old:
            return None
        edit = Edit("owner", _owner_name(tx, old), _new_owner(tx, value))
        return ActivityKind.OWNER_CHANGED, edit
    if bool(value) == bool(old):
        return None
    if name == "portal_enabled":
        kind = ActivityKind.PORTAL_ENABLED if value else ActivityKind.PORTAL_DISABLED
        return kind, Edit("portal", as_text(old), as_text(value))
    kind = ActivityKind.ARCHIVED if value else ActivityKind.UNARCHIVED
    words = ("active", "archived") if value else ("archived", "active")
    return kind, Edit("status", *words)


def _owner_name(tx: Transaction, member_id: UUID | None) -> str | None:
    row = tx.row("member_to_change", id=member_id) if member_id else None
    return row["name"] if row else None


def _new_owner(tx: Transaction, member_id: UUID | None) -> str | None:
    if member_id is None:
        return None
    member = records.member(tx, member_id)
    if member.status is not MemberStatus.ACTIVE:
        raise InvalidField("owner", f"{member.name} is not active. Choose an active member.")
    return member.name
