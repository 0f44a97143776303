"""Saved views: kept, renamed, updated, shared and deleted by whose they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.actions import records
from clientdesk.actions.history import Act
from clientdesk.errors import InvalidField, NotAllowed, NotFound, Refused
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.folding import fold
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Permission, require
from clientdesk.model.saved_view import MAX_NAME, MOST, SavedView, clean_name
from clientdesk.queries.saved_views import as_view

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.permissions import Actor
    from clientdesk.model.saved_view import Shown
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

_ROOM = MAX_NAME - len(f" (copy {MOST})")
"""Characters of a name that its copy keeps."""


def save(
    database: Database,
    actor: Actor,
    name: str,
    *,
    shown: Shown,
    shared: bool = False,
    now: datetime,
) -> UUID:
    """Keep what is shown as a view of the actor's. Raises InvalidField."""
    if shared:
        require(actor, Permission.SHARE_VIEWS)
    kept = clean_name(name)

    def work(tx: Transaction) -> UUID:
        tx.execute("raise_counter")
        _refuse_taken(tx, actor.id, kept, None)
        view = SavedView(
            new_id(), kept, shown.filter.to_json(), shown.columns, shared, actor.id, actor.name, 1
        )
        tx.execute("add_saved_view", **_values(view), owner_id=actor.id, now=now)
        if shared:
            _note(tx, actor, now, ActivityKind.VIEW_SHARED, view)
        return view.id

    return database.write(work)


def rename(database: Database, actor: Actor, view_id: UUID, name: str, now: datetime) -> None:
    """Call a view something else. Raises InvalidField."""
    kept = clean_name(name)

    def work(tx: Transaction) -> None:
        view = _to_change(tx, actor, view_id)
        if kept != view.name:
            tx.execute("raise_counter")
            _refuse_taken(tx, view.owner_id, kept, view.id)
            _write(tx, replace(view, name=kept))
            if view.is_shared:
                _note(tx, actor, now, ActivityKind.VIEW_UPDATED, view, kept)

    database.write(work)


def update(database: Database, actor: Actor, view_id: UUID, shown: Shown, now: datetime) -> None:
    """Let a view show what is shown now; what others saw in it counts anew from their next look."""

    def work(tx: Transaction) -> None:
        view = _to_change(tx, actor, view_id)
        changed = replace(view, filter=shown.filter.to_json(), columns=shown.columns)
        if changed == view:
            return
        _write(tx, changed)
        if changed.filter != view.filter:
            tx.execute("delete_looks_at_view", view_id=view.id, but_of=None)
        if view.is_shared:
            _note(tx, actor, now, ActivityKind.VIEW_UPDATED, view, view.name)

    database.write(work)


def duplicate(database: Database, actor: Actor, view_id: UUID, now: datetime) -> UUID:
    """A private copy of a view that the actor sees, under a free name."""

    def work(tx: Transaction) -> UUID:
        view = _seen(tx, actor, view_id)
        tx.execute("raise_counter")
        copy = replace(
            view, id=new_id(), name=_free_name(tx, actor.id, view.name), is_shared=False, version=1
        )
        tx.execute("add_saved_view", **_values(copy), owner_id=actor.id, now=now)
        return copy.id

    return database.write(work)


def share(database: Database, actor: Actor, view_id: UUID, *, shared: bool, now: datetime) -> None:
    """Let everybody see a view, or its owner alone again."""
    if shared:
        require(actor, Permission.SHARE_VIEWS)

    def work(tx: Transaction) -> None:
        view = _to_change(tx, actor, view_id)
        if view.is_shared == shared:
            return
        _write(tx, replace(view, is_shared=shared))
        if not shared:
            _forget(tx, view.id, but_of=view.owner_id)
        kind = ActivityKind.VIEW_SHARED if shared else ActivityKind.VIEW_UNSHARED
        _note(tx, actor, now, kind, view)

    database.write(work)


