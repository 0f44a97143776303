"""Who is named for suppliers' invoices: a person, or else a team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.enrichment.finance_evidence import Passage


@dataclass(frozen=True)
class Contact:
    """A name, whether a person bears it, and where it stands."""

    name: str
    is_person: bool
    confidence: float
    passage: Passage
