"""API tokens: made by an administrator, in whose name they act, and revoked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clientdesk.actions.history import Act
from clientdesk.errors import InvalidField, NotFound
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.api_token import EVERY, clean_name, expiry, hash_of, new_token
from clientdesk.model.folding import fold
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import Actor, Permission, require

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that was just made; only now can it be read."""

    id: UUID
    name: str
    token: str = field(repr=False)


def create(
    database: Database, actor: Actor, name: str, *, days: int | None, now: datetime
) -> NewToken:
    """A new token that acts in the actor's name; days: how long, None without an end.

    Raises InvalidField.
    """
    require(actor, Permission.MANAGE_TOKENS)
    kept, ends = clean_name(name), expiry(days, now)

    def work(tx: Transaction) -> NewToken:
        tx.execute("raise_counter")
        _refuse_taken(tx, kept)
        made = NewToken(new_id(), kept, new_token())
        tx.execute(
            "add_api_token",
            id=made.id,
            name=kept,
            token_hash=hash_of(made.token),
            member_id=actor.id,
            now=now,
            expires_at=ends,
        )
        Act.begin(tx, actor, now).note(
            ActivityKind.API_ACCESS_GIVEN,
            [Edit("api_token", None, kept)],
            detail={"id": made.id, "expires_at": ends},
        )
        return made

    return database.write(work)


def revoke(database: Database, actor: Actor, token_id: UUID, now: datetime) -> None:
    """Refuse a token from now on; one that was revoked stays so. Raises NotFound."""
    require(actor, Permission.MANAGE_TOKENS)

    def work(tx: Transaction) -> None:
        row = tx.row("api_token_to_change", id=token_id)
        if row is None:
            raise NotFound("API token", token_id)
        if tx.execute("revoke_api_token", id=token_id, now=now):
            Act.begin(tx, actor, now).note(
                ActivityKind.API_ACCESS_REVOKED,
                [Edit("api_token", row["name"], None)],
                detail={"id": token_id},
            )

    database.write(work)


def note_use(database: Database, token_id: UUID, now: datetime) -> None:
    """Keep when a token was used; within a minute of the last time nothing is written."""

    def work(tx: Transaction) -> None:
        row = tx.row("api_token_to_change", id=token_id)
        if row is not None and is_news(row["last_used_at"], now):
            tx.execute("use_api_token", id=token_id, now=now)

    database.write(work)


def is_news(last_used_at: datetime | None, now: datetime) -> bool:
    """Whether a use at this moment is worth a write."""
    return last_used_at is None or now - last_used_at >= EVERY


def _refuse_taken(tx: Transaction, name: str) -> None:
    if any(fold(row["name"]) == fold(name) for row in tx.rows("api_tokens")):
        raise InvalidField(
            "name", f"There is a token “{name}” already. Choose another name, or revoke that one."
        )
