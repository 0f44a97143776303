"""The acts of the last days that can be taken back, or were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.model.undoable import ActKind, UndoableAct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class ListedAct:
    """An act with the number of rows that it made, changed or moved; 0 once it was taken back."""

    act: UndoableAct
    rows: int


def recent_acts(
    database: Database, since: datetime, *, kinds: Iterable[ActKind] = ActKind, count: int = 50
) -> list[ListedAct]:
    """The newest acts of some kinds, newest first."""
    found = database.rows("acts", kinds=[str(kind) for kind in kinds], since=since, count=count)
    return [_listed(row) for row in found]


def _listed(row: dict[str, Any]) -> ListedAct:
    rows = row.pop("row_count")
    return ListedAct(UndoableAct(**{**row, "kind": ActKind(row["kind"])}), rows)
