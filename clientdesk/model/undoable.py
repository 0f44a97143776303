"""What can be taken back as a whole, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from clientdesk.model.permissions import Actor, Permission, may

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

BULK_UNDO: Final = timedelta(hours=1)
"""How long a change of many clients can be taken back; imports and merges can be for good."""


class ActKind(StrEnum):
    """What was done."""

    IMPORT = "import"
    MERGE = "merge"
    BULK = "bulk"


class What(StrEnum):
    """What an act did to a row."""

    MADE = "made"
    CHANGED = "changed"
    """Or removed."""
    MOVED = "moved"
    """From one client to another, and nothing else."""


@dataclass(frozen=True, slots=True)
class UndoableAct:
    """An act, and whether it was taken back already."""

    id: UUID
    kind: ActKind
    label: str
    detail: str | None
    actor_id: UUID
    actor_name: str
    at: datetime
    until: datetime | None
    undone_at: datetime | None
    undone_by: str | None

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be taken back."""
        return self.undone_at is None and (self.until is None or now < self.until)


_PERMISSIONS: Final = {
    ActKind.IMPORT: Permission.COMMIT_IMPORTS,
    ActKind.MERGE: Permission.MERGE_CLIENTS,
}


def may_undo(actor: Actor, act: UndoableAct) -> bool:
    """Imports and merges need what they needed; other acts whoever did them, or an admin."""
    if act.kind in _PERMISSIONS:
        return may(actor, _PERMISSIONS[act.kind])
    own = actor.id == act.actor_id and may(actor, Permission.WORK_CLIENTS)
    return own or may(actor, Permission.COMMIT_IMPORTS)
