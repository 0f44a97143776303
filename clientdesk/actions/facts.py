"""The facts on a client's record, as people set them and hand them back to enrichment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clientdesk.actions import conflicts, records
from clientdesk.actions.clients import Saved
from clientdesk.actions.conflicts import Subject
from clientdesk.actions.history import Act
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.client_facts import (
    LABELS,
    ClientFact,
    clean_fact,
    found_facts,
    marked,
    marks,
)
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.queries.found import found_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


def edit_facts(
    database: Database,
    actor: Actor,
    client_id: UUID,
    *,
    read: Mapping[str, object],
    changes: Mapping[str, str | None],
    now: datetime,
) -> Saved:
    """Save facts that a person knows better; from now on enrichment only proposes others.

    To take back what enrichment filled in, set what stood there before. Raises InvalidField, and
    Conflict as clients.edit does.
    """
    require(actor, Permission.WORK_CLIENTS)
    wanted = {name: clean_fact(name, value) for name, value in changes.items()}

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        subject = Subject(client_id)
        edits = conflicts.edits(tx, client, read, wanted, labels=LABELS, subject=subject)
        if edits:
            act = Act.begin(tx, actor, now)
            changed = {ClientFact(edit.field) for edit in edits}
            write(act, {**client, **wanted}, marked(client["facts_by_hand"]) | changed)
            act.note_client(ActivityKind.UPDATED, client, edits)
            dismiss_values(act, client_id, _outvoted(tx, client_id, wanted, changed))
        return Saved(client_id)

    return database.write(work)


def release_facts(
    database: Database,
    actor: Actor,
    client_id: UUID,
    *,
    facts: Collection[ClientFact],
    now: datetime,
) -> Saved:
    """Let enrichment fill facts again that a person had set, at once with what it found last."""
    require(actor, Permission.WORK_CLIENTS)

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        by_hand = marked(client["facts_by_hand"])
        released = [fact for fact in ClientFact if fact in by_hand.intersection(facts)]
        if released:
            found = _newest(tx, client_id)
            filled = {str(fact): found.get(fact, client[fact]) for fact in released}
            act = Act.begin(tx, actor, now)
            tx.execute("forget_dismissals", client_id=client_id, fields=list(map(str, released)))
            write(act, {**client, **filled}, by_hand.difference(released))
            edits = [Edit(fact, client[fact], filled[fact]) for fact in released]
            act.note_client(ActivityKind.ENRICHMENT_RELEASED, client, edits)
        return Saved(client_id)

    return database.write(work)


def write(act: Act, client: Mapping[str, Any], by_hand: Collection[ClientFact]) -> None:
    """Write the facts that a client's row holds, and which of them people set."""
    records.update(
        act.tx,
        "update_client_facts",
        id=client["id"],
        version=client["version"],
        facts_by_hand=marks(by_hand),
        now=act.now,
        **{fact: client[fact] for fact in ClientFact},
    )


def dismiss_values(act: Act, client_id: UUID, values: Mapping[str, str]) -> None:
    """Note the values of fields that are not to be proposed again."""
    if values:
        act.tx.execute(
            "add_dismissals",
            client_id=client_id,
            fields=list(map(str, values)),
            field_values=list(values.values()),
            dismissed_by=act.actor.name,
            now=act.now,
        )


def _outvoted(
    tx: Transaction,
    client_id: UUID,
    wanted: Mapping[str, str | None],
    changed: Collection[ClientFact],
) -> dict[str, str]:
    """What was found last and a person has just decided against."""
    found = _newest(tx, client_id)
    return {fact: found[fact] for fact in changed if fact in found and found[fact] != wanted[fact]}


def _newest(tx: Transaction, client_id: UUID) -> dict[ClientFact, str]:
    results = found_of(tx, client_id, limit=1)
    return found_facts(results[0].result) if results else {}
