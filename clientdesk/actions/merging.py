"""Several records of one client made one, in one transaction that can be taken back for good."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from clientdesk.actions import client_edits, records
from clientdesk.actions.enrichment_queue import withdraw
from clientdesk.actions.history import Act
from clientdesk.actions.merging_moves import end_links, join_people, move_all
from clientdesk.actions.undoable import Undoable, as_rows
from clientdesk.errors import Conflict, InvalidField, NotFound, Refused
from clientdesk.model.activity import ActivityKind, Edit, as_text
from clientdesk.model.client import EDITABLE, ClientDraft, keys
from clientdesk.model.merging import (
    CHOOSABLE,
    Merge,
    Merged,
    MergePreview,
    carried_over,
    joined_notes,
    link_taker,
    warnings,
)
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.undoable import ActKind
from clientdesk.model.words import MemberStatus
from clientdesk.store.figures import refresh_figures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Snapshot, Transaction

    Client = Mapping[str, Any]


def preview(database: Database, survivor_id: UUID, absorbed_ids: Sequence[UUID]) -> MergePreview:
    """What a merge would move, and what to know before; raises NotFound, Refused."""
    with database.snapshot() as snapshot:
        survivor, absorbed = _read(snapshot, survivor_id, absorbed_ids)
        counts = snapshot.rows("merge_counts", ids=list(absorbed_ids))[0]
    return MergePreview(**counts, warnings=warnings(survivor, absorbed))


def merge(database: Database, actor: Actor, asked: Merge, now: datetime, today: date) -> Merged:
    """Make clients one: what the others have moves to the survivor, which takes the values.

    Raises NotAllowed, NotFound, Refused, InvalidField, and Conflict when one of the records was
    saved since it was read. `undoing.undo` takes it back.
    """
    require(actor, Permission.MERGE_CLIENTS)

    return database.write(lambda tx: _merge(Act.begin(tx, actor, now), asked, today))


def _merge(act: Act, asked: Merge, today: date) -> Merged:
    tx = act.tx
    survivor, absorbed = _read(tx, asked.survivor_id, asked.absorbed_ids)
    _refuse_changed([survivor, *absorbed], asked.versions)
    undoable = _begin(act, survivor, absorbed)
    # What is queued or being looked up for a client that goes ends here.
    jobs = tx.rows("open_jobs", client_ids=list(asked.absorbed_ids))
    undoable.keep("enrichment_jobs", [job["job_id"] for job in jobs])
    withdraw(act, list(asked.absorbed_ids), running=True)
    taker = link_taker(survivor, absorbed)
    new = _survivor(tx, survivor, absorbed, asked.values)
    new["portal_enabled"] = survivor["portal_enabled"] or taker is not None
    end_links(undoable, [each["id"] for each in absorbed if each is not taker])
    join_people(undoable, asked.survivor_id, asked.absorbed_ids)
    moved = [move_all(undoable, each["id"], asked.survivor_id) for each in absorbed]
    _save(act, survivor, new)
    _take_out(act, new, absorbed)
    refresh_figures(tx, today, [asked.survivor_id])
    undoable.seal()
    counts = (sum(each) for each in zip(*moved, strict=True))
    return Merged(act.change_id, asked.survivor_id, *counts)


def _read(
    snapshot: Snapshot, survivor_id: UUID, absorbed_ids: Sequence[UUID]
) -> tuple[Client, list[Client]]:
    """The records, the absorbed ones in their order."""
    if not absorbed_ids or len({survivor_id, *absorbed_ids}) <= len(absorbed_ids):
        raise Refused("A merge takes at least two records, each once.")
    rows = snapshot.rows("clients_to_merge", ids=[survivor_id, *absorbed_ids])
    found = {row["id"]: row for row in rows}
    for client_id in (survivor_id, *absorbed_ids):
        if client_id not in found:
            raise NotFound("client", client_id)
    return found[survivor_id], [found[client_id] for client_id in absorbed_ids]


def _refuse_changed(clients: Sequence[Client], versions: Mapping[UUID, int]) -> None:
    changed = [each["name"] for each in clients if versions.get(each["id"]) != each["version"]]
    if changed:
        raise Conflict(
            f"{', '.join(changed)} changed after you opened this. Nothing was merged.",
            [],
            hint="Look at the records again, then merge them.",
        )


def _begin(act: Act, survivor: Client, absorbed: Sequence[Client]) -> Undoable:
    """The act, and the records as they are; its label holds no names, which may be erased."""
    ids = [each["id"] for each in absorbed]
    count = len(ids) + 1
    undoable = Undoable.begin(
        act,
        ActKind.MERGE,
        label=f"{count} records made one",
        detail={"survivor_id": survivor["id"], "absorbed_ids": ids},
    )
    everyone = [survivor["id"], *ids]
    undoable.keep("clients", everyone)
    act.tx.apply("keep_dismissals", as_rows(everyone), act_id=act.change_id)
    return undoable


def _survivor(
    tx: Transaction,
    survivor: Client,
    absorbed: Sequence[Client],
    values: Mapping[str, object],
) -> dict[str, Any]:
    """The record that stays: as it was, with what was chosen, all notes, and what it inherits."""
    for name in values:
        if name not in CHOOSABLE:
            raise InvalidField(name, f"A merge cannot choose the field “{name}”.")
    notes = joined_notes([survivor["notes"], *(each["notes"] for each in absorbed)])
    wanted = {"notes": notes, **values}
    # What one of the records holds already was judged when it was saved.
    known = {
        name: value
        for name, value in wanted.items()
        if any(value == each[name] for each in absorbed)
    }
    typed = {name: value for name, value in wanted.items() if name in EDITABLE.keys() - known}
    kept, _ = client_edits.cleaned(tx, survivor, typed)
    if "owner_id" in values:
        _refuse_owner(tx, values["owner_id"])
    owner = {"owner_id": values.get("owner_id", survivor["owner_id"])}
    return {**survivor, **carried_over(survivor, absorbed), **known, **kept, **owner}


def _refuse_owner(tx: Transaction, member_id: Any) -> None:  # noqa: ANN401 - as a form gives it
    if member_id is None:
        return
    member = records.member(tx, member_id)
    if member.status is not MemberStatus.ACTIVE:
        raise InvalidField("owner_id", f"{member.name} is not active. Choose an active member.")


def _save(act: Act, survivor: Client, new: Mapping[str, Any]) -> None:
    texts = {part.name: new[part.name] for part in fields(ClientDraft)}
    names = (
        *("id", "currency", "payment_terms_days", "reminder_tone", "locale", "owner_id"),
        *("archived_at", "portal_enabled", "on_hold", "industry", "company_type"),
        *("size_segment", "risk_tier", "linkedin_url", "finance_contact"),
        *("finance_contact_email", "facts_by_hand"),
    )
    records.update(
        act.tx,
        "update_survivor",
        **texts,
        **keys(ClientDraft(**texts)),
        **{name: new[name] for name in names},
        version=survivor["version"],
        now=act.now,
    )
    edits = [
        Edit(name, as_text(survivor[name]), as_text(new[name]))
        for name in EDITABLE
        if survivor[name] != new[name]
    ]
    if edits:
        act.note_client(ActivityKind.UPDATED, {**new}, edits)


def _take_out(act: Act, survivor: Client, absorbed: Sequence[Client]) -> None:
    """The absorbed records leave the clients; their ids lead to the survivor."""
    tx = act.tx
    tx.changed.clients.update(each["id"] for each in (survivor, *absorbed))
    for each in absorbed:
        tx.execute("delete_client_figures", client_id=each["id"])
        tx.execute("delete_client", id=each["id"])
        tx.execute(
            "add_merge",
            act_id=act.change_id,
            absorbed_id=each["id"],
            absorbed_name=each["name"],
            survivor_id=survivor["id"],
            now=act.now,
            by=act.actor.name,
        )
    edits = [Edit("merged", each["name"], None) for each in absorbed]
    act.note_client(ActivityKind.MERGED, survivor, edits)
