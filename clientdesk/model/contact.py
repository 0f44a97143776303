"""The people at a client, by what they are there for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clientdesk.errors import InvalidField
from clientdesk.model.fields import clean
from clientdesk.model.words import ContactGroup

if TYPE_CHECKING:
    from uuid import UUID

MAX_TITLE = 100
"""Characters of a contact's title."""


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact as people enter one; the first of a group becomes its primary one."""

    name: str
    email: str | None = None
    phone: str | None = None
    title: str | None = None
    contact_group: ContactGroup = ContactGroup.BILLING
    is_primary: bool = False
    receives_invoices: bool = False
    receives_reminders: bool = False
    receives_statements: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or mailbox at a client."""

    id: UUID
    client_id: UUID
    name: str
    email: str | None
    phone: str | None
    title: str | None
    contact_group: ContactGroup
    is_primary: bool
    receives_invoices: bool
    receives_reminders: bool
    receives_statements: bool
    source: str
    version: int


def clean_contact(draft: ContactDraft, *, country: str) -> tuple[ContactDraft, dict[str, str]]:
    """The draft as it is kept, and hints; raises InvalidField."""
    phone = clean("phone", draft.phone, country=country)
    kept = replace(
        draft,
        name=clean("name", draft.name, country=country).value or "",
        email=clean("email", draft.email, country=country).value,
        phone=phone.value,
        title=_title(draft.title, country),
        contact_group=_group(draft.contact_group),
    )
    _refuse_unreachable(kept)
    return kept, {"phone": phone.hint} if phone.hint else {}


def _title(title: str | None, country: str) -> str | None:
    if not (title or "").strip():
        return None
    try:
        text = clean("name", title, country=country).value or ""
    except InvalidField as error:
        raise InvalidField("title", error.message.replace("Name", "Title", 1)) from error
    if len(text) > MAX_TITLE:
        raise InvalidField("title", f"Title can have at most {MAX_TITLE} characters. Shorten it.")
    return text


def _group(word: str) -> ContactGroup:
    if word not in set(ContactGroup):
        raise InvalidField("contact_group", f"Group must be one of {', '.join(ContactGroup)}.")
    return ContactGroup(word)


def _refuse_unreachable(draft: ContactDraft) -> None:
    receives = draft.receives_invoices or draft.receives_reminders or draft.receives_statements
    if receives and not draft.email:
        raise InvalidField(
            "email", "E-mail is empty, but this contact is to receive mail. Enter an address."
        )
