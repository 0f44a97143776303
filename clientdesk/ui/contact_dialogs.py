"""Dialogs about the people at a client: add, edit, remove."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, Literal

import streamlit as st

from clientdesk.actions import contacts
from clientdesk.errors import ClientDeskError, Conflict, NotFound
from clientdesk.model.contact import MAX_TITLE, Contact, ContactDraft
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import ContactGroup
from clientdesk.text.labels import label
from clientdesk.text.plurals import listed
from clientdesk.ui import cached, erasure, notices, profile_reads, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

Kind = Literal["add", "edit", "remove", "erase"]

_ASKED: Final = "contact-dialog"
_DONE: Final = "contact-done"
_PROBLEM: Final = "contact-problem"
_MAILS: Final = {
    "receives_invoices": "Invoices",
    "receives_reminders": "Reminders",
    "receives_statements": "Statements",
}
_FOR: Final = {
    ContactGroup.BILLING: "Takes the invoices in and checks them.",
    ContactGroup.COLLECTIONS: "Is asked when an invoice stays unpaid.",
    ContactGroup.PROCUREMENT: "Orders, and gives order numbers.",
    ContactGroup.EXECUTIVE: "Decides when nobody else can.",
    ContactGroup.OTHER: "Anybody else whom the team writes to.",
}


def ask(kind: Kind, client_id: UUID, contact_id: UUID | None = None) -> None:
    """Open this dialog in the next run."""
    state.keep(_ASKED, (kind, client_id, contact_id))
    state.take(_DONE, default=False)


def show() -> bool:
    """Open the dialog that was asked for, once; whether there was one."""
    nothing: tuple[Kind, UUID, UUID | None] | None = None
    asked = state.take(_ASKED, nothing)
    if asked is None:
        return False
    kind, client_id, contact_id = asked
    if contact_id is None:
        st.dialog("Add contact")(_form)(client_id, None)
        return True
    contact = next(
        (each for each in profile_reads.contacts(client_id) if each.id == contact_id), None
    )
    if contact is None:
        st.toast("This contact was removed meanwhile.", icon=":material/delete:")
        return False
    title = md(short(contact.name, 40))
    if kind == "edit":
        st.dialog(f"Edit {title}")(_form)(client_id, contact)
    elif kind == "erase":
        erasure.show_contact(contact)
    else:
        st.dialog(f"Remove {title}?", width="small")(_removal)(contact)
    return True


def _form(client_id: UUID, contact: Contact | None) -> None:
    """The fields of a new contact, or of one that is corrected."""
    _close_when_done()
    st.text_input("Name", contact.name if contact else "", max_chars=200, key=_key("name"))
    st.text_input(
        "Title",
        (contact.title if contact else None) or "",
        max_chars=MAX_TITLE,
        key=_key("title"),
        placeholder="Accounts payable",
    )
    st.text_input("E-mail", (contact.email if contact else None) or "", key=_key("email"))
    st.text_input("Phone", (contact.phone if contact else None) or "", key=_key("phone"))
    _group(contact)
    _mails(contact)
    _problem()
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="contact-cancel"):
            st.rerun()
        st.button(
            "Save changes" if contact else "Add contact",
            type="primary",
            key="contact-save",
            on_click=_save,
            args=(client_id, contact),
        )


def _group(contact: Contact | None) -> None:
    groups = list(ContactGroup)
    now = contact.contact_group if contact else ContactGroup.BILLING
    group: ContactGroup = st.selectbox(
        "Group",
        groups,
        groups.index(now),
        format_func=lambda word: label("contact_group", word),
        key=_key("contact_group"),
    )
    st.caption(_FOR[group])
    stays = contact is not None and contact.is_primary and contact.contact_group is group
    st.checkbox(
        "Asked first in this group",
        contact.is_primary if contact else False,
        key=_key("is_primary"),
        disabled=stays,
        help="To change this, make another contact of the group its primary one."
        if stays
        else None,
    )


def _mails(contact: Contact | None) -> None:
    st.pills(
        "Receives",
        list(_MAILS),
        selection_mode="multi",
        default=[mail for mail in _MAILS if contact and getattr(contact, mail)],
        format_func=_MAILS.__getitem__,
        key=_key("mails"),
    )


def _key(field: str) -> str:
    return f"contact-{field}"


def _typed() -> ContactDraft:
    mails: list[str] = state.recall(_key("mails"), [])
    return ContactDraft(
        name=state.recall(_key("name"), ""),
        email=state.recall(_key("email"), "") or None,
        phone=state.recall(_key("phone"), "") or None,
        title=state.recall(_key("title"), "") or None,
        contact_group=state.recall(_key("contact_group"), ContactGroup.BILLING),
        is_primary=bool(state.recall(_key("is_primary"), default=False)),
        **{mail: mail in mails for mail in _MAILS},
    )


def _save(client_id: UUID, contact: Contact | None) -> None:
    typed = _typed()
    name = short(typed.name.strip(), 60)
    if contact is None:
        _attempt(lambda: _add(client_id, typed), f"{name} was added.")
    else:
        _attempt(lambda: _correct(contact, typed), f"{name} is saved.")


def _add(client_id: UUID, draft: ContactDraft) -> None:
    contacts.add(cached.database(), cached.actor(), client_id, draft, cached.now())


def _correct(contact: Contact, typed: ContactDraft) -> None:
    names = (field.name for field in fields(ContactDraft))
    changes: dict[str, Any] = {
        name: getattr(typed, name)
        for name in names
        if getattr(typed, name) != getattr(contact, name)
    }
    if changes:
        contacts.edit(cached.database(), cached.actor(), contact, changes=changes, now=cached.now())


def _removal(contact: Contact) -> None:
    """What goes with a contact, and who takes its place."""
    _close_when_done()
    mails = [_MAILS[mail].lower() for mail in _MAILS if getattr(contact, mail)]
    if mails:
        st.text(f"They receive no {listed(mails)} any more.")
    st.text(
        "What was done with this contact stays in the activity, with the name. "
        "To take it out of there too, erase it for privacy instead."
    )
    _problem()
    with st.container(horizontal=True, horizontal_alignment="right"):
        if may(cached.actor(), Permission.DELETE_CLIENTS):
            if st.button("Erase for privacy", key="contact-erase", type="tertiary"):
                ask("erase", contact.client_id, contact.id)
                st.rerun()
            st.space("stretch")
        if st.button("Cancel", key="contact-cancel"):
            st.rerun()
        st.button(
            "Remove contact",
            type="primary",
            key="contact-remove",
            on_click=_remove,
            args=(contact,),
        )


def _remove(contact: Contact) -> None:
    _attempt(
        lambda: contacts.remove(cached.database(), cached.actor(), contact, cached.now()),
        f"{short(contact.name, 60)} was removed.",
    )


def _attempt(work: Callable[[], object], done: str) -> None:
    """Do it and close the dialog, or say in the dialog why not."""
    try:
        work()
    except Conflict as conflict:
        state.keep(_PROBLEM, f"{conflict.message} Close this and open the contact again.")
    except NotFound:
        state.keep(_PROBLEM, "This contact was removed meanwhile.")
    except ClientDeskError as problem:
        state.keep(_PROBLEM, f"{problem.message} {problem.hint}".strip())
    else:
        notices.say(done)
        state.keep(_DONE, True)


def _close_when_done() -> None:
    if state.take(_DONE, default=False):
        st.rerun()


def _problem() -> None:
    problem = state.take(_PROBLEM, "")
    if problem:
        st.error(md(problem))
