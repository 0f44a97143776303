"""The people at a client by group: who is asked first, and who receives what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.actions import contacts
from clientdesk.errors import NotFound
from clientdesk.model.permissions import Permission
from clientdesk.model.recipients import invoice_contacts, invoice_recipients
from clientdesk.text.labels import label
from clientdesk.text.plurals import listed
from clientdesk.ui import cached, contact_dialogs, notices, profile_reads
from clientdesk.ui.components import facts, table
from clientdesk.ui.components.facts import Fact
from clientdesk.ui.components.table import Cell, Column, Row, Table
from clientdesk.ui.escape import short
from clientdesk.ui.profile_section import can, section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clientdesk.model.contact import Contact
    from clientdesk.queries.clients import ClientRecord

COLUMNS: Final = (
    Column("Name", "elastic"),
    Column("Group"),
    Column("E-mail and phone"),
    Column("Receives", "aside"),
)
MAILS: Final = {
    "receives_invoices": "Invoices",
    "receives_reminders": "Reminders",
    "receives_statements": "Statements",
}
_EDIT: Final = "Edit"
_FIRST: Final = "Make primary"
_REMOVE: Final = "Remove"


def show(record: ClientRecord) -> None:
    """Draw the section."""
    people = profile_reads.contacts(record.id)
    works = can(record, Permission.WORK_CONTACTS)

    def add() -> None:
        if works:
            st.button(
                "Add contact",
                key="contact-add",
                icon=":material/person_add:",
                type="tertiary",
                on_click=contact_dialogs.ask,
                args=("add", record.id),
            )

    with section("contacts", action=add):
        if not people:
            st.text("No contacts yet. Add who receives invoices, reminders and statements.")
            return
        facts.show(_receivers(record, people), f"receivers-{record.id}")
        _table(record, people, works=works)


def _receivers(record: ClientRecord, people: Sequence[Contact]) -> list[Fact]:
    """Who receives each kind of mail; nobody is worth saying, too."""
    found = [Fact("Invoices go to", *_invoices_go_to(record, people))]
    for field in ("receives_reminders", "receives_statements"):
        names = [short(each.name, 40) for each in people if getattr(each, field)]
        found.append(Fact(f"{MAILS[field]} go to", listed(names) or "Nobody yet"))
    return found


def _invoices_go_to(record: ClientRecord, people: Sequence[Contact]) -> tuple[str, str]:
    """The names, and why them where nobody was chosen."""
    chosen = invoice_recipients(people, record.email)
    names = listed([short(each.name or each.email, 40) for each in chosen]) or "Nobody yet"
    if not chosen or any(each.receives_invoices for each in people if each.email):
        return names, ""
    why = "the primary billing contact" if chosen[0].name else "the client’s own address"
    return names, f"as {why}"


def _table(record: ClientRecord, people: Sequence[Contact], *, works: bool) -> None:
    by_id = {str(each.id): each for each in people}
    billed = {each.id for each in invoice_contacts(people)}
    rows = [_row(each, gets_invoices=each.id in billed, works=works) for each in people]
    table.show(
        Table("Contacts", COLUMNS, rows),
        f"contacts-{record.id}",
        on_open=(lambda chosen: contact_dialogs.ask("edit", record.id, UUID(chosen)))
        if works
        else None,
        on_choose=(lambda chosen, action: _do(record.id, by_id.get(chosen), action))
        if works
        else None,
    )


def _row(contact: Contact, *, gets_invoices: bool, works: bool) -> Row:
    others = () if contact.is_primary else (_FIRST,)
    group = label("contact_group", contact.contact_group)
    return Row(
        id=str(contact.id),
        name=contact.name,
        cells=(
            Cell(contact.name, below=contact.title or ""),
            Cell(group, below="Primary" if contact.is_primary else ""),
            _reached(contact),
            _received(contact, gets_invoices=gets_invoices),
        ),
        href=f"/client?id={contact.client_id}#contacts",
        menu=(_EDIT, *others, _REMOVE) if works else (),
    )


def _reached(contact: Contact) -> Cell | None:
    ways = [way for way in (contact.email, contact.phone) if way]
    return Cell(ways[0], below=ways[1] if len(ways) > 1 else "") if ways else None


def _received(contact: Contact, *, gets_invoices: bool) -> Cell | None:
    """What was chosen for them, and invoices that reach them without."""
    mails = [mail for field, mail in MAILS.items() if getattr(contact, field)]
    if len(mails) == len(MAILS):
        return Cell("Everything", title=", ".join(mails))
    if gets_invoices and not contact.receives_invoices:
        mails.insert(0, "Invoices (as primary)")
    return Cell(", ".join(mails)) if mails else None


def _do(client_id: UUID, contact: Contact | None, action: str) -> None:
    """Do what was chosen in a contact's menu; others may have removed it meanwhile."""
    if contact is None:
        notices.say("This contact was removed meanwhile.")
    elif action == _FIRST:
        _make_primary(contact)
    else:
        contact_dialogs.ask("edit" if action == _EDIT else "remove", client_id, contact.id)


def _make_primary(contact: Contact) -> None:
    try:
        contacts.edit(
            cached.database(),
            cached.actor(),
            contact,
            changes={"is_primary": True},
            now=cached.now(),
        )
    except NotFound:
        notices.say("This contact was removed meanwhile.")
        return
    group = label("contact_group", contact.contact_group).lower()
    notices.say(f"{short(contact.name, 60)} is asked first for {group} now.")
