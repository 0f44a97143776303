"""What people ask of enrichment: look clients up, try again, cancel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.actions.enrichment_queue import enqueue, entitled, read, withdraw
from clientdesk.actions.history import Act
from clientdesk.model.activity import ActivityKind
from clientdesk.model.enrichment_jobs import Trigger
from clientdesk.model.permissions import Actor, Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

MOST_AT_A_TIME = 10_000
"""Clients that one request queues."""


@dataclass(frozen=True, slots=True)
class Requested:
    """What became of a request: the rest is archived, under way, or cannot be looked up."""

    queued: int
    skipped: int
    asked: int

    def sentence(self) -> str:
        """The outcome for people."""
        queued = "1 client is" if self.queued == 1 else f"{self.queued:,} clients are"
        rest = self.asked - self.queued
        if not rest:
            return f"{queued} in the queue."
        left = "1 was" if rest == 1 else f"{rest:,} were"
        return f"{queued} in the queue; {left} left out."


def request(
    database: Database, actor: Actor, client_ids: Sequence[UUID], now: datetime
) -> Requested:
    """Look these clients up, also those that have succeeded or failed for good."""
    require(actor, Permission.ENRICH)

    def work(tx: Transaction) -> Requested:
        clients = list(read(tx, client_ids).values())
        return _ask(Act.begin(tx, actor, now), clients, Trigger.MANUAL)

    return database.write(work)


def retry_failed(database: Database, actor: Actor, now: datetime) -> Requested:
    """Try every client again whose last lookup failed."""
    require(actor, Permission.ENRICH)

    def work(tx: Transaction) -> Requested:
        failed = tx.rows("failed_clients", limit=MOST_AT_A_TIME)
        return _ask(Act.begin(tx, actor, now), failed, Trigger.RETRY)

    return database.write(work)


def cancel(
    database: Database, actor: Actor, client_ids: Sequence[UUID] | None, now: datetime
) -> int:
    """Take clients out of the queue, all without ids, also those that run; how many.

    Each returns to where it stood. What a worker still finds of it is not kept.
    """
    require(actor, Permission.ENRICH)

    def work(tx: Transaction) -> int:
        act = Act.begin(tx, actor, now)
        ids = None if client_ids is None else list(client_ids)
        clients = withdraw(act, ids, running=True)
        if clients:
            act.note_clients(ActivityKind.ENRICHMENT_CANCELED, clients)
        return len(clients)

    return database.write(work)


def _ask(act: Act, clients: Sequence[Mapping[str, Any]], trigger: Trigger) -> Requested:
    may_enrich = entitled(act.tx)
    entered = enqueue(act, clients, trigger, entitled=may_enrich, refresh=True)
    if entered.clients:
        act.note_clients(ActivityKind.ENRICHMENT_REQUESTED, entered.clients)
    return Requested(entered.queued, entered.skipped, len(clients))
