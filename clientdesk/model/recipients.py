"""Who receives a client's invoices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.model.words import ContactGroup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.model.contact import Contact


@dataclass(frozen=True, slots=True)
class Recipient:
    """An address, and whose it is; without a name it is the client's own."""

    email: str
    name: str = ""


def invoice_contacts(contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Every contact that receives invoices; else the primary billing contact; else none."""
    reachable = [contact for contact in contacts if contact.email]
    chosen = [contact for contact in reachable if contact.receives_invoices]
    billing = [
        contact
        for contact in reachable
        if contact.contact_group is ContactGroup.BILLING and contact.is_primary
    ]
    return tuple(chosen or billing)


def invoice_recipients(
    contacts: Iterable[Contact], client_email: str | None
) -> tuple[Recipient, ...]:
    """The contacts that invoices go to, else the client.

    Nobody when none of them has an address.
    """
    chosen = invoice_contacts(contacts)
    found = tuple(Recipient(contact.email or "", contact.name) for contact in chosen)
    return found or ((Recipient(client_email),) if client_email else ())
