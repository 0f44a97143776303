"""What a lookup found otherwise than the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clientdesk.model.enrichment import FactField

if TYPE_CHECKING:
    from clientdesk.model.enrichment import Fact, Result


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of two results; None where it was not found."""

    field: FactField
    before: Fact | None
    after: Fact | None


def differences(before: Result, after: Result) -> tuple[Difference, ...]:
    """The facts whose value differs, in their order."""
    pairs = ((field, before.fields.get(field), after.fields.get(field)) for field in FactField)
    return tuple(
        Difference(field, old, new)
        for field, old, new in pairs
        if (old and old.value) != (new and new.value)
    )
