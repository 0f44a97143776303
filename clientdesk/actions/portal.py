"""The link that opens a client's portal: made when it is first needed, replaced when in doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from clientdesk.actions import records
from clientdesk.actions.history import Act
from clientdesk.errors import ConfigError
from clientdesk.model.activity import ActivityKind
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.portal_token import hash_of, new_token
from clientdesk.secret import seal, unseal

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class PortalLink:
    """A client's link; the token is None when it was sealed with a secret that is gone."""

    id: UUID
    client_id: UUID
    token: str | None = field(repr=False)
    created_at: datetime
    created_by: str


def link(database: Database, actor: Actor, client_id: UUID, now: datetime) -> PortalLink:
    """The client's link, made if it has none yet; raises NotFound."""
    require(actor, Permission.TOGGLE_PORTAL)
    row = database.row("portal_link_of_client", client_id=client_id)
    return _shown(row) if row else database.write(lambda tx: _first(tx, actor, client_id, now))


def regenerate(database: Database, actor: Actor, client_id: UUID, now: datetime) -> PortalLink:
    """Another link for the client; the one before ends at once. Raises NotFound."""
    require(actor, Permission.REGENERATE_LINKS)

    def work(tx: Transaction) -> PortalLink:
        client = records.client(tx, client_id)
        tx.execute("end_portal_links", client_id=client_id, now=now)
        made = _add(tx, actor, client_id, now)
        Act.begin(tx, actor, now).note_client(ActivityKind.PORTAL_LINK_REGENERATED, client)
        return made

    return database.write(work)


def _first(tx: Transaction, actor: Actor, client_id: UUID, now: datetime) -> PortalLink:
    """A link for a client without one, unless somebody else was quicker."""
    records.client(tx, client_id)
    row = tx.row("portal_link_of_client", client_id=client_id)
    return _shown(row) if row else _add(tx, actor, client_id, now)


def _add(tx: Transaction, actor: Actor, client_id: UUID, now: datetime) -> PortalLink:
    tx.execute("raise_counter")
    link_id, token = new_id(), new_token()
    while tx.row("portal_link_by_hash", token_hash=hash_of(token)):
        token = new_token()
    tx.execute(
        "add_portal_link",
        id=link_id,
        client_id=client_id,
        token_hash=hash_of(token),
        token_sealed=seal(token, _purpose(link_id)),
        now=now,
        created_by=actor.name,
    )
    return PortalLink(link_id, client_id, token, now, actor.name)


def _shown(row: dict[str, Any]) -> PortalLink:
    try:
        token = unseal(row["token_sealed"], _purpose(row["id"]))
    except ConfigError:
        token = None
    return PortalLink(row["id"], row["client_id"], token, row["created_at"], row["created_by"])


def _purpose(link_id: UUID) -> str:
    """Of one link only, so that no sealed token can stand in for another."""
    return f"portal link {link_id}"
