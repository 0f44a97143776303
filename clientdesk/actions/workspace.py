"""The workspace: made once, changed in Settings."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from clientdesk.actions import conflicts, records
from clientdesk.actions.conflicts import Subject
from clientdesk.actions.enrichment_queue import lose_entitlement
from clientdesk.actions.history import Act
from clientdesk.errors import NotFound, Refused
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.ids import new_id
from clientdesk.model.member import MemberDraft, clean_member
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.words import Role
from clientdesk.model.workspace import LABELS, Workspace, WorkspaceDraft, clean_setting
from clientdesk.store.figures import refresh_figures
from clientdesk.store.rates import fetched_path, load_rates

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def create_workspace(
    database: Database, draft: WorkspaceDraft, owner_name: str, owner_email: str, now: datetime
) -> Actor:
    """The workspace of an empty database and its owner; raises Refused when there is one."""
    country = str(clean_setting("country", draft.country))
    settings = {
        name: clean_setting(name, value, country=country)
        for name, value in asdict(draft).items()
        if name in LABELS
    }
    member = clean_member(MemberDraft(owner_name, owner_email), country=country)

    def work(tx: Transaction) -> Actor:
        if tx.row("workspace_to_change"):
            raise Refused("This database already has a workspace.")
        tx.execute("add_workspace", id=new_id(), **settings, is_demo=draft.is_demo, now=now)
        owner = Actor(id=new_id(), name=member.name, role=Role.OWNER)
        values = {"name": member.name, "email": member.email, "role": str(Role.OWNER)}
        tx.execute("add_member", id=owner.id, **values, now=now)
        base_currency = str(settings["base_currency"])
        load_rates(tx, base_currency, fetched=fetched_path(database.path))
        Act.begin(tx, owner, now).note(ActivityKind.WORKSPACE_CREATED)
        return owner

    return database.write(work)


def edit_workspace(
    database: Database,
    actor: Actor,
    read: Workspace,
    changes: Mapping[str, object],
    now: datetime,
) -> Workspace:
    """Save the changed settings; raises Conflict for one that somebody else saved since."""
    require(actor, Permission.CHANGE_SETTINGS)
    country = str(clean_setting("country", changes.get("country", read.country)))
    wanted = {name: clean_setting(name, value, country=country) for name, value in changes.items()}

    def work(tx: Transaction) -> Workspace:
        current = _values(records.workspace(tx))
        edits = conflicts.edits(
            tx, current, _values(read), wanted, labels=LABELS, subject=Subject()
        )
        if edits:
            act = Act.begin(tx, actor, now)
            if any(edit.field == "base_currency" for edit in edits):
                fetched = fetched_path(database.path)
                _change_rates(tx, str(wanted["base_currency"]), fetched)
            _save(act, current, wanted, edits)
        return records.workspace(tx)

    return database.write(work)


def local_owner(database: Database) -> Actor:
    """The owner, as whom local sign-in acts; raises NotFound in a database without one."""
    row = database.row("local_owner")
    if row is None:
        raise NotFound("owner", "in this database")
    return records.as_member(row).actor()


def _values(workspace: Workspace) -> dict[str, Any]:
    return {name: getattr(workspace, name) for name in (*LABELS, "created_at", "version")}


def _save(
    act: Act, current: Mapping[str, Any], wanted: Mapping[str, Any], edits: list[Edit]
) -> None:
    changed = {edit.field for edit in edits}
    new = {name: wanted.get(name, current[name]) for name in LABELS}
    records.update(act.tx, "update_workspace", **new, version=current["version"])
    act.note(ActivityKind.WORKSPACE_UPDATED, edits)
    if "enrichment_enabled" in changed and not new["enrichment_enabled"]:
        lose_entitlement(act)
    if "timezone" in changed:
        _move_days(act, str(new["timezone"]))


def _change_rates(tx: Transaction, base_currency: str, fetched: Path) -> None:
    if tx.row("any_invoice"):
        raise Refused(
            "Base currency cannot be changed, because the workspace has invoices.",
            hint="Start another workspace for another base currency.",
        )
    tx.execute("delete_exchange_rates")
    load_rates(tx, base_currency, fetched=fetched)


def _move_days(act: Act, timezone: str) -> None:
    """Cancellations and voided payments may fall on another day in the new time zone."""
    act.tx.execute("move_invoice_days", timezone=timezone)
    act.tx.execute("move_payment_days", timezone=timezone)
    refresh_figures(act.tx, records.workspace(act.tx).day(act.now))
