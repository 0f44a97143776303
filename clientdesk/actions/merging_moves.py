"""What changes hands in a merge: invoices, payments, people, history, links, what was found."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from clientdesk.actions import contacts, records
from clientdesk.model.contact import ContactDraft
from clientdesk.model.folding import fold
from clientdesk.model.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from clientdesk.actions.undoable import Moved, Undoable
    from clientdesk.model.contact import Contact

_GIVE: Final[Mapping[Moved, str]] = {
    "invoices": "give_invoices",
    "payments": "give_payments",
    "client_contacts": "give_client_contacts",
    "activities": "give_activities",
    "enrichment_jobs": "give_enrichment_jobs",
    "enrichment_results": "give_enrichment_results",
    "portal_links": "give_portal_links",
}
_RECEIVES: Final = ("receives_invoices", "receives_reminders", "receives_statements")


def move_all(undoable: Undoable, client_id: UUID, survivor_id: UUID) -> tuple[int, int, int, int]:
    """Give a client's rows to the survivor; how many invoices, payments, contacts, activities."""
    tx, counts = undoable.act.tx, {}
    for table, give in _GIVE.items():
        ids = tx.frame("rows_of_client", table=table, client_id=client_id)["id"]
        undoable.moved(table, ids, belonged_to=client_id)
        tx.execute(give, client_id=client_id, survivor_id=survivor_id)
        counts[table] = ids.len()
    tx.execute("follow_portal_links")
    tx.execute("give_dismissals", client_id=client_id, survivor_id=survivor_id)
    tx.execute("delete_client_dismissals", client_id=client_id)
    _give_told_apart(undoable, client_id, survivor_id)
    names: tuple[Moved, ...] = ("invoices", "payments", "client_contacts", "activities")
    invoices, payments, people, activities = (counts[name] for name in names)
    return invoices, payments, people, activities


def end_links(undoable: Undoable, ending: Sequence[UUID]) -> None:
    """End the open portal links of clients."""
    tx = undoable.act.tx
    for client_id in ending:
        row = tx.row("portal_link_of_client", client_id=client_id)
        if row is not None:
            undoable.keep("portal_links", [row["id"]])
            tx.execute("end_portal_links", client_id=client_id, now=undoable.act.now)


def join_people(undoable: Undoable, survivor_id: UUID, absorbed_ids: Sequence[UUID]) -> None:
    """Let no person stand twice, and no group have two primary contacts.

    Two contacts of one group are the same when their e-mail is, or without one name and phone.
    """
    tx = undoable.act.tx
    kept = contacts.of_client(tx, survivor_id)
    before = {each.id: each for each in kept}
    gone: list[UUID] = []
    for each in (each for client_id in absorbed_ids for each in contacts.of_client(tx, client_id)):
        before[each.id] = each
        place = next((at for at, one in enumerate(kept) if _who(one) == _who(each)), None)
        if place is None:
            is_second = each.is_primary and any(_leads(one, each) for one in kept)
            kept.append(replace(each, is_primary=each.is_primary and not is_second))
        else:
            kept[place] = _receiving_as(kept[place], each)
            gone.append(each.id)
    changed = [each for each in kept if each != before[each.id]]
    undoable.keep("client_contacts", [*gone, *(each.id for each in changed)])
    for each in changed:
        _write(undoable, each)
    for contact_id in gone:
        tx.execute("delete_contact", id=contact_id)


def _who(contact: Contact) -> tuple[object, ...]:
    person = (fold(contact.email),) if contact.email else (fold(contact.name), contact.phone)
    return (contact.contact_group, bool(contact.email), *person)


def _leads(one: Contact, other: Contact) -> bool:
    return one.is_primary and one.contact_group == other.contact_group


def _receiving_as(contact: Contact, twin: Contact) -> Contact:
    """Who got mail as one of two contacts gets it still; nothing is mailed without an e-mail."""
    return replace(
        contact, **{name: getattr(contact, name) or getattr(twin, name) for name in _RECEIVES}
    )


def _write(undoable: Undoable, contact: Contact) -> None:
    values = {part.name: asdict(contact)[part.name] for part in fields(ContactDraft)}
    records.update(
        undoable.act.tx, "update_contact", id=contact.id, version=contact.version, **values
    )


def _give_told_apart(undoable: Undoable, client_id: UUID, survivor_id: UUID) -> None:
    """What people said of the absorbed holds of the survivor: it and another are two."""
    tx, survivor = undoable.act.tx, str(survivor_id)
    known = set(tx.frame("told_apart", id=survivor_id)["other"])
    rows = [
        _apart(survivor, said, undoable)
        for said in tx.rows("told_apart", id=client_id)
        if said["other"] not in known | {survivor}
    ]
    if rows:
        tx.insert("not_duplicates", pl.DataFrame(rows))


def _apart(survivor: str, said: Mapping[str, Any], undoable: Undoable) -> dict[str, Any]:
    one, other = sorted((survivor, said["other"]))
    return {
        "id": str(new_id()),
        "one_id": one,
        "other_id": other,
        "said_at": said["said_at"],
        "said_by": said["said_by"],
        "act_id": str(undoable.act.change_id),
    }
