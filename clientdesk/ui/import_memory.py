"""What a person chose for the columns of a list, for the next list with the same headings."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from clientdesk.actions.import_sources import remember
from clientdesk.intake.columns import signature
from clientdesk.queries.import_sources import remembered
from clientdesk.ui import cached

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.intake.tables import Table
    from clientdesk.ui.import_kinds import Kind


def recalled(kind: Kind, table: Table) -> dict[int, str]:
    """The field that each column was chosen for last time; nothing of a list that is new."""
    chosen = remembered(cached.database(), kind.value, signature(table))
    return {at: str(chosen[name]) for name, at in _single(table).items() if name in chosen}


def keep(kind: Kind, table: Table, choices: Mapping[int, str]) -> None:
    """Remember the choices by their headings."""
    made = {name: choices[at] for name, at in _single(table).items() if at in choices}
    if made:
        database, actor, now = cached.database(), cached.actor(), cached.now()
        remember(database, actor, kind.value, signature(table), made, now)


def _single(table: Table) -> dict[str, int]:
    """The columns whose heading no other has: only those are known again for certain."""
    counts = Counter(table.headers)
    return {name: at for at, name in enumerate(table.headers) if name and counts[name] == 1}
