"""The people at a client: added, corrected, removed."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any

from clientdesk.actions import conflicts, records
from clientdesk.actions.conflicts import Subject
from clientdesk.actions.history import Act
from clientdesk.errors import InvalidField, NotFound
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.contact import Contact, ContactDraft, clean_contact
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.words import ContactGroup

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

_LABELS = {
    "name": "Name",
    "email": "E-mail",
    "phone": "Phone",
    "title": "Title",
    "contact_group": "Group",
    "is_primary": "Primary contact",
    "receives_invoices": "Invoices by mail",
    "receives_reminders": "Reminders by mail",
    "receives_statements": "Statements by mail",
}


def of_client(source: Database | Transaction, client_id: UUID) -> list[Contact]:
    """A client's contacts by group, the primary one of each first."""
    return [_contact(row) for row in source.rows("contacts_to_change", client_id=client_id)]


def add(
    database: Database, actor: Actor, client_id: UUID, draft: ContactDraft, now: datetime
) -> UUID:
    """A new contact; the first of its group is its primary one."""
    require(actor, Permission.WORK_CONTACTS)

    def work(tx: Transaction) -> UUID:
        return add_one(Act.begin(tx, actor, now), records.client(tx, client_id), draft)

    return database.write(work)


def add_one(
    act: Act, client: Mapping[str, Any], draft: ContactDraft, source: str = "manual"
) -> UUID:
    """The same inside a transaction; source tells a person's contact from one that was found."""
    tx = act.tx
    kept, _ = clean_contact(draft, country=records.workspace(tx).country)
    others = [each for each in of_client(tx, client["id"]) if _shares(each, kept)]
    kept = replace(kept, is_primary=kept.is_primary or not others)
    values = {"id": new_id(), "client_id": client["id"], "source": source, **asdict(kept)}
    tx.execute("add_contact", **values, now=act.now)
    if kept.is_primary:
        _demote(tx, others)
    edit = Edit("contact", None, _line(kept))
    act.note_client(ActivityKind.CONTACT_ADDED, client, [edit])
    contact_id: UUID = values["id"]
    return contact_id


def edit(
    database: Database,
    actor: Actor,
    contact: Contact,
    *,
    changes: Mapping[str, Any],
    now: datetime,
) -> Contact:
    """Save the changed fields of a contact that was read; raises Conflict as clients.edit does."""
    require(actor, Permission.WORK_CONTACTS)
    unknown = next((name for name in changes if name not in _LABELS), None)
    if unknown is not None:
        raise InvalidField(unknown, f"A contact has no field “{unknown}”.")

    def work(tx: Transaction) -> Contact:
        client = records.client(tx, contact.client_id)
        current = find(tx, contact.client_id, contact.id)
        kept, _ = clean_contact(
            replace(_draft(current), **changes), country=records.workspace(tx).country
        )
        values = asdict(current) | {"created_at": now}
        wanted = {name: getattr(kept, name) for name in changes}
        subject = Subject(contact.client_id, "contact_", contact.id)
        edits = conflicts.edits(
            tx, values, asdict(contact), wanted, labels=_LABELS, subject=subject
        )
        if edits:
            _save(tx, replace(current, **asdict(kept)), current)
            Act.begin(tx, actor, now).note_client(
                ActivityKind.CONTACT_UPDATED,
                client,
                edits,
                detail={"id": current.id, "contact": current.name},
            )
        return find(tx, contact.client_id, contact.id)

    return database.write(work)


def remove(database: Database, actor: Actor, contact: Contact, now: datetime) -> None:
    """Remove a contact; when it was its group's primary one, the next takes its place."""
    require(actor, Permission.WORK_CONTACTS)

    def work(tx: Transaction) -> None:
        client = records.client(tx, contact.client_id)
        current = find(tx, contact.client_id, contact.id)
        tx.execute("delete_contact", id=current.id)
        promote(tx, current)
        Act.begin(tx, actor, now).note_client(
            ActivityKind.CONTACT_REMOVED, client, [Edit("contact", _line(current), None)]
        )

    database.write(work)


def _contact(row: Mapping[str, Any]) -> Contact:
    return Contact(**{**row, "contact_group": ContactGroup(row["contact_group"])})


def find(tx: Transaction, client_id: UUID, contact_id: UUID) -> Contact:
    """A contact of a client; raises NotFound."""
    for each in of_client(tx, client_id):
        if each.id == contact_id:
            return each
    raise NotFound("contact", contact_id)


def _draft(contact: Contact) -> ContactDraft:
    return ContactDraft(**{part.name: getattr(contact, part.name) for part in fields(ContactDraft)})


def _shares(contact: Contact, other: Contact | ContactDraft) -> bool:
    return contact.contact_group == other.contact_group


def _line(contact: Contact | ContactDraft) -> str:
    return f"{contact.name} <{contact.email}>" if contact.email else contact.name


def _save(tx: Transaction, new: Contact, old: Contact) -> None:
    """Write a contact; each group that it leaves or joins keeps exactly one primary one."""
    others = [
        each for each in of_client(tx, new.client_id) if each.id != new.id and _shares(each, new)
    ]
    # A group never loses its primary contact by unmarking it, only by marking another.
    stays = old.is_primary and _shares(old, new)
    new = replace(new, is_primary=new.is_primary or stays or not others)
    _update(tx, new)
    if new.is_primary:
        _demote(tx, others)
    if not _shares(old, new):
        promote(tx, old)


def _demote(tx: Transaction, contacts: list[Contact]) -> None:
    for each in contacts:
        if each.is_primary:
            _update(tx, replace(each, is_primary=False))


def promote(tx: Transaction, gone: Contact) -> None:
    """Give the group that a primary contact left another one."""
    group = [each for each in of_client(tx, gone.client_id) if _shares(each, gone)]
    if group and not any(each.is_primary for each in group):
        _update(tx, replace(group[0], is_primary=True))


def _update(tx: Transaction, contact: Contact) -> None:
    values = asdict(_draft(contact))
    records.update(tx, "update_contact", id=contact.id, version=contact.version, **values)
