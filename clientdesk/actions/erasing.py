"""Erasure for privacy: a client or a contact goes, also from what was kept, and from the bytes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from clientdesk.actions import contacts, records
from clientdesk.actions.client_removal import refuse_other_name, take_out
from clientdesk.actions.history import Act
from clientdesk.actions.merging_traces import forget_merges
from clientdesk.errors import NotFound
from clientdesk.model.activity import ActivityKind
from clientdesk.model.erasure import ERASED, ErasureImpact, Left, Proof, keep_until
from clientdesk.model.permissions import SYSTEM, Actor, Permission, require
from clientdesk.queries.merges import absorbed_by
from clientdesk.store import backup
from clientdesk.store.aside import drop_aside
from clientdesk.store.rewriting import bytes_left, rewrite
from clientdesk.store.tombstones import add_tombstones, read_tombstones

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.model.contact import Contact
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

_SHORTEST: Final = 5
"""Letters of a text that the proof looks for; shorter ones stand everywhere."""

_NEVER_ISSUED: Final = (
    "delete_payments_of_drafts",
    "delete_lines_of_drafts",
    "delete_drafts_of_client",
)


def impact_of(database: Database, client_id: UUID, *, kept_from: date, years: int) -> ErasureImpact:
    """What an erasure of the client would touch; raises NotFound."""
    row = database.row("erasure_impact", id=client_id, kept_from=kept_from)
    if row is None:
        raise NotFound("client", client_id)
    last = row.pop("last_invoice")
    until = keep_until(last, years) if row["kept_invoices"] else None
    return ErasureImpact(**row, keep_until=until)


def erase_client(
    database: Database,
    actor: Actor,
    client_id: UUID,
    *,
    typed_name: str,
    kept_from: date,
    now: datetime,
) -> Proof:
    """Erase a client for good, and write the file anew so that its bytes are gone.

    Invoices issued since kept_from keep their recipient, as bookkeeping laws ask; older ones keep
    their amounts. Raises NotAllowed, NotFound, InvalidField unless the name was typed.
    """
    require(actor, Permission.DELETE_CLIENTS)
    client = database.row("client_to_change", id=client_id)
    if client is None:
        raise NotFound("client", client_id)
    refuse_other_name(client["name"], typed_name)
    absorbed = absorbed_by(database, client_id)
    texts = _texts_of(database, client_id)
    texts += [("the name of a merged record", each.absorbed_name) for each in absorbed]
    # First the note, then the deed: cut short between them, the next start finishes it.
    add_tombstones(database.path, [client_id, *(each.absorbed_id for each in absorbed)])
    database.write(lambda tx: _erase_client(tx, actor, client_id, kept_from, now))
    rewrite(database)
    return _proof(database, texts)


def erase_contact(database: Database, actor: Actor, contact: Contact, now: datetime) -> Proof:
    """Erase a person from a client: the contact, its history, and what enrichment found of it."""
    require(actor, Permission.DELETE_CLIENTS)
    add_tombstones(database.path, [contact.id])
    database.write(lambda tx: _erase_contact(tx, actor, contact.client_id, contact.id, now))
    rewrite(database)
    values = asdict(contact)
    fields = {"name": "name", "email": "e-mail", "phone": "phone"}
    return _proof(database, [(f"the {said}", values[name]) for name, said in fields.items()])


def drop_backups(database: Database, actor: Actor, now: datetime) -> int:
    """Delete the backups and the copies set aside, and make a fresh backup; how many there were."""
    require(actor, Permission.BACK_UP)
    count = backup.drop_backups(database) + drop_aside(database.path)
    backup.backup(database, None, now)
    return count


def erase_again(database: Database, *, kept_from: date, now: datetime) -> int:
    """Erase what stands again because a backup was restored; how many records."""
    ids = read_tombstones(database.path)
    found = database.rows("to_erase_again", ids=ids) if ids else []
    if not found:
        return 0

    def work(tx: Transaction) -> None:
        # Contacts first: those of a client that goes are gone with it.
        for row in sorted(found, key=lambda row: row["kind"], reverse=True):
            if row["kind"] == "contact":
                _erase_contact(tx, SYSTEM, row["client_id"], row["id"], now)
            else:
                _erase_client(tx, SYSTEM, row["id"], kept_from, now)

    database.write(work)
    rewrite(database)
    return len(found)


def _erase_client(
    tx: Transaction, actor: Actor, client_id: UUID, kept_from: date, now: datetime
) -> None:
    client = records.client(tx, client_id)
    for name in _NEVER_ISSUED:
        tx.execute(name, client_id=client_id)
    tx.execute("unname_old_lines", client_id=client_id, kept_from=kept_from, text=ERASED)
    tx.execute("unname_old_invoices", client_id=client_id, kept_from=kept_from, name=ERASED)
    tx.execute("clear_invoice_emails", client_id=client_id, email=None)
    tx.execute("clear_payment_notes", client_id=client_id)
    take_out(tx, client)
    # That it was done, when and by whom, and nothing of what it held.
    Act.begin(tx, actor, now).note(ActivityKind.CLIENT_ERASED, detail={"client_id": client_id})


def _erase_contact(
    tx: Transaction, actor: Actor, client_id: UUID, contact_id: UUID, now: datetime
) -> None:
    client = records.client(tx, client_id)
    contact = contacts.find(tx, client_id, contact_id)
    texts = [text for text in (contact.name, contact.email) if text]
    named = {"client_id": client_id, "texts": texts}
    tx.execute("delete_contact", id=contact_id)
    contacts.promote(tx, contact)
    tx.execute("delete_activities_naming", **named, contact_id=str(contact_id))
    tx.execute("delete_results_naming", **named)
    tx.execute("delete_dismissals_naming", **named)
    tx.execute("delete_ignores_naming", **named)
    tx.execute("forget_kept_contact", id=contact_id)
    tx.execute("forget_kept_clients_of_client", client_id=client_id)
    forget_merges(tx, client_id)
    person: dict[str, Any] = {"name": contact.name, "email": contact.email}
    tx.execute("clear_finance_contact", client_id=client_id, **person, now=now)
    if contact.email and contact.email != client["email"]:
        tx.execute("clear_invoice_emails", client_id=client_id, email=contact.email)
    detail = {"contact_id": contact_id}
    Act.begin(tx, actor, now).note_client(ActivityKind.CONTACT_ERASED, client, detail=detail)


def _texts_of(database: Database, client_id: UUID) -> list[tuple[str, str | None]]:
    return [(row["what"], row["text"]) for row in database.rows("texts_of_client", id=client_id)]


def _proof(database: Database, texts: Sequence[tuple[str, str | None]]) -> Proof:
    """Look for each text in the bytes of the file as it lies on the disk."""
    wanted = {text: what for what, text in texts if text and len(text) >= _SHORTEST}
    found = bytes_left(database.path, wanted)
    left = tuple(Left(wanted[text], times) for text, times in found.items() if times)
    return Proof(len(wanted), left)