def delete(database: Database, actor: Actor, view_id: UUID, now: datetime) -> None:
    """Delete a view; the clients stay as they are."""

    def work(tx: Transaction) -> None:
        view = _to_change(tx, actor, view_id)
        tx.execute("delete_saved_view", id=view.id)
        _forget(tx, view.id, but_of=None)
        if view.is_shared:
            _note(tx, actor, now, ActivityKind.VIEW_DELETED, view)

    database.write(work)


def end_membership(tx: Transaction, member_id: UUID) -> None:
    """A removed member's private views go; what they shared passes to the workspace's owner."""
    for row in tx.rows("saved_views"):
        if row["owner_id"] == member_id and not row["is_shared"]:
            _forget(tx, row["id"], but_of=None)
    tx.execute("delete_private_views_of", member_id=member_id)
    members = map(records.as_member, tx.rows("members_to_change"))
    owner = next(one for one in members if one.role == "owner")
    tx.execute("hand_over_views", member_id=member_id, new_owner_id=owner.id)
    tx.execute("delete_looks_of_member", member_id=member_id)
    tx.execute("delete_list_choices", member_id=member_id)


def _seen(tx: Transaction, actor: Actor, view_id: UUID) -> SavedView:
    """A view that the actor sees; one that they do not see is as good as none."""
    found = next((row for row in tx.rows("saved_views") if row["id"] == view_id), None)
    view = as_view(found) if found else None
    if view is None or not view.is_seen_by(actor.id):
        raise NotFound("view", view_id)
    return view


def _to_change(tx: Transaction, actor: Actor, view_id: UUID) -> SavedView:
    view = _seen(tx, actor, view_id)
    if not view.may_be_changed_by(actor):
        raise NotAllowed(
            f"“{view.name}” is {view.owner}’s.",
            hint="Duplicate it: the copy is yours to change.",
        )
    return view


def _write(tx: Transaction, view: SavedView) -> None:
    records.update(tx, "update_saved_view", **_values(view), version=view.version)


def _values(view: SavedView) -> dict[str, object]:
    return {
        "id": view.id,
        "name": view.name,
        "filter": view.filter,
        "columns": " ".join(view.columns),
        "is_shared": view.is_shared,
    }


def _forget(tx: Transaction, view_id: UUID, *, but_of: UUID | None) -> None:
    tx.execute("delete_looks_at_view", view_id=view_id, but_of=but_of)
    tx.execute("forget_default_view", view_id=view_id, but_of=but_of)


def _names(tx: Transaction, owner_id: UUID, but: UUID | None) -> set[str]:
    rows = tx.rows("saved_views")
    return {fold(row["name"]) for row in rows if row["owner_id"] == owner_id and row["id"] != but}


def _refuse_taken(tx: Transaction, owner_id: UUID, name: str, but: UUID | None) -> None:
    taken = _names(tx, owner_id, but)
    if fold(name) in taken:
        raise InvalidField("name", f"There is a view “{name}” already. Choose another name.")
    _refuse_many(len(taken))


def _refuse_many(owned: int) -> None:
    if owned >= MOST:
        raise Refused(
            f"{MOST} views are as many as one person can have.", hint="Delete one that nobody uses."
        )


def _free_name(tx: Transaction, owner_id: UUID, name: str) -> str:
    taken = _names(tx, owner_id, None)
    _refuse_many(len(taken))
    marks = ("copy", *(f"copy {again}" for again in range(2, MOST + 2)))
    tries = (f"{name[:_ROOM].rstrip()} ({mark})" for mark in marks)
    return next(one for one in tries if fold(one) not in taken)


def _note(
    tx: Transaction,
    actor: Actor,
    now: datetime,
    kind: ActivityKind,
    view: SavedView,
    new: str | None = None,
) -> None:
    edit = Edit("view", view.name, new or view.name)
    Act.begin(tx, actor, now).note(kind, [edit], detail={"id": view.id})
