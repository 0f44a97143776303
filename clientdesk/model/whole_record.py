"""One client's whole record, a section for each kind of row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind, as texts, numbers and flags; the columns are there without rows too."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """All that is kept of a client."""

    client_id: UUID
    name: str
    sections: Mapping[str, Section]

    @property
    def size(self) -> int:
        """How many rows it has."""
        return sum(len(section.rows) for section in self.sections.values())
