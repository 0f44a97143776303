"""What people let stand on a client's record although it is found to be mended, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.actions import records
from clientdesk.actions.clients import Saved
from clientdesk.actions.history import Act
from clientdesk.errors import InvalidField
from clientdesk.model.activity import ActivityKind, Edit
from clientdesk.model.permissions import Actor, Permission, require
from clientdesk.model.quality import value_of

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from clientdesk.model.quality import Finding
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

LONGEST_REASON: Final = 200
"""Characters of a reason."""


def ignore(
    database: Database, actor: Actor, client_id: UUID, finding: Finding, reason: str, now: datetime
) -> Saved:
    """Let a finding stand until its value is another; raises InvalidField without a reason."""
    require(actor, Permission.WORK_CLIENTS)
    kept = _reason(reason)

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        [judged] = tx.rows("quality_records", ids=[client_id])
        tx.execute("forget_ignore", client_id=client_id, finding=str(finding))
        tx.execute(
            "add_ignore",
            client_id=client_id,
            finding=str(finding),
            value=value_of(finding, judged),
            reason=kept,
            member=actor.name,
            now=now,
        )
        edit = Edit(str(finding), None, kept)
        Act.begin(tx, actor, now).note_client(ActivityKind.FINDING_IGNORED, client, [edit])
        return Saved(client_id)

    return database.write(work)


def heed(
    database: Database, actor: Actor, client_id: UUID, finding: Finding, now: datetime
) -> Saved:
    """Let an ignored finding be found again; one that is not ignored stays so."""
    require(actor, Permission.WORK_CLIENTS)

    def work(tx: Transaction) -> Saved:
        client = records.client(tx, client_id)
        if tx.execute("forget_ignore", client_id=client_id, finding=str(finding)):
            edit = Edit(str(finding), None, None)
            Act.begin(tx, actor, now).note_client(ActivityKind.FINDING_RESTORED, client, [edit])
        return Saved(client_id)

    return database.write(work)


def _reason(text: str) -> str:
    kept = " ".join(text.split())
    if not kept:
        raise InvalidField("reason", "Reason is empty. Say why it may stay as it is.")
    if len(kept) > LONGEST_REASON:
        raise InvalidField(
            "reason", f"Reason can have at most {LONGEST_REASON} characters. Shorten it."
        )
    return kept
