"""What enrichment found of one client, and what of that is proposed for its record."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.model.enrichment import from_json
from clientdesk.model.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.enrichment import Result
    from clientdesk.model.proposals import Proposal
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Found:
    """One result, when it was found, and the facts that it changed on the record."""

    id: UUID
    found_at: datetime
    engine: int
    inputs: str
    result: Result
    filled: Mapping[str, tuple[str | None, str]]
    """By fact, what stood there before and what it put there."""


def found_of(source: Database | Transaction, client_id: UUID, *, limit: int = 10) -> list[Found]:
    """What was found of a client, the newest first."""
    rows = source.rows("results_of_client", client_id=client_id, limit=limit)
    return [_found(row) for row in rows]


def proposals_of(source: Database | Transaction, client: Mapping[str, Any]) -> tuple[Proposal, ...]:
    """What is proposed for a client's row; nothing before something was found."""
    client_id = client["id"]
    newest = found_of(source, client_id, limit=1)
    if not newest:
        return ()
    contacts = source.rows("contacts_to_change", client_id=client_id)
    dismissed = source.rows("dismissals_of_client", client_id=client_id)
    return proposals(
        client,
        newest[0].result,
        mailboxes=[contact["email"] for contact in contacts if contact["email"]],
        dismissed={(row["field"], row["value"]) for row in dismissed},
    )


def _found(row: Mapping[str, Any]) -> Found:
    filled = {field: (old, new) for field, (old, new) in json.loads(row["filled"]).items()}
    return Found(**{**row, "result": from_json(row["result"]), "filled": filled})
