"""The people at a client, by what they are there for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.actions import contacts
from clientdesk.text.labels import label
from clientdesk.ui import cached
from clientdesk.ui.components import table
from clientdesk.ui.components.table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.contact import Contact

COLUMNS: Final = (
    Column("Name"),
    Column("Group"),
    Column("Title"),
    Column("E-mail"),
    Column("Phone"),
)


def of_client(client_id: UUID) -> list[Contact]:
    """The client's contacts, the primary one of each group first."""
    return contacts.of_client(cached.database(), client_id)


def show(client_id: UUID, people: list[Contact]) -> None:
    """Draw the contacts."""
    rows = [_row(contact) for contact in people]
    table.show(Table("Contacts", COLUMNS, rows), f"contacts-{client_id}")


def _row(contact: Contact) -> Row:
    group = label("contact_group", contact.contact_group)
    group = f"{group}, primary" if contact.is_primary else group
    texts = (group, contact.title, contact.email, contact.phone)
    return Row(
        id=str(contact.id),
        name=contact.name,
        cells=(
            Cell(contact.name),
            *(Cell(text) if text else None for text in texts),
        ),
    )
